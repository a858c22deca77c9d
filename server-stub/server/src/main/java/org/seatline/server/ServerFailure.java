package org.seatline.server;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;

/** The server cannot run. Has one sentence for people, in their language, and an exit code. */
final class ServerFailure extends Exception {
  private static final long serialVersionUID = 1L;
  static final String BUNDLE = "org.seatline.server.ServerText";

  private final ExitCode exitCode;
  private final String key;
  private final transient Object[] args;

  ServerFailure(ExitCode exitCode, String key, Object... args) {
    super(key);
    this.exitCode = exitCode;
    this.key = key;
    this.args = args.clone();
  }

  ServerFailure(Throwable cause, ExitCode exitCode, String key, Object... args) {
    super(key, cause);
    this.exitCode = exitCode;
    this.key = key;
    this.args = args.clone();
  }

  ExitCode exitCode() {
    return exitCode;
  }

  String sentence(Locale locale) {
    return text(locale, key, args);
  }

  static String text(Locale locale, String key, Object... args) {
    try {
      ResourceBundle.Control rootIsEnglish =
          ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
      ResourceBundle bundle = ResourceBundle.getBundle(BUNDLE, locale, rootIsEnglish);
      return new MessageFormat(bundle.getString(key), locale).format(args);
    } catch (MissingResourceException e) {
      throw new IllegalStateException("no text " + key, e);
    }
  }
}
