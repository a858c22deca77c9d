package org.seatline.softphone.media;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.seatline.softphone.codec.Codec;
import org.seatline.softphone.rtp.JitterBuffer;
import org.seatline.softphone.rtp.RtpPacket;

/**
 * The way of a leg's packets to its frames of sound, all at the rate of the codec that the leg
 * sends: timestamps on one clock, jitter buffer, decoders. Guarded by its owner.
 */
final class LegPlayout {
  /** Clock of comfort noise (RFC 3551 table 4). */
  private static final int COMFORT_NOISE_HZ = 8_000;

  private final int bufferMaxMs;
  private LegDecoders decoders;
  private JitterBuffer buffer;
  private StreamClock clock;
  private short[] frame;
  private @Nullable PlayOut leaving;

  /** Also before the first tick has said so: the first packet may come sooner. */
  private boolean listening = true;

  private long missedBefore;

  LegPlayout(Codec codec, Map<Integer, Codec> agreed, int bufferMaxMs) {
    this.bufferMaxMs = bufferMaxMs;
    decoders = new LegDecoders(codec.sampleRate(), agreed);
    buffer = buffer(codec, decoders);
    clock = new StreamClock(codec.rtpClockRate());
    frame = frame(codec);
  }

  private JitterBuffer buffer(Codec codec, LegDecoders by) {
    return new JitterBuffer(codec.sampleRate(), codec.rtpClockRate(), bufferMaxMs, by);
  }

  private static short[] frame(Codec codec) {
    return new short[codec.sampleRate() / 1000 * MediaEngine.TICK_MS];
  }

  /** Goes on with what a new negotiation says, at another rate if need be. */
  void agree(Codec codec, Map<Integer, Codec> agreed) {
    if (decoders.sampleRate() == codec.sampleRate()) {
      decoders.agree(agreed);
      return;
    }
    missedBefore = missed();
    leaving = listening ? new PlayOut(buffer, decoders.sampleRate(), codec.sampleRate()) : null;
    decoders = new LegDecoders(codec.sampleRate(), agreed);
    buffer = buffer(codec, decoders);
    clock = new StreamClock(codec.rtpClockRate());
    frame = frame(codec);
  }

  /** Rate of the timestamps of all packets, once they are retimed. */
  int clockRate() {
    return clock.clockRate();
  }

  /** Brings the packet's timestamp onto the leg's clock, whatever that of its type is. */
  void retime(RtpPacket packet, long nanos) {
    int type = packet.payloadType();
    int rate = type == JitterBuffer.COMFORT_NOISE ? COMFORT_NOISE_HZ : decoders.clockRate(type);
    packet.retime(
        rate == 0
            ? clock.expected(packet.sequence(), packet.timestamp(), nanos)
            : clock.map(rate, packet.sequence(), packet.timestamp(), nanos));
  }

  /** Takes a packet that was retimed. */
  void put(RtpPacket packet, long nanos) {
    int type = packet.payloadType();
    boolean known = type == JitterBuffer.COMFORT_NOISE || decoders.forPayloadType(type) != null;
    if (listening && known) {
      buffer.put(packet, nanos);
    }
  }

  /** Another stream begins. */
  void restart() {
    buffer.restart();
    clock.reset();
  }

  /**
   * The next 20 ms.
   *
   * @param wanted whether anybody hears it; if not nothing is decoded
   * @param nanos now, of the clock that packets are put in with
   */
  short[] tick(boolean wanted, long nanos) {
    if (wanted != listening) {
      listening = wanted;
      leaving = null;
      buffer.restart();
    }
    if (wanted) {
      leave(buffer.pull(frame, frame.length, nanos));
    }
    return frame;
  }

  // What the buffer of the former rate still holds comes before the first sound of this one.
  private void leave(boolean playing) {
    PlayOut old = leaving;
    if (old == null) {
      return;
    }
    if (playing) {
      old.fadeInto(frame);
      leaving = null;
    } else if (!old.replace(frame)) {
      leaving = null;
    }
  }

  /** Delay in the jitter buffer now. */
  int levelMs() {
    return buffer.levelMs();
  }

  /** Packets that came, but too late or too many. */
  long missed() {
    return missedBefore + buffer.latePackets() + buffer.discardedPackets();
  }
}
