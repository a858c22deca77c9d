package org.seatline.app.fx;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.seatline.app.settings.TextSize;

/**
 * The stylesheets in each size of text. JavaFX has variables for colours alone, none for sizes: so
 * sizes are written in pixels, once, and a sheet is rewritten for another size of text.
 */
final class Stylesheets {
  private static final Pattern SIZE =
      Pattern.compile(
          "(-fx-(?:font-size|icon-size|(?:min|pref|max)-(?:height|width)):\\s*)(\\d+(?:\\.\\d+)?)px");

  /** What nobody can read is no size. */
  private static final long PIXELS_MIN = 11;

  private static final Map<String, String> MADE = new ConcurrentHashMap<>();

  private Stylesheets() {}

  /** Where a sheet is to be had in this size. */
  static String url(String name, TextSize size) {
    URL url = Stylesheets.class.getResource("/org/seatline/app/css/" + name);
    if (url == null) {
      throw new IllegalStateException("the program is incomplete: " + name + " is missing");
    }
    return size == TextSize.NORMAL
        ? url.toExternalForm()
        : MADE.computeIfAbsent(name + " " + size, key -> inline(scaled(read(url), size.factor())));
  }

  /** A sheet without a file. */
  static String inline(String css) {
    return "data:text/css;base64,"
        + Base64.getEncoder().encodeToString(css.getBytes(StandardCharsets.UTF_8));
  }

  /** The sheet with type, icons and boxes this many times as large, in whole pixels. */
  static String scaled(String css, double factor) {
    return SIZE.matcher(css)
        .replaceAll(found -> found.group(1) + pixels(found.group(2), factor) + "px");
  }

  private static long pixels(String written, double factor) {
    double before = Double.parseDouble(written);
    long after = Math.round(before * factor);
    return before < PIXELS_MIN ? after : Math.max(PIXELS_MIN, after);
  }

  private static String read(URL url) {
    try (InputStream in = url.openStream()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + url, e);
    }
  }
}
