package org.seatline.app.snippet;

import java.util.Locale;
import java.util.Optional;

/**
 * An abbreviation that was typed, such as {@code ;addr}.
 *
 * @param from where its semicolon stands
 * @param letters what comes behind, in small letters
 */
public record Abbreviation(int from, String letters) {
  /** The longest one. */
  static final int CHARS_MAX = 12;

  /** The one that ends at the caret. A semicolon of a Chinese keyboard counts, too. */
  public static Optional<Abbreviation> before(String text, int caret) {
    int begin = caret;
    while (begin > 0 && caret - begin < CHARS_MAX && isLetter(text.charAt(begin - 1))) {
      begin--;
    }
    if (begin == caret || begin == 0 || !isSign(text.charAt(begin - 1))) {
      return Optional.empty();
    }
    return Optional.of(
        new Abbreviation(begin - 1, text.substring(begin, caret).toLowerCase(Locale.ROOT)));
  }

  private static boolean isSign(char c) {
    return c == ';' || c == '\uff1b';
  }

  private static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  }
}
