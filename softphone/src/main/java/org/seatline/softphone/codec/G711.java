package org.seatline.softphone.codec;

/** ITU-T G.711: eight bits for each sample at 8 kHz, by tables. Stateless. */
@SuppressWarnings("ImmutableEnumChecker") // the tables are filled once and never given away
public enum G711 implements Codec, Codec.Encoder, Codec.Decoder {
  /** µ-law, payload type 0. */
  PCMU(0) {
    @Override
    byte compress(int linear) {
      // 14-bit magnitude plus the bias of 33, then segment and four bits of mantissa, inverted.
      int magnitude = Math.min(((linear < 0 ? ~linear : linear) >> 2) + 33, 0x1FFF);
      int segment = 26 - Integer.numberOfLeadingZeros(magnitude);
      int code = (segment << 4) | ((magnitude >> (segment + 1)) & 0x0F);
      return (byte) (linear < 0 ? ~code & 0x7F : ~code);
    }

    @Override
    short expand(int code) {
      int inverted = ~code;
      int magnitude = ((((inverted & 0x0F) << 3) + 132) << ((inverted >> 4) & 7)) - 132;
      return (short) ((inverted & 0x80) != 0 ? -magnitude : magnitude);
    }
  },
  /** A-law, payload type 8. */
  PCMA(8) {
    @Override
    byte compress(int linear) {
      // 12-bit magnitude; the two lowest segments share one step size; even bits are inverted.
      int magnitude = (linear < 0 ? ~linear : linear) >> 4;
      int segment = Math.max(0, 28 - Integer.numberOfLeadingZeros(magnitude));
      int mantissa = segment < 2 ? magnitude & 0x0F : (magnitude >> (segment - 1)) & 0x0F;
      int code = (segment << 4) | mantissa | (linear < 0 ? 0 : 0x80);
      return (byte) (code ^ 0x55);
    }

    @Override
    short expand(int code) {
      int plain = code ^ 0x55;
      int segment = (plain >> 4) & 7;
      int magnitude = ((plain & 0x0F) << 4) + (segment == 0 ? 8 : 264);
      magnitude <<= Math.max(0, segment - 1);
      return (short) ((plain & 0x80) != 0 ? magnitude : -magnitude);
    }
  };

  private static final int SAMPLE_RATE = 8000;

  private final int payloadType;
  // Both laws look at the upper 14 bits only.
  private final byte[] toCode = new byte[1 << 14];
  private final short[] toLinear = new short[256];

  G711(int payloadType) {
    this.payloadType = payloadType;
    for (int i = 0; i < toCode.length; i++) {
      toCode[i] = compress((short) (i << 2));
    }
    for (int i = 0; i < toLinear.length; i++) {
      toLinear[i] = expand(i);
    }
  }

  abstract byte compress(int linear);

  abstract short expand(int code);

  @Override
  public int sampleRate() {
    return SAMPLE_RATE;
  }

  @Override
  public int rtpClockRate() {
    return SAMPLE_RATE;
  }

  @Override
  public int staticPayloadType() {
    return payloadType;
  }

  @Override
  public int maxPayloadBytes(int samples) {
    return samples;
  }

  @Override
  public Encoder newEncoder() {
    return this;
  }

  @Override
  public Decoder newDecoder() {
    return this;
  }

  @Override
  public int encode(short[] pcm, int length, byte[] out, int offset) {
    for (int i = 0; i < length; i++) {
      out[offset + i] = toCode[(pcm[i] & 0xFFFF) >> 2];
    }
    return length;
  }

  @Override
  public int decode(byte[] payload, int offset, int length, short[] pcm, int pcmOffset) {
    int count = Math.min(length, pcm.length - pcmOffset);
    for (int i = 0; i < count; i++) {
      pcm[pcmOffset + i] = toLinear[payload[offset + i] & 0xFF];
    }
    return count;
  }
}
