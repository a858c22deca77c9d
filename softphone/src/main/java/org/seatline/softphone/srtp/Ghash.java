package org.seatline.softphone.srtp;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * The hash of Galois/counter mode (NIST SP 800-38D section 6.4). It reads no tables and asks
 * nothing of the data that it hashes, so that its time tells nothing of the key; it allocates
 * nothing. Not thread-safe.
 *
 * <p>A block is a polynomial over GF(2) whose first bit is the coefficient of x^0. Read as a
 * big-endian number it stands the wrong way round, which a product does not mind but for one shift
 * to the left.
 */
final class Ghash {
  static final int BLOCK_BYTES = 16;

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  /** Every fourth bit, from the first, second, third, fourth on. */
  private static final long CLASS_0 = 0x1111_1111_1111_1111L;

  private static final long CLASS_1 = CLASS_0 << 1;
  private static final long CLASS_2 = CLASS_0 << 2;
  private static final long CLASS_3 = CLASS_0 << 3;

  private final long keyHigh;
  private final long keyLow;
  private final long keyHighReversed;
  private final long keyLowReversed;
  private final byte[] block = new byte[BLOCK_BYTES];
  private long high;
  private long low;
  private int filled;
  private long associatedBytes;
  private long bodyBytes;

  /**
   * @param key 16 bytes: the block of zeros, encrypted
   */
  Ghash(byte[] key) {
    keyHigh = i64(key, 0);
    keyLow = i64(key, Long.BYTES);
    keyHighReversed = Long.reverse(keyHigh);
    keyLowReversed = Long.reverse(keyLow);
  }

  /** Begins a message. */
  Ghash begin() {
    high = 0;
    low = 0;
    filled = 0;
    associatedBytes = 0;
    bodyBytes = 0;
    return this;
  }

  /** More of what is authenticated only; all of it comes before the body. */
  Ghash associated(byte[] data, int offset, int length) {
    associatedBytes += length;
    add(data, offset, length);
    return this;
  }

  /** What is encrypted, whole. */
  Ghash body(byte[] data, int offset, int length) {
    fillUp();
    bodyBytes = length;
    add(data, offset, length);
    return this;
  }

  /** Writes the 16 bytes of the hash. */
  void end(byte[] out) {
    fillUp();
    absorb(associatedBytes * Byte.SIZE, bodyBytes * Byte.SIZE);
    putI64(out, 0, high);
    putI64(out, Long.BYTES, low);
  }

  private void add(byte[] data, int offset, int length) {
    int at = offset;
    int end = offset + length;
    while (at < end) {
      if (filled == 0 && end - at >= BLOCK_BYTES) {
        absorb(i64(data, at), i64(data, at + Long.BYTES));
        at += BLOCK_BYTES;
      } else {
        block[filled++] = data[at++];
        if (filled == BLOCK_BYTES) {
          absorbBlock();
        }
      }
    }
  }

  private void fillUp() {
    if (filled > 0) {
      while (filled < BLOCK_BYTES) {
        block[filled++] = 0;
      }
      absorbBlock();
    }
  }

  private void absorbBlock() {
    absorb(i64(block, 0), i64(block, Long.BYTES));
    filled = 0;
  }

  // Adds a block and multiplies by the key: three products of 64 bits make one of 128 (Karatsuba),
  // each in two halves, of which the upper is the lower of the reversed factors.
  private void absorb(long blockHigh, long blockLow) {
    long a = high ^ blockHigh;
    long b = low ^ blockLow;
    long aReversed = Long.reverse(a);
    long bReversed = Long.reverse(b);
    long low0 = product(b, keyLow);
    long high0 = Long.reverse(product(bReversed, keyLowReversed)) >>> 1;
    long low2 = product(a, keyHigh);
    long high2 = Long.reverse(product(aReversed, keyHighReversed)) >>> 1;
    long low1 = product(a ^ b, keyHigh ^ keyLow) ^ low0 ^ low2;
    long mixedReversed = product(aReversed ^ bReversed, keyHighReversed ^ keyLowReversed);
    long high1 = (Long.reverse(mixedReversed) >>> 1) ^ high0 ^ high2;
    reduce(high2, low2 ^ high1, high0 ^ low1, low0);
  }

  // The product has 255 bits; after the shift the first word holds x^0 to x^63 and so on. What is
  // from x^128 on comes back as x^128 = x^7 + x^2 + x + 1.
  private void reduce(long first, long second, long third, long fourth) {
    long w0 = (first << 1) | (second >>> 63);
    long w1 = (second << 1) | (third >>> 63);
    long w2 = (third << 1) | (fourth >>> 63);
    long w3 = fourth << 1;
    w1 ^= back(w3);
    w2 ^= carried(w3);
    high = w0 ^ back(w2);
    low = w1 ^ carried(w2);
  }

  private static long back(long word) {
    return word ^ (word >>> 1) ^ (word >>> 2) ^ (word >>> 7);
  }

  /** What {@link #back} shifts out of the word belongs to the next. */
  private static long carried(long word) {
    return (word << 63) ^ (word << 62) ^ (word << 57);
  }

  // The lower 64 bits of a product without carries. Of numbers that have only every fourth bit the
  // integer product adds up at most 15 ones in one place before the last, which no carry leaves.
  private static long product(long x, long y) {
    long x0 = x & CLASS_0;
    long x1 = x & CLASS_1;
    long x2 = x & CLASS_2;
    long x3 = x & CLASS_3;
    long y0 = y & CLASS_0;
    long y1 = y & CLASS_1;
    long y2 = y & CLASS_2;
    long y3 = y & CLASS_3;
    long z0 = (x0 * y0) ^ (x1 * y3) ^ (x2 * y2) ^ (x3 * y1);
    long z1 = (x0 * y1) ^ (x1 * y0) ^ (x2 * y3) ^ (x3 * y2);
    long z2 = (x0 * y2) ^ (x1 * y1) ^ (x2 * y0) ^ (x3 * y3);
    long z3 = (x0 * y3) ^ (x1 * y2) ^ (x2 * y1) ^ (x3 * y0);
    return (z0 & CLASS_0) | (z1 & CLASS_1) | (z2 & CLASS_2) | (z3 & CLASS_3);
  }

  private static long i64(byte[] b, int at) {
    return (long) LONGS.get(b, at);
  }

  private static void putI64(byte[] b, int at, long value) {
    LONGS.set(b, at, value);
  }
}
