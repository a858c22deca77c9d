package org.seatline.softphone.media;

import org.seatline.softphone.codec.Codec;

/** A decoder whose samples are brought from the codec's rate to that of the leg. */
final class RateDecoder implements Codec.Decoder {
  /** Longest packet that is decoded whole. */
  private static final int PACKET_MS_MAX = 200;

  private final Codec.Decoder decoder;
  private final Resampler resampler;
  private final int fromRate;
  private final int toRate;
  private final short[] decoded;

  RateDecoder(Codec codec, int toRate) {
    decoder = codec.newDecoder();
    fromRate = codec.sampleRate();
    this.toRate = toRate;
    resampler = new Resampler(fromRate, toRate);
    decoded = new short[fromRate / 1000 * PACKET_MS_MAX];
  }

  @Override
  public int decode(byte[] payload, int offset, int length, short[] pcm, int pcmOffset) {
    return resample(decoder.decode(payload, offset, length, decoded, 0), pcm, pcmOffset);
  }

  @Override
  public int conceal(int samples, short[] pcm, int pcmOffset) {
    return resample(decoder.conceal(wanted(samples), decoded, 0), pcm, pcmOffset);
  }

  @Override
  public int decodeLost(
      byte[] payload, int offset, int length, int samples, short[] pcm, int pcmOffset) {
    int got = decoder.decodeLost(payload, offset, length, wanted(samples), decoded, 0);
    return resample(got, pcm, pcmOffset);
  }

  private int wanted(int samples) {
    return (int) Math.min(decoded.length, (long) samples * fromRate / toRate);
  }

  private int resample(int count, short[] pcm, int pcmOffset) {
    long room = (long) (pcm.length - pcmOffset) * fromRate / toRate;
    return resampler.process(decoded, (int) Math.min(count, room), pcm, pcmOffset);
  }
}
