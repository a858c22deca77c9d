package org.seatline.softphone.media;

import org.jspecify.annotations.Nullable;
import org.seatline.softphone.rtp.RtpSequence;

/**
 * Brings the timestamps of one stream to one clock, though its payload types have clocks of
 * different rates (Opus 48000 Hz, the others 8000 Hz). Timestamps cannot tell how long the change
 * from one clock to another took (RFC 7160 section 3): the sequence numbers tell it, or, where
 * nothing was sent meanwhile, the arrival. So a stream goes on over a change without a hole. Not
 * thread-safe.
 */
final class StreamClock {
  private static final int PACKETS_PER_SECOND = 50;
  private static final int PACKETS_PER_SECOND_MIN = 5;

  /** A packet that comes so much later than its sequence number says follows a silence. */
  private static final int SILENCE_MS = 100;

  /** A sequence number further back than this was begun anew (RFC 3550 appendix A.1). */
  private static final int MISORDER_MAX = 100;

  private final int clockRate;
  private @Nullable Clock current;
  private @Nullable Clock before;
  private int lastSequence;
  private int lastTimestamp;
  private int packetUnits;
  private long lastNanos;

  /** A clock of the stream and where it stands against ours. */
  private static final class Clock {
    private final int rate;
    private int start;
    private long units;
    private int lastRaw;

    Clock(int rate) {
      this.rate = rate;
    }

    void begin(int raw, int asTimestamp) {
      start = asTimestamp;
      units = 0;
      lastRaw = raw;
    }

    int at(int raw, int otherRate) {
      units += raw - lastRaw; // wraps
      lastRaw = raw;
      return (int) (start + Math.floorDiv(units * otherRate, rate));
    }
  }

  /**
   * @param clockRate of the timestamps that come out, Hz
   */
  StreamClock(int clockRate) {
    this.clockRate = clockRate;
    packetUnits = clockRate / PACKETS_PER_SECOND;
  }

  int clockRate() {
    return clockRate;
  }

  /** Forgets everything, for a new stream. */
  void reset() {
    current = null;
    before = null;
  }

  /**
   * Timestamp of a packet on our clock; unchanged while the stream knows no other.
   *
   * @param rate of the packet's own clock, Hz
   * @param nanos when it arrived
   */
  int map(int rate, int sequence, int timestamp, long nanos) {
    Clock now = current;
    boolean newer = now == null || newer(sequence);
    if (now == null) {
      now = new Clock(rate);
      now.begin(timestamp, timestamp);
      current = now;
      lastTimestamp = timestamp;
    } else if (now.rate != rate) {
      if (!newer) {
        return late(rate, sequence, timestamp, nanos);
      }
      now = changed(now, rate);
      now.begin(timestamp, expected(sequence, timestamp, nanos));
    }
    int mapped = now.at(timestamp, clockRate);
    if (newer) {
      learn(sequence, mapped);
      lastNanos = nanos;
    }
    return mapped;
  }

  private boolean newer(int sequence) {
    int step = RtpSequence.distance(lastSequence, sequence);
    return step > 0 || step < -MISORDER_MAX;
  }

  private Clock changed(Clock from, int rate) {
    Clock known = before;
    Clock next = known != null && known.rate == rate ? known : new Clock(rate);
    before = from;
    current = next;
    return next;
  }

  // A packet from before the change that came after it.
  private int late(int rate, int sequence, int timestamp, long nanos) {
    Clock known = before;
    return known != null && known.rate == rate
        ? known.at(timestamp, clockRate)
        : expected(sequence, timestamp, nanos);
  }

  private void learn(int sequence, int mapped) {
    int step = mapped - lastTimestamp;
    boolean next = sequence == RtpSequence.next(lastSequence);
    if (next && step > 0 && step <= clockRate / PACKETS_PER_SECOND_MIN) {
      packetUnits = step;
    }
    lastSequence = sequence;
    lastTimestamp = mapped;
  }

  /**
   * Timestamp on our clock of a packet whose own says nothing, such as a key's.
   *
   * @param timestamp its own, for as long as there is nothing to reckon from
   */
  int expected(int sequence, int timestamp, long nanos) {
    if (current == null) {
      return timestamp;
    }
    long bySequence = (long) RtpSequence.distance(lastSequence, sequence) * packetUnits;
    long byArrival = (nanos - lastNanos) / 1_000_000 * clockRate / 1000;
    boolean silence = byArrival - bySequence > (long) clockRate * SILENCE_MS / 1000;
    boolean reordered = Math.abs(bySequence) < clockRate;
    return lastTimestamp + (int) (silence || !reordered ? byArrival : bySequence);
  }
}
