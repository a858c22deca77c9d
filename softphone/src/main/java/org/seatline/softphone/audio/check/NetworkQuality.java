package org.seatline.softphone.audio.check;

/**
 * How packets fare on the way to the server and back.
 *
 * @param roundTripMs from one end to the other and back, or -1 where nobody could tell
 * @param jitterMs of the packets that came back
 * @param lossPercent of those that did not, 0 to 100
 */
public record NetworkQuality(int roundTripMs, double jitterMs, double lossPercent) {
  /** Nothing came back at all. */
  public static final int ALL_LOST = 100;

  private static final int ROUND_TRIP_MAX_MS = 300;
  private static final int JITTER_MAX_MS = 40;
  private static final int LOSS_MAX_PERCENT = 3;

  /** Whether a caller would notice. */
  public boolean bad() {
    return roundTripMs > ROUND_TRIP_MAX_MS
        || jitterMs > JITTER_MAX_MS
        || lossPercent > LOSS_MAX_PERCENT;
  }
}
