package org.seatline.softphone.codec;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * Opus (RFC 6716) for speech: 48 kHz, one channel, by Concentus. Whatever a sender may send is
 * decoded (all modes, bandwidths, frame sizes and two channels mixed to one); a value of this type
 * says how this end sends.
 *
 * @param bitsPerSecond aimed at on average
 * @param playbackHz highest sample rate that is worth sending for: 8000 to 48000
 * @param wishes of the other end
 */
public record Opus(int bitsPerSecond, int playbackHz, Set<Wish> wishes) implements Codec {
  /** Rate of samples and of RTP's clock, whatever the bandwidth of what is sent. */
  public static final int SAMPLE_RATE = 48_000;

  /** Average bit rate where the other end asks for no less: full band for speech. */
  public static final int BITS_PER_SECOND = 32_000;

  /** What the other end's decoder prefers (RFC 7587 section 6.1). */
  public enum Wish {
    /** {@code useinbandfec}: lost packets are told again, with less detail, by the next. */
    REDUNDANCY,
    /** {@code usedtx}: next to nothing is sent while nobody speaks. */
    QUIET_SILENCE,
    /** {@code cbr}: every packet has the same size. */
    CONSTANT_RATE
  }

  /** How this program likes to be sent to. */
  public static final Opus VOICE =
      new Opus(BITS_PER_SECOND, SAMPLE_RATE, EnumSet.of(Wish.REDUNDANCY));

  private static final int BITS_PER_SECOND_MIN = 6_000;
  private static final int PLAYBACK_HZ_MIN = 8_000;

  public Opus {
    bitsPerSecond = Math.clamp(bitsPerSecond, BITS_PER_SECOND_MIN, BITS_PER_SECOND);
    playbackHz = Math.clamp(playbackHz, PLAYBACK_HZ_MIN, SAMPLE_RATE);
    wishes = Set.copyOf(wishes);
  }

  @Override
  public String name() {
    return "OPUS";
  }

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
    return -1;
  }

  @Override
  public int maxPayloadBytes(int samples) {
    int frames = Math.ceilDiv(samples, SAMPLE_RATE / 50);
    return frames * OpusPacket.FRAME_BYTES_MAX + OpusPacket.HEADER_BYTES_MAX;
  }

  /**
   * Reads {@code maxaveragebitrate}, {@code maxplaybackrate}, {@code useinbandfec}, {@code usedtx}
   * and {@code cbr}; what is unreadable or out of range counts as not said. {@code stereo} is left
   * alone: one channel is always allowed.
   */
  @Override
  public Opus suiting(Map<String, String> parameters) {
    EnumSet<Wish> wanted = EnumSet.noneOf(Wish.class);
    addIf(parameters, "useinbandfec", Wish.REDUNDANCY, wanted);
    addIf(parameters, "usedtx", Wish.QUIET_SILENCE, wanted);
    addIf(parameters, "cbr", Wish.CONSTANT_RATE, wanted);
    return new Opus(
        number(parameters, "maxaveragebitrate", BITS_PER_SECOND),
        number(parameters, "maxplaybackrate", SAMPLE_RATE),
        wanted);
  }

  private static void addIf(
      Map<String, String> parameters, String name, Wish wish, Set<Wish> wanted) {
    if ("1".equals(parameters.get(name))) {
      wanted.add(wish);
    }
  }

  private static int number(Map<String, String> parameters, String name, int otherwise) {
    String text = parameters.getOrDefault(name, "");
    boolean readable = !text.isEmpty() && text.length() <= 7 && text.matches("[0-9]+");
    int value = readable ? Integer.parseInt(text) : 0;
    return value > 0 ? value : otherwise;
  }

  @Override
  public Encoder newEncoder() {
    return new OpusVoiceEncoder(this);
  }

  @Override
  public Decoder newDecoder() {
    return new OpusVoiceDecoder();
  }
}
