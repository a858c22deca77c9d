package org.seatline.softphone.rtp;

import java.util.Arrays;

/**
 * What became of each packet of a stream: played, lost, discarded by the jitter buffer, or come
 * twice. A packet's fate is settled when 64 later ones have come, so that reordering is no loss.
 * Bounded memory, nothing allocated. Not thread-safe.
 */
public final class LossLedger {
  /** Later packets after which a missing one is lost. */
  static final int SETTLED_AFTER = 64;

  private static final int WINDOW = 256;

  /** A hole larger than this is a stream that began again. */
  private static final int HOLE_MAX = WINDOW - SETTLED_AFTER;

  private static final byte MISSING = 0;
  private static final byte RECEIVED = 1;
  private static final byte DISCARDED = 2;

  private final byte[] fates = new byte[WINDOW];
  private final BurstGap bursts = new BurstGap();
  private int newest;
  private int open;
  private boolean missedBefore;
  private long settled;
  private long missed;
  private long runs;
  private long duplicates;

  /** Notes a packet; one of another source begins anew by {@link #restart}. */
  public void arrived(int sequence) {
    int step = open == 0 ? 0 : RtpSequence.distance(newest, sequence);
    if (open == 0 || step > HOLE_MAX || step < -HOLE_MAX) {
      restart();
      newest = sequence;
      open = 1;
      fates[slot(sequence)] = RECEIVED;
    } else if (step > 0) {
      advance(sequence);
    } else if (-step < open) {
      duplicates += fates[slot(sequence)] == MISSING ? 0 : 1;
      fates[slot(sequence)] = RECEIVED;
    }
  }

  private void advance(int sequence) {
    while (newest != sequence) {
      if (open == SETTLED_AFTER) {
        settle(fates[slot(newest - SETTLED_AFTER + 1)]);
        open--;
      }
      newest = RtpSequence.next(newest);
      fates[slot(newest)] = MISSING;
      open++;
    }
    fates[slot(sequence)] = RECEIVED;
  }

  private void settle(byte fate) {
    settled++;
    if (fate == RECEIVED) {
      bursts.received();
    } else if (fate == DISCARDED) {
      bursts.discarded();
    } else {
      bursts.lost();
    }
    boolean isMissed = fate != RECEIVED;
    missed += isMissed ? 1 : 0;
    runs += isMissed && !missedBefore ? 1 : 0;
    missedBefore = isMissed;
  }

  /** Notes that a packet which came is not played: it was late, or there was no room. */
  public void discarded(int sequence) {
    if (open > 0 && RtpSequence.distance(sequence, newest) < open) {
      fates[slot(sequence)] = DISCARDED;
    }
  }

  /** Another source: nothing is missing between the two. */
  public void restart() {
    Arrays.fill(fates, MISSING);
    open = 0;
    missedBefore = false;
  }

  private static int slot(int sequence) {
    return sequence & (WINDOW - 1);
  }

  /** Packets whose fate is known. */
  public long settled() {
    return settled;
  }

  /** Those of them that were lost or discarded. */
  public long missed() {
    return missed;
  }

  /** Runs of packets that were missed one after the other. */
  public long runs() {
    return runs;
  }

  /** Packets that came again. */
  public long duplicates() {
    return duplicates;
  }

  /** Loss in bursts and gaps (RFC 3611 section 4.7.2). */
  public XrBlock.LossMetrics metrics(int packetMs) {
    return bursts.metrics(packetMs);
  }
}
