package org.seatline.server.telephony;

import java.io.IOException;
import java.util.List;

/**
 * Files of the call centre cannot be used. Each line of the message is one mistake: the file, the
 * place in it, what is wrong there; for example {@code menu.json line 12 /start: a text is needed}.
 */
public final class CentreFileException extends IOException {
  private static final long serialVersionUID = 1L;

  CentreFileException(String file, String place, String what) {
    this(List.of(place.isEmpty() ? file + ": " + what : file + " " + place + ": " + what));
  }

  private final transient List<String> mistakes;

  CentreFileException(List<String> mistakes) {
    super(String.join("\n", mistakes));
    this.mistakes = List.copyOf(mistakes);
  }

  /** Each mistake with its place. */
  List<String> mistakes() {
    return mistakes;
  }
}
