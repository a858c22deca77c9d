package org.seatline.softphone.rtp;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.seatline.softphone.codec.Codec;

/**
 * Turns packets that come when they come into an even stream of samples. Packets are put in with
 * their arrival time; samples are pulled at a steady pace. The delay follows what the network
 * needs: speech is shortened or lengthened by single pitch periods to get there, holes are
 * concealed, silence is filled with comfort noise. Any packet time, changes of it, jumps of the
 * timestamp, drift of the sender's clock and changes of the codec are taken as they come. The
 * design is that of WebRTC's NetEQ. Not thread-safe; no clock of its own; allocates nothing once it
 * runs.
 */
public final class JitterBuffer {
  /** Payload type of comfort noise (RFC 3389), which needs no decoder. */
  public static final int COMFORT_NOISE = ComfortNoise.PAYLOAD_TYPE;

  private static final double PULL_MAX_MS = 100;

  /** When nothing but late packets came for so long, the sender's time has gone back. */
  private static final long ONLY_LATE_NANOS = 200_000_000;

  /** Share of a new delay in the smoothed one. */
  private static final double LEVEL_FOLLOWS = 0.1;

  /** Finds the decoder of a payload type, or null where none was agreed on. */
  @FunctionalInterface
  public interface Decoders {
    Codec.@Nullable Decoder forPayloadType(int payloadType);
  }

  private final StreamRates rates;
  private final int maxMs;
  private final PacketSlots slots = new PacketSlots();
  private final PlayoutCounts counts = new PlayoutCounts();
  private final PullClock clock = new PullClock();
  private final DelayEstimator delay;
  private final Playout playout;
  private final DelayKeeper keeper;
  private long latestPacketNanos;
  private boolean onlyLate;
  private long onlyLateSince;
  private boolean wasPlaying;
  private double levelMs;

  /**
   * @param sampleRate of the samples pulled, in Hz
   * @param clockRate of the timestamps, in Hz
   * @param maxMs sound above which old packets are thrown away
   */
  public JitterBuffer(int sampleRate, int clockRate, int maxMs, Decoders decoders) {
    this.maxMs = maxMs;
    rates = new StreamRates(sampleRate, clockRate);
    delay = new DelayEstimator(rates, maxMs);
    playout = new Playout(rates, decoders, slots, delay, counts);
    keeper = new DelayKeeper(rates, playout, counts);
  }

  /** Puts in a packet that arrived at {@code nanos} of a monotonic clock. */
  public void put(RtpPacket packet, long nanos) {
    latestPacketNanos = nanos;
    if (delay.jumps(packet.timestamp(), nanos)) {
      restart();
    }
    delay.arrived(packet.timestamp(), nanos);
    if (playout.decoder().passed(packet)) {
      passed(packet, nanos);
    } else {
      keep(packet);
    }
  }

  private void passed(RtpPacket packet, long nanos) {
    if (playout.decoder().wasPlayed(packet)) {
      counts.duplicates++;
      return;
    }
    onlyLateSince = onlyLate ? onlyLateSince : nanos;
    onlyLate = true;
    if (nanos - onlyLateSince < ONLY_LATE_NANOS) {
      counts.late++;
    } else {
      restart();
      delay.forget(); // these packets were not late
      delay.arrived(packet.timestamp(), nanos);
      keep(packet);
    }
  }

  private void keep(RtpPacket packet) {
    onlyLate = false;
    if (slots.full()) {
      counts.discarded++;
    } else if (!slots.put(packet)) {
      counts.duplicates++;
    }
  }

  /** Forgets the stream's timing (a new SSRC); what is already decoded is still played. */
  public void restart() {
    slots.clear();
    delay.restart();
    playout.restart();
    onlyLate = false;
  }

  /**
   * Gives the next {@code length} samples, made up where nothing came. The time of the pull is
   * taken to be as even as the pulls are long.
   *
   * @return false when nothing is playing and {@code out} is silent
   */
  public boolean pull(short[] out, int length) {
    return play(out, length, clock.guess(latestPacketNanos, rates.nanos(length)));
  }

  /**
   * Gives the next {@code length} samples, made up where nothing came.
   *
   * @param nanos now, of the clock that packets are put in with
   * @return false when nothing is playing and {@code out} is silent
   */
  public boolean pull(short[] out, int length, long nanos) {
    return play(out, length, clock.at(nanos, rates.nanos(length)));
  }

  private boolean play(short[] out, int length, long now) {
    if (length > rates.samplesOfMs(PULL_MAX_MS)) {
      throw new IllegalArgumentException("more than " + PULL_MAX_MS + " ms at once: " + length);
    }
    if (playout.idle(now)) {
      Arrays.fill(out, 0, length, (short) 0);
      wasPlaying = false;
      return false;
    }
    dropExcess();
    SpeechBuffer sound = playout.sound();
    int lead = PlayoutControl.lead(sound.length(), playout.decoder().packetSamples(), length);
    boolean flowing = playout.playing();
    double delayMs = playout.delayMs(now);
    boolean whole = playout.fill(length, now);
    if (flowing && whole) {
      keeper.adjust(length, delayMs, lead, delay.targetMs());
    }
    measure(now);
    sound.give(out, length);
    counts.played += length;
    return true;
  }

  private void measure(long now) {
    if (!playout.playing()) {
      return;
    }
    double delayMs = playout.delayMs(now);
    levelMs = wasPlaying ? levelMs + (delayMs - levelMs) * LEVEL_FOLLOWS : delayMs;
    wasPlaying = true;
    counts.delay(delayMs);
  }

  private double waitingMs() {
    int samples = playout.sound().length() + slots.count() * playout.decoder().packetSamples();
    return rates.ms(samples);
  }

  private void dropExcess() {
    if (waitingMs() <= maxMs) {
      return;
    }
    double wanted = Math.min(delay.targetMs(), maxMs / 2.0);
    while (waitingMs() > wanted && slots.count() > 1) {
      slots.removeEarliest();
      counts.discarded++;
    }
    playout.leap();
  }

  /** Delay aimed at, over that of the fastest packets. */
  public int targetMs() {
    return (int) Math.round(delay.targetMs());
  }

  /** Delay of what is played now over the fastest packets, smoothed. */
  public int levelMs() {
    return playout.playing() ? (int) Math.round(Math.max(0, levelMs)) : 0;
  }

  /** Share of what was played that was made up for packets which did not come, 0 to 1. */
  public double concealedShare() {
    return counts.played == 0 ? 0 : Math.min(1, (double) counts.concealed / counts.played);
  }

  /** Packets that came after their turn. */
  public long latePackets() {
    return counts.late;
  }

  /** Packets thrown away because the buffer was too full. */
  public long discardedPackets() {
    return counts.discarded;
  }

  /** Everything that was counted since this buffer was made. */
  public PlayoutStatistics statistics() {
    return counts.statistics();
  }
}
