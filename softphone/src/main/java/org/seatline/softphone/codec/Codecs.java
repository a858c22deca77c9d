package org.seatline.softphone.codec;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The codecs of this build in order of preference: Opus for its redundancy and full band, G.722 for
 * wide band without transcoding at most telephones, G.711 since everybody has it.
 */
public final class Codecs {
  private static final List<Codec> ALL = List.of(Opus.VOICE, G722.WIDEBAND, G711.PCMA, G711.PCMU);

  /** Packets after which the first ones of a call are no slower than the rest. */
  private static final int WARM_UP_PACKETS = 50;

  private Codecs() {}

  /**
   * Loads what the codecs need and runs them for a second of sound, which takes some tenths of a
   * second: so the first call does not wait for it. To be called on a thread that nobody waits for.
   */
  public static void warmUp() {
    ALL.forEach(Codecs::warmUp);
  }

  private static void warmUp(Codec codec) {
    int samples = codec.sampleRate() / 50;
    short[] frame = new short[samples];
    byte[] payload = new byte[codec.maxPayloadBytes(samples)];
    Codec.Encoder encoder = codec.newEncoder();
    Codec.Decoder decoder = codec.newDecoder();
    for (int i = 0; i < WARM_UP_PACKETS; i++) {
      for (int k = 0; k < samples; k++) {
        frame[k] = (short) ((k * (40 + i) % 2_000 - 1_000) * (i % 10)); // something like a voice
      }
      int bytes = encoder.encode(frame, samples, payload, 0);
      decoder.decode(payload, 0, bytes, frame, 0);
    }
  }

  public static List<Codec> all() {
    return ALL;
  }

  /** Finds a codec by its SDP encoding name (case does not matter, RFC 4855) and clock rate. */
  public static Optional<Codec> byName(String encodingName, int clockRate) {
    String wanted = encodingName.toUpperCase(Locale.ROOT);
    return ALL.stream()
        .filter(c -> c.name().equals(wanted) && c.rtpClockRate() == clockRate)
        .findFirst();
  }

  /** Finds a codec by a payload type that RFC 3551 assigns, which needs no {@code a=rtpmap}. */
  public static Optional<Codec> byStaticPayloadType(int payloadType) {
    return ALL.stream()
        .filter(c -> payloadType >= 0 && c.staticPayloadType() == payloadType)
        .findFirst();
  }
}
