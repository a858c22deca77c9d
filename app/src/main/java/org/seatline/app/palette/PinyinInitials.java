package org.seatline.app.palette;

import java.nio.charset.Charset;
import java.util.Locale;

/**
 * The letters that the pinyin of Chinese words begins with: "保持" is {@code bc}. The 3,755
 * characters of level 1 of GB/T 2312 stand there by their pinyin, so that a place in the table
 * tells the letter; of characters that are read in several ways the usual one counts. Others are
 * left as they are.
 */
final class PinyinInitials {
  private static final Charset GB = Charset.forName("GBK");
  private static final int LEVEL_1_END = 0xD7FA;
  private static final String LETTERS = "abcdefghjklmnopqrstwxyz";

  /** Where the characters of each letter begin. */
  private static final int[] BEGINS = {
    0xB0A1, 0xB0C5, 0xB2C1, 0xB4EE, 0xB6EA, 0xB7A2, 0xB8C1, 0xB9FE, 0xBBF7, 0xBFA6, 0xC0AC, 0xC2E8,
    0xC4C3, 0xC5B6, 0xC5BE, 0xC6DA, 0xC8BB, 0xC8F6, 0xCBFA, 0xCDDA, 0xCEF4, 0xD1B9, 0xD4D1
  };

  private PinyinInitials() {}

  /** The letters of a text, in small letters; spaces and signs are dropped. */
  static String of(String text) {
    StringBuilder initials = new StringBuilder();
    text.codePoints()
        .filter(Character::isLetterOrDigit)
        .forEach(character -> initials.append(initial(Character.toString(character))));
    return initials.toString().toLowerCase(Locale.ROOT);
  }

  private static String initial(String character) {
    byte[] bytes = character.getBytes(GB);
    if (bytes.length != 2) {
      return character;
    }
    int code = (bytes[0] & 0xFF) << 8 | (bytes[1] & 0xFF);
    if (code < BEGINS[0] || code >= LEVEL_1_END) {
      return character;
    }
    int letter = BEGINS.length - 1;
    while (BEGINS[letter] > code) {
      letter--;
    }
    return String.valueOf(LETTERS.charAt(letter));
  }
}
