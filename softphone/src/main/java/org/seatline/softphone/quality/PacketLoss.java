package org.seatline.softphone.quality;

/**
 * Losses by Gilbert's model: two states, and in the bad one everything is lost.
 *
 * @param share of all packets, 0 to less than 1
 * @param meanBurst packets lost in a row, on average; 1 for losses that know nothing of each other
 */
public record PacketLoss(double share, double meanBurst) {
  /** Nothing is lost. */
  public static final PacketLoss NONE = new PacketLoss(0, 1);

  public PacketLoss {
    if (!(share >= 0 && share < 1 && meanBurst >= 1)) {
      throw new IllegalArgumentException("no loss: " + share + " in bursts of " + meanBurst);
    }
  }

  /** Each packet for itself. */
  public static PacketLoss random(double percent) {
    return new PacketLoss(percent / 100, 1);
  }

  /** In bursts. */
  public static PacketLoss bursts(double percent, double meanBurst) {
    return new PacketLoss(percent / 100, meanBurst);
  }

  /**
   * Whether the next packet is lost.
   *
   * @param lostBefore whether the packet before it was
   * @param draw evenly distributed from 0 to 1
   */
  public boolean next(boolean lostBefore, double draw) {
    if (meanBurst == 1) {
      return draw < share;
    }
    double leave = 1 / meanBurst;
    double enter = share / (1 - share) * leave;
    return lostBefore ? draw >= leave : draw < enter;
  }
}
