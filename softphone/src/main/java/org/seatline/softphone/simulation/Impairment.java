package org.seatline.softphone.simulation;

import org.seatline.softphone.quality.PacketLoss;

/**
 * What a bad network does to the packets of one direction.
 *
 * @param loss how packets are lost
 * @param delayMs that every packet takes, milliseconds
 * @param jitterMs up to which a packet waits beyond that, evenly spread; packets stay in order
 * @param reorderShare of the packets that are overtaken by those after them, 0 to 1
 * @param duplicateShare of the packets that come twice, 0 to 1
 */
public record Impairment(
    PacketLoss loss, int delayMs, int jitterMs, double reorderShare, double duplicateShare) {

  /** Longest delay and jitter, milliseconds. */
  public static final int DELAY_MAX_MS = 5_000;

  /** A network that does nothing to packets. */
  public static final Impairment NONE = new Impairment(PacketLoss.NONE, 0, 0, 0, 0);

  public Impairment {
    if (delayMs < 0 || delayMs > DELAY_MAX_MS || jitterMs < 0 || jitterMs > DELAY_MAX_MS) {
      throw new IllegalArgumentException("delay " + delayMs + " ms, jitter " + jitterMs + " ms");
    }
    if (!isShare(reorderShare) || !isShare(duplicateShare)) {
      throw new IllegalArgumentException("a share is 0 to 1");
    }
  }

  private static boolean isShare(double value) {
    return value >= 0 && value <= 1;
  }

  /** The same with these losses. */
  public Impairment withLoss(PacketLoss next) {
    return new Impairment(next, delayMs, jitterMs, reorderShare, duplicateShare);
  }

  /** The same with this delay and jitter, milliseconds. */
  public Impairment withDelay(int ms, int jitter) {
    return new Impairment(loss, ms, jitter, reorderShare, duplicateShare);
  }

  /** The same with packets that are overtaken and that come twice. */
  public Impairment withDisorder(double reordered, double duplicated) {
    return new Impairment(loss, delayMs, jitterMs, reordered, duplicated);
  }
}
