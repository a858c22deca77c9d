package org.seatline.softphone.media;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.seatline.softphone.codec.Codec;
import org.seatline.softphone.codec.Codecs;
import org.seatline.softphone.rtp.JitterBuffer;

/**
 * The decoders of all that may come, each made when its payload type comes first and brought to the
 * leg's rate. The other end may change between them with every packet: where one takes over, its
 * first samples lean on the last ones of the other, so that there is no click.
 */
final class LegDecoders implements JitterBuffer.Decoders {
  private static final int PAYLOAD_TYPES = 128;
  private static final int JOINT_MS = 5;

  private final int sampleRate;
  private final @Nullable Entry[] entries = new @Nullable Entry[PAYLOAD_TYPES];
  private Map<Integer, Codec> agreed;
  private @Nullable Joined speaking;
  private short lastSample;

  private record Entry(Codec codec, Joined decoder) {}

  LegDecoders(int sampleRate, Map<Integer, Codec> agreed) {
    this.sampleRate = sampleRate;
    this.agreed = agreed;
  }

  int sampleRate() {
    return sampleRate;
  }

  /** Other payload types from now on; a decoder whose type keeps its meaning goes on. */
  void agree(Map<Integer, Codec> next) {
    agreed = next;
    for (int type = 0; type < PAYLOAD_TYPES; type++) {
      Entry entry = entries[type];
      if (entry != null && !entry.codec().equals(codec(type))) {
        entries[type] = null;
      }
    }
  }

  // RFC 3264 wants only agreed payload types, but peers that switch to the other law should be
  // heard: both are static.
  private @Nullable Codec codec(int payloadType) {
    Codec codec = agreed.get(payloadType);
    return codec != null ? codec : Codecs.byStaticPayloadType(payloadType).orElse(null);
  }

  /** Rate of the timestamps of a payload type, or 0 where nobody knows it. */
  int clockRate(int payloadType) {
    Entry entry = entries[payloadType];
    Codec codec = entry != null ? entry.codec() : codec(payloadType);
    return codec == null ? 0 : codec.rtpClockRate();
  }

  @Override
  public Codec.@Nullable Decoder forPayloadType(int payloadType) {
    Entry entry = entries[payloadType];
    if (entry == null) {
      Codec codec = codec(payloadType);
      if (codec == null) {
        return null;
      }
      entry = new Entry(codec, new Joined(decoderOf(codec)));
      entries[payloadType] = entry;
    }
    return entry.decoder();
  }

  private Codec.Decoder decoderOf(Codec codec) {
    return codec.sampleRate() == sampleRate
        ? codec.newDecoder()
        : new RateDecoder(codec, sampleRate);
  }

  /** A decoder that knows whether it spoke last. */
  private final class Joined implements Codec.Decoder {
    private final Codec.Decoder decoder;

    Joined(Codec.Decoder decoder) {
      this.decoder = decoder;
    }

    @Override
    public int decode(byte[] payload, int offset, int length, short[] pcm, int pcmOffset) {
      return joined(decoder.decode(payload, offset, length, pcm, pcmOffset), pcm, pcmOffset);
    }

    @Override
    public int conceal(int samples, short[] pcm, int pcmOffset) {
      return joined(decoder.conceal(samples, pcm, pcmOffset), pcm, pcmOffset);
    }

    @Override
    public int decodeLost(
        byte[] payload, int offset, int length, int samples, short[] pcm, int pcmOffset) {
      int got = decoder.decodeLost(payload, offset, length, samples, pcm, pcmOffset);
      return joined(got, pcm, pcmOffset);
    }

    private int joined(int count, short[] pcm, int pcmOffset) {
      if (count > 0) {
        Joined before = speaking;
        if (before != null && before != this) {
          lean(pcm, pcmOffset, Math.min(count, sampleRate / 1000 * JOINT_MS));
        }
        speaking = this;
        lastSample = pcm[pcmOffset + count - 1];
      }
      return count;
    }

    private void lean(short[] pcm, int from, int span) {
      int step = lastSample - pcm[from];
      for (int i = 0; i < span; i++) {
        int sample = pcm[from + i] + step * (span - i) / span;
        pcm[from + i] = (short) Math.clamp(sample, Short.MIN_VALUE, Short.MAX_VALUE);
      }
    }
  }
}
