package org.seatline.app.palette;

import java.util.Locale;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How well something to do fits what was typed. Pure. */
public final class PaletteMatch {
  private static final int WHOLE = 0;
  private static final int BEGINNING = 1;
  private static final int INITIALS = 2;
  private static final int WORD = 3;
  private static final int INSIDE = 4;

  private PaletteMatch() {}

  /**
   * Less is better; nothing when it does not fit. By its beginning, by the first letters of its
   * words or of its pinyin, by a word's beginning, or by what is inside.
   */
  public static OptionalInt rank(String words, String typed) {
    String text = plain(words);
    String wanted = plain(typed);
    if (text.equals(wanted)) {
      return OptionalInt.of(WHOLE);
    }
    if (text.startsWith(wanted)) {
      return OptionalInt.of(BEGINNING);
    }
    if (initials(text).startsWith(wanted) || PinyinInitials.of(text).startsWith(wanted)) {
      return OptionalInt.of(INITIALS);
    }
    if (text.contains(" " + wanted)) {
      return OptionalInt.of(WORD);
    }
    boolean inside = Stream.of(wanted.split(" ")).allMatch(text::contains);
    return inside ? OptionalInt.of(INSIDE) : OptionalInt.empty();
  }

  private static String initials(String text) {
    return Stream.of(text.split("[^\\p{L}\\p{N}]+"))
        .filter(word -> !word.isEmpty())
        .map(word -> word.substring(0, word.offsetByCodePoints(0, 1)))
        .collect(Collectors.joining());
  }

  private static String plain(String text) {
    return text.strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
  }
}
