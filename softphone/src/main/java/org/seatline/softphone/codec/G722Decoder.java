package org.seatline.softphone.codec;

/**
 * The G.722 decoder (clause 4 of the recommendation). Every byte is a valid code, so that nothing
 * can be malformed; after a loss both ends' predictors meet again by themselves.
 */
final class G722Decoder implements Codec.Decoder {
  private static final int OUTPUT_SHIFT = 11;

  private final MirrorFilter filter = new MirrorFilter();
  private final SubBand low = SubBand.low();
  private final SubBand high = SubBand.high();

  @Override
  public int decode(byte[] payload, int offset, int length, short[] pcm, int pcmOffset) {
    int count = Math.min(length, (pcm.length - pcmOffset) / 2);
    for (int i = 0; i < count; i++) {
      synthesize(payload[offset + i] & 0xFF);
      pcm[pcmOffset + 2 * i] = output(filter.even());
      pcm[pcmOffset + 2 * i + 1] = output(filter.odd());
    }
    return 2 * count;
  }

  private void synthesize(int code) {
    int lowCode = code & 0x3F;
    // The lower band is heard with all six bits, but adapts by four as the encoder did.
    int lowSample = SubBand.limit(low.reconstruct(G722Tables.lowFine(lowCode)));
    low.adapt(lowCode);
    int highSample = SubBand.limit(high.adapt(code >> 6));
    filter.push(lowSample - highSample, lowSample + highSample);
  }

  private static short output(int filtered) {
    return (short) SubBand.saturate(filtered >> OUTPUT_SHIFT);
  }
}
