package org.seatline.softphone.codec;

/**
 * ITU-T G.722 at 64 kbit/s (mode 1): speech up to 7 kHz, sampled at 16 kHz, in 8000 bytes for each
 * second. Its RTP clock runs at 8000 Hz all the same, by an old error that became the rule (RFC
 * 3551 section 4.5.2).
 */
public final class G722 implements Codec {
  /** The only mode that has a payload type. */
  public static final G722 WIDEBAND = new G722();

  private static final int SAMPLE_RATE = 16_000;
  private static final int RTP_CLOCK_RATE = 8_000;
  private static final int PAYLOAD_TYPE = 9;

  private G722() {}

  @Override
  public String name() {
    return "G722";
  }

  @Override
  public int sampleRate() {
    return SAMPLE_RATE;
  }

  @Override
  public int rtpClockRate() {
    return RTP_CLOCK_RATE;
  }

  @Override
  public int staticPayloadType() {
    return PAYLOAD_TYPE;
  }

  @Override
  public int maxPayloadBytes(int samples) {
    return samples / 2;
  }

  @Override
  public Encoder newEncoder() {
    return new G722Encoder();
  }

  @Override
  public Decoder newDecoder() {
    return new G722Decoder();
  }
}
