package org.seatline.softphone.rtp;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.seatline.softphone.codec.Codec;

/**
 * Turns packets that come when they come into an even stream of samples. Packets are put in with
 * their arrival time; samples are pulled at a steady pace. The delay follows a quantile of the
 * packets' lateness: speech is shortened or lengthened by single pitch periods to get there, holes
 * are concealed. Any packet time, changes of it, jumps of the timestamp and changes of the codec
 * are taken as they come. Not thread-safe; no clock of its own.
 */
public final class JitterBuffer {
  private static final int START_MS = 40;
  private static final int SHORTEN_ABOVE_MS = 20;
  private static final int LENGTHEN_BELOW_MS = 10;
  private static final int PULLS_BETWEEN_CHANGES = 5;

  /** Silence of the network after which the buffer fills again before it plays. */
  private static final int STARVED_MS = 500;

  /** Hole in the timestamps that is skipped instead of concealed. */
  private static final int JUMP_MS = 1000;

  private static final int DECODED_MAX_MS = 400;

  /** Finds the decoder of a payload type, or null where none was agreed on. */
  @FunctionalInterface
  public interface Decoders {
    Codec.@Nullable Decoder forPayloadType(int payloadType);
  }

  private final Decoders decoders;
  private final int sampleRate;
  private final int clockRate;
  private final int maxMs;
  private final PacketSlots slots = new PacketSlots();
  private final DelayEstimator delay;
  private final Concealer concealer;
  private final TimeStretch stretch;

  private final short[] decoded;
  private int decodedLength;
  private boolean playing;
  private int nextTimestamp;
  private int stalledSamples;
  private int packetSamples;
  private double levelMs;
  private int pullsSinceChange;

  private long concealedSamples;
  private long playedSamples;
  private long latePackets;
  private long discardedPackets;

  /**
   * @param sampleRate of the samples pulled, in Hz
   * @param clockRate of the timestamps, in Hz; divides the sample rate
   * @param maxMs delay above which old packets are thrown away
   */
  public JitterBuffer(int sampleRate, int clockRate, int maxMs, Decoders decoders) {
    this.decoders = decoders;
    this.sampleRate = sampleRate;
    this.clockRate = clockRate;
    this.maxMs = maxMs;
    delay = new DelayEstimator(clockRate);
    concealer = new Concealer(sampleRate);
    stretch = new TimeStretch(sampleRate);
    decoded = new short[sampleRate * DECODED_MAX_MS / 1000];
    packetSamples = sampleRate / 50;
  }

  /** Puts in a packet that arrived at {@code nanos} of a monotonic clock. */
  public void put(RtpPacket packet, long nanos) {
    if ((slots.count() > 0 && far(packet.timestamp() - slots.latestTimestamp()))
        || (playing && far(packet.timestamp() - nextTimestamp))) {
      restart();
    }
    delay.arrived(packet.timestamp(), nanos);
    if (playing && packet.timestamp() - nextTimestamp < 0) {
      latePackets++;
    } else if (slots.full()) {
      discardedPackets++;
    } else {
      slots.put(packet);
    }
  }

  private boolean far(int timestampDifference) {
    return Math.abs((long) timestampDifference) > (long) clockRate * JUMP_MS / 1000;
  }

  /** Forgets the stream's timing (a new SSRC); what is already decoded is still played. */
  public void restart() {
    slots.clear();
    delay.reset();
    playing = false;
    stalledSamples = 0;
  }

  /**
   * Gives the next {@code length} samples, made up where nothing came.
   *
   * @return false when nothing is playing and {@code out} is silent
   */
  public boolean pull(short[] out, int length) {
    if (!playing && !begin() && decodedLength == 0) {
      Arrays.fill(out, 0, length, (short) 0);
      return false;
    }
    measureLevel();
    dropExcess();
    boolean whole = decodeUpTo(length);
    if (whole) {
      adapt(length);
    }
    int given = Math.min(length, decodedLength);
    System.arraycopy(decoded, 0, out, 0, given);
    Arrays.fill(out, given, length, (short) 0);
    consume(given);
    playedSamples += length;
    return true;
  }

  private boolean begin() {
    PacketSlots.Slot first = slots.earliest();
    if (first == null || (spanMs(first) < START_MS && slots.count() < 2)) {
      return false;
    }
    playing = true;
    nextTimestamp = first.timestamp;
    stalledSamples = 0;
    levelMs = spanMs(first);
    return true;
  }

  private int spanMs(PacketSlots.Slot first) {
    int units = slots.latestTimestamp() - first.timestamp; // wraps
    return (int) (units * 1000L / clockRate) + packetSamples * 1000 / sampleRate;
  }

