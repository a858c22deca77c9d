package org.seatline.app.snippet;

import java.util.function.Function;
import java.util.regex.Matcher;
import org.seatline.protocol.TextPlace;

/**
 * A text of the centre with its places filled.
 *
 * @param from where the first gap begins; the end of the text when there is none
 * @param to where it ends
 */
public record FilledText(String text, int from, int to) {
  /** What stands where something is left to be filled. */
  public static final String GAP = "____";

  /**
   * Fills a text.
   *
   * @param known the value of a place; empty where nobody knows it, so that a gap stays
   */
  public static FilledText of(String written, Function<TextPlace, String> known) {
    StringBuilder text = new StringBuilder();
    Matcher braces = TextPlace.BRACES.matcher(written);
    int gap = -1;
    while (braces.find()) {
      String value = TextPlace.byId(braces.group(1)).map(known).orElse("").strip();
      boolean unknown = value.isEmpty();
      braces.appendReplacement(text, Matcher.quoteReplacement(unknown ? GAP : value));
      if (unknown && gap < 0) {
        gap = text.length() - GAP.length();
      }
    }
    braces.appendTail(text);
    return gap < 0
        ? new FilledText(text.toString(), text.length(), text.length())
        : new FilledText(text.toString(), gap, gap + GAP.length());
  }
}
