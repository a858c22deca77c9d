package org.seatline.app.local;

import java.util.BitSet;

/**
 * Which short sequences of bytes a block of text has, so that a search leaves out the blocks that
 * cannot have what it looks for. Never says no to what is there; may say yes to what is not.
 */
final class TextGrams {
  private static final int SHORT = 2;
  private static final int LONG = 5;
  private static final int LONG_BITS = 17;

  /** Fibonacci hashing (Knuth, The Art of Computer Programming, 6.4). */
  private static final long SPREAD = 0x9E3779B97F4A7C15L;

  private final BitSet pairs = new BitSet(1 << 16);
  private final BitSet fives = new BitSet(1 << LONG_BITS);

  /**
   * Of a text.
   *
   * @param bytes one byte a character
   */
  TextGrams(String bytes) {
    long last = 0;
    for (int i = 0; i < bytes.length(); i++) {
      last = (last << Byte.SIZE) | bytes.charAt(i);
      if (i >= SHORT - 1) {
        pairs.set((int) last & 0xffff);
      }
      if (i >= LONG - 1) {
        fives.set(five(last));
      }
    }
  }

  /** Whether this may be in the text. */
  boolean mayHave(String bytes) {
    boolean isLong = bytes.length() >= LONG;
    long last = 0;
    for (int i = 0; i < bytes.length(); i++) {
      last = (last << Byte.SIZE) | bytes.charAt(i);
      boolean missing =
          isLong
              ? i >= LONG - 1 && !fives.get(five(last))
              : i >= SHORT - 1 && !pairs.get((int) last & 0xffff);
      if (missing) {
        return false;
      }
    }
    return true;
  }

  private static int five(long last) {
    long alone = last << (Long.SIZE - LONG * Byte.SIZE);
    return (int) ((alone * SPREAD) >>> (Long.SIZE - LONG_BITS));
  }
}