  private int bufferedNowMs() {
    PacketSlots.Slot first = slots.earliest();
    return decodedLength * 1000 / sampleRate + (first == null ? 0 : spanMs(first));
  }

  private void measureLevel() {
    levelMs += (bufferedNowMs() - levelMs) * 0.1;
    pullsSinceChange++;
  }

  private void dropExcess() {
    if (bufferedNowMs() <= maxMs) {
      return;
    }
    int wanted = Math.min(targetMs(), maxMs / 2);
    while (bufferedNowMs() > wanted) {
      PacketSlots.Slot first = slots.earliest();
      if (first == null) {
        break;
      }
      slots.free(first);
      discardedPackets++;
    }
    PacketSlots.Slot first = slots.earliest();
    if (first != null) {
      nextTimestamp = first.timestamp;
    }
    levelMs = bufferedNowMs();
  }

  // Decodes or conceals until there are enough samples; false when something was made up.
  private boolean decodeUpTo(int length) {
    boolean whole = true;
    while (playing && decodedLength < length) {
      PacketSlots.Slot first = slots.earliest();
      int missing = length - decodedLength;
      if (first == null) {
        underrun(missing);
        return false;
      }
      int hole = samples(first.timestamp - nextTimestamp);
      if (hole > stalledSamples && hole <= sampleRate / 1000 * JUMP_MS) {
        whole = false;
        int fill = Math.min(missing, hole - stalledSamples);
        conceal(fill);
        nextTimestamp += units(fill);
      } else {
        decode(first);
      }
    }
    return whole;
  }

  private void underrun(int missing) {
    stalledSamples += missing;
    conceal(missing);
    if (stalledSamples > sampleRate / 1000 * STARVED_MS) {
      playing = false;
      delay.reset();
    }
  }

  private void conceal(int length) {
    concealer.conceal(decoded, decodedLength, length);
    decodedLength += length;
    concealedSamples += length;
  }

  private void decode(PacketSlots.Slot slot) {
    Codec.Decoder decoder = decoders.forPayloadType(slot.payloadType);
    int got =
        decoder == null ? 0 : decoder.decode(slot.payload, 0, slot.length, decoded, decodedLength);
    slots.free(slot);
    nextTimestamp = slot.timestamp + units(got);
    stalledSamples = 0;
    if (got > 0) {
      packetSamples = got;
      concealer.good(decoded, decodedLength, got);
      decodedLength += got;
    }
  }

  // One pitch period shorter or longer, where the delay is far from what it should be.
  private void adapt(int length) {
    if (pullsSinceChange < PULLS_BETWEEN_CHANGES) {
      return;
    }
    boolean tooLong = levelMs > targetMs() + SHORTEN_ABOVE_MS;
    boolean tooShort = levelMs < targetMs() - LENGTHEN_BELOW_MS;
    if (!tooLong && !tooShort) {
      return;
    }
    decodeAhead(Math.max(length + stretch.span(), stretch.span()));
    int before = decodedLength;
    decodedLength =
        tooLong
            ? stretch.shorten(decoded, decodedLength)
            : stretch.lengthen(decoded, decodedLength);
    if (decodedLength != before) {
      levelMs += (decodedLength - before) * 1000.0 / sampleRate;
      pullsSinceChange = 0;
    }
  }

  private void decodeAhead(int wanted) {
    PacketSlots.Slot first = slots.earliest();
    while (decodedLength < wanted
        && decodedLength + 3 * packetSamples < decoded.length
        && first != null
        && first.timestamp == nextTimestamp) {
      decode(first);
      first = slots.earliest();
    }
  }

  private void consume(int length) {
    decodedLength -= length;
    System.arraycopy(decoded, length, decoded, 0, decodedLength);
  }

  private int samples(int timestampUnits) {
    return timestampUnits * (sampleRate / clockRate);
  }

  private int units(int samples) {
    return samples / (sampleRate / clockRate);
  }

  /** Delay aimed at: the packets' lateness plus one packet. */
  public int targetMs() {
    return Math.min(maxMs, delay.quantileMs() + packetSamples * 1000 / sampleRate);
  }

  /** Delay now, smoothed. */
  public int levelMs() {
    return playing ? (int) Math.round(levelMs) : 0;
  }

  /** Share of what was played that was made up, 0 to 1. */
  public double concealedShare() {
    return playedSamples == 0 ? 0 : (double) concealedSamples / playedSamples;
  }

  /** Packets that came after their turn. */
  public long latePackets() {
    return latePackets;
  }

  /** Packets thrown away because the buffer was too full. */
  public long discardedPackets() {
    return discardedPackets;
  }
}
