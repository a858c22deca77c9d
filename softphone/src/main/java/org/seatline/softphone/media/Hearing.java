package org.seatline.softphone.media;

/**
 * How one end hears the other; figures that are not known are {@link #UNKNOWN}.
 *
 * @param lossPercent packets that never came, over the last ten seconds (there: since the other
 *     end's last report)
 * @param lateLossPercent packets that came too late to be played (there: since the call began)
 * @param burstRatio how much longer the runs of missed packets are than by chance; 1 and more
 * @param jitterMs interarrival jitter (RFC 3550 section 6.4.1)
 * @param bufferMs delay in the jitter buffer
 * @param mosNow by the E-model (ITU-T G.107) over the same time, 1.0 to 4.5
 * @param mosCall the same since the call began
 */
public record Hearing(
    double lossPercent,
    double lateLossPercent,
    double burstRatio,
    double jitterMs,
    double bufferMs,
    double mosNow,
    double mosCall) {
  /** What is not known. */
  public static final int UNKNOWN = -1;

  /** Nothing is known. */
  public static final Hearing NOTHING =
      new Hearing(UNKNOWN, UNKNOWN, 1, UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN);

  /** Whether the quality is known. */
  public boolean known() {
    return mosNow >= 1;
  }
}
