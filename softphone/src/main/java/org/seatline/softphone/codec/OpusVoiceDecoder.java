package org.seatline.softphone.codec;

import io.github.jaredmdobson.concentus.OpusDecoder;
import io.github.jaredmdobson.concentus.OpusException;
import org.jspecify.annotations.Nullable;

/**
 * Decodes whatever comes as Opus. A payload that is none is counted and gives nothing; one that
 * breaks the decoder on its way costs its state, never an exception.
 */
final class OpusVoiceDecoder implements Codec.Decoder {
  /** Concealment goes by pieces of 10 ms, in which every mode of Opus can do it. */
  private static final int PIECE_SAMPLES = 480;

  /** Lengths that can be told again are multiples of 2.5 ms. */
  private static final int GRAIN_SAMPLES = 120;

  private final OpusPacket packet = new OpusPacket();
  private OpusDecoder decoder = fresh();
  private boolean anyDecoded;
  private long malformed;

  // Concentus is right only where its output begins at index 0 (its fades between modes).
  private final short[] decoded = new short[OpusPacket.SAMPLES_MAX];
  private final short[] ahead = new short[PIECE_SAMPLES]; // made up but not asked for yet
  private int aheadLength;

  private static OpusDecoder fresh() {
    try {
      return new OpusDecoder(Opus.SAMPLE_RATE, 1);
    } catch (OpusException e) {
      throw new IllegalStateException("Opus knows 48 kHz and one channel", e);
    }
  }

  @Override
  public int decode(byte[] payload, int offset, int length, short[] pcm, int pcmOffset) {
    aheadLength = 0;
    if (!packet.parse(payload, offset, length)) {
      malformed++;
      return 0;
    }
    int got = run(payload, offset, length, packet.samples(), Part.PACKET);
    anyDecoded |= got > 0;
    return give(got, pcm, pcmOffset);
  }

  private int give(int count, short[] pcm, int pcmOffset) {
    int given = Math.min(count, pcm.length - pcmOffset);
    System.arraycopy(decoded, 0, pcm, pcmOffset, given);
    return given;
  }

  private enum Part {
    PACKET,
    PACKET_BEFORE
  }

  private int run(byte @Nullable [] payload, int offset, int length, int samples, Part part) {
    try {
      boolean before = part == Part.PACKET_BEFORE;
      return decoder.decode(payload, offset, length, decoded, 0, samples, before);
    } catch (OpusException | RuntimeException | AssertionError e) {
      // Concentus answers inner contradictions by any of these.
      malformed++;
      decoder = fresh();
      anyDecoded = false;
      return 0;
    }
  }

  @Override
  public int conceal(int samples, short[] pcm, int pcmOffset) {
    int wanted = Math.min(samples, pcm.length - pcmOffset);
    if (!anyDecoded) {
      return 0;
    }
    int given = 0;
    while (given < wanted) {
      if (aheadLength == 0 && !madeUp()) {
        break;
      }
      int part = Math.min(aheadLength, wanted - given);
      System.arraycopy(ahead, 0, pcm, pcmOffset + given, part);
      aheadLength -= part;
      System.arraycopy(ahead, part, ahead, 0, aheadLength);
      given += part;
    }
    return given;
  }

  private boolean madeUp() {
    aheadLength = Math.min(PIECE_SAMPLES, run(null, 0, 0, PIECE_SAMPLES, Part.PACKET));
    System.arraycopy(decoded, 0, ahead, 0, aheadLength);
    return aheadLength > 0;
  }

  @Override
  public boolean tellsLost(byte[] payload, int offset, int length) {
    return packet.parse(payload, offset, length) && packet.redundant();
  }

  @Override
  public int decodeLost(
      byte[] payload, int offset, int length, int samples, short[] pcm, int pcmOffset) {
    boolean possible =
        anyDecoded
            && samples % GRAIN_SAMPLES == 0
            && samples <= Math.min(OpusPacket.SAMPLES_MAX, pcm.length - pcmOffset)
            && packet.parse(payload, offset, length)
            && samples >= packet.frameSamples()
            && packet.redundant();
    if (!possible) {
      return 0;
    }
    aheadLength = 0;
    return give(run(payload, offset, length, samples, Part.PACKET_BEFORE), pcm, pcmOffset);
  }

  /** Payloads so far that were no Opus. */
  long malformed() {
    return malformed;
  }
}
