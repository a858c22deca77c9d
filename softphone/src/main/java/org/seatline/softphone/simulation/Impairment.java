package org.seatline.softphone.simulation;

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
    Loss loss, int delayMs, int jitterMs, double reorderShare, double duplicateShare) {

  /** Longest delay and jitter, milliseconds. */
  public static final int DELAY_MAX_MS = 5_000;

  /** A network that does nothing to packets. */
  public static final Impairment NONE = new Impairment(Loss.NONE, 0, 0, 0, 0);

  /**
   * Losses by Gilbert's model: two states, and in the bad one everything is lost.
   *
   * @param share of all packets, 0 to less than 1
   * @param meanBurst packets lost in a row, on average; 1 for losses that know nothing of each
   *     other
   */
  public record Loss(double share, double meanBurst) {
    /** Nothing is lost. */
    public static final Loss NONE = new Loss(0, 1);

    public Loss {
      if (!(share >= 0 && share < 1 && meanBurst >= 1)) {
        throw new IllegalArgumentException("no loss: " + share + " in bursts of " + meanBurst);
      }
    }

    /** Each packet for itself. */
    public static Loss random(double percent) {
      return new Loss(percent / 100, 1);
    }

    /** In bursts. */
    public static Loss bursts(double percent, double meanBurst) {
      return new Loss(percent / 100, meanBurst);
    }

    /**
     * Whether the next packet is lost.
     *
     * @param lostBefore whether the packet before it was
     * @param draw from 0 to 1
     */
    boolean next(boolean lostBefore, double draw) {
      if (meanBurst == 1) {
        return draw < share;
      }
      double leave = 1 / meanBurst;
      return lostBefore ? draw >= leave : draw < leave * share / (1 - share);
    }
  }

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
  public Impairment withLoss(Loss next) {
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
