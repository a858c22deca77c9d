package org.seatline.softphone.quality;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A network that loses, delays, reorders and repeats packets, the same for the same seed.
 *
 * @param loss how packets are lost
 * @param jitter how they are delayed
 * @param reorderShare of the packets that come one to three packets later than they should
 * @param duplicateShare of the packets that come twice
 * @param senderFastPpm by how much the sender's clock is faster than the receiver's
 */
public record ImpairedNetwork(
    PacketLoss loss,
    Jitter jitter,
    double reorderShare,
    double duplicateShare,
    double senderFastPpm) {

  /** No impairment at all. */
  public static final ImpairedNetwork CLEAN =
      new ImpairedNetwork(PacketLoss.NONE, Jitter.NONE, 0, 0, 0);

  private static final int REORDERED_BY_MAX = 3;
  private static final long DUPLICATE_AFTER_NANOS = 2_000_000;

  /**
   * Delay beyond the fastest way.
   *
   * @param evenMs evenly distributed from 0 to this, each packet for itself
   * @param queueMs mean wait in a queue that other traffic shares; packets stay in order
   * @param spikesPerMinute how often the queue stands still
   * @param spikeMs for how long it does, on average
   */
  public record Jitter(double evenMs, double queueMs, double spikesPerMinute, double spikeMs) {
    /** All packets take the same time. */
    public static final Jitter NONE = new Jitter(0, 0, 0, 0);

    /** Evenly distributed. */
    public static Jitter even(double ms) {
      return new Jitter(ms, 0, 0, 0);
    }

    /** What a shared line looks like: a queue, and now and then a standstill. */
    public static Jitter queue(double meanMs, double spikesPerMinute, double spikeMs) {
      return new Jitter(0, meanMs, spikesPerMinute, spikeMs);
    }
  }

  /**
   * A packet that arrives.
   *
   * @param packet its number, from 0 on
   * @param nanos after the first one was sent
   */
  public record Arrival(int packet, long nanos) {}

  /** Sends packets at an even pace; gives those that arrive, in the order of their arrival. */
  public List<Arrival> carry(int packets, double packetMs, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Arrival> arrivals = new ArrayList<>();
    Queue queue = new Queue(random.split(), jitter, packetMs);
    boolean lost = false;
    double intervalMs = packetMs / (1 + senderFastPpm / 1e6);
    for (int i = 0; i < packets; i++) {
      double delayMs = queue.delayMs();
      boolean reordered = random.nextDouble() < reorderShare;
      int later = reordered ? 1 + random.nextInt(REORDERED_BY_MAX) : 0;
      boolean twice = random.nextDouble() < duplicateShare;
      lost = loss.next(lost, random.nextDouble());
      if (lost) {
        continue;
      }
      long nanos = Math.round((i * intervalMs + delayMs + later * packetMs * 1.1) * 1e6);
      arrivals.add(new Arrival(i, nanos));
      if (twice) {
        arrivals.add(new Arrival(i, nanos + DUPLICATE_AFTER_NANOS));
      }
    }
    arrivals.sort(Comparator.comparingLong(Arrival::nanos));
    return arrivals;
  }

  /** The delay of one packet after the other. */
  private static final class Queue {
    private final SplittableRandom random;
    private final Jitter jitter;
    private final double packetMs;
    private double queuedMs;

    Queue(SplittableRandom random, Jitter jitter, double packetMs) {
      this.random = random;
      this.jitter = jitter;
      this.packetMs = packetMs;
    }

    double delayMs() {
      double own = exponential(jitter.queueMs());
      if (random.nextDouble() < jitter.spikesPerMinute() * packetMs / 60_000) {
        own += exponential(jitter.spikeMs());
      }
      // Nobody overtakes: a packet comes no sooner than the one before it.
      queuedMs = Math.max(own, queuedMs - packetMs);
      return queuedMs + random.nextDouble() * jitter.evenMs();
    }

    private double exponential(double mean) {
      return mean == 0 ? 0 : -mean * Math.log(1 - random.nextDouble());
    }
  }
}
