package org.seatline.app.script;

import org.seatline.app.fx.Language;

/** The first words of a sentence, short enough for the line that shows the path. */
final class CrumbTitle {
  private static final int ENGLISH_MAX_CHARS = 18;
  private static final int CHINESE_MAX_CHARS = 9;

  private CrumbTitle() {}

  static String of(String sentence, Language language) {
    int most = language == Language.ZH ? CHINESE_MAX_CHARS : ENGLISH_MAX_CHARS;
    if (sentence.codePointCount(0, sentence.length()) <= most) {
      return sentence;
    }
    String head = sentence.substring(0, sentence.offsetByCodePoints(0, most));
    int space = head.lastIndexOf(' ');
    boolean words = language == Language.EN && space > most / 2;
    return (words ? head.substring(0, space) : head).replaceAll("[\\p{Punct},。?!、:]+$", "") + "…";
  }
}
