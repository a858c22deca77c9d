package org.seatline.softphone.codec;

/**
 * The G.722 encoder (clause 3 of the recommendation): two samples become one byte.
 *
 * <pre>
 *  7 6 5 4 3 2 1 0
 * +---+-----------+
 * | H |     L     |   H: upper band, 2 bits; L: lower band, 6 bits
 * +---+-----------+
 * </pre>
 */
final class G722Encoder implements Codec.Encoder {
  private static final int BAND_SHIFT = 14;

  private final MirrorFilter filter = new MirrorFilter();
  private final SubBand low = SubBand.low();
  private final SubBand high = SubBand.high();

  @Override
  public int encode(short[] pcm, int length, byte[] out, int offset) {
    int count = Math.min(length / 2, out.length - offset);
    for (int i = 0; i < count; i++) {
      out[offset + i] = (byte) code(pcm[2 * i], pcm[2 * i + 1]);
    }
    return count;
  }

  private int code(short older, short newer) {
    filter.push(newer, older);
    int sum = filter.even() + filter.odd();
    int difference = filter.even() - filter.odd();
    int lowCode = G722Tables.lowCode(low.miss(limited(sum)), low.scale());
    int highCode = G722Tables.highCode(high.miss(limited(difference)), high.scale());
    low.adapt(lowCode);
    high.adapt(highCode);
    return highCode << 6 | lowCode;
  }

  private static int limited(int filtered) {
    return SubBand.limit(filtered >> BAND_SHIFT);
  }
}
