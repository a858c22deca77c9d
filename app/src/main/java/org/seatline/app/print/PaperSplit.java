package org.seatline.app.print;

import org.openpdf.text.SplitCharacter;
import org.openpdf.text.pdf.DefaultSplitCharacter;
import org.openpdf.text.pdf.PdfChunk;

/**
 * Where a line may end: as usual, but no line begins with a closing sign and none ends with an
 * opening one (the rule of Chinese typesetting, GB/T 15834).
 */
final class PaperSplit implements SplitCharacter {
  private static final String CLOSING = "，。、；：？！）】》」』”’…％";
  private static final String OPENING = "（【《「『“‘";

  private final SplitCharacter usual = new DefaultSplitCharacter();

  @Override
  public boolean isSplitCharacter(int start, int current, int end, char[] text, PdfChunk[] chunks) {
    if (OPENING.indexOf(text[current]) >= 0) {
      return false;
    }
    if (current + 1 < end && CLOSING.indexOf(text[current + 1]) >= 0) {
      return false;
    }
    return CLOSING.indexOf(text[current]) >= 0
        || usual.isSplitCharacter(start, current, end, text, chunks);
  }
}
