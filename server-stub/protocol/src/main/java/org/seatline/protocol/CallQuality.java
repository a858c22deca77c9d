package org.seatline.protocol;

import org.jspecify.annotations.Nullable;

/**
 * How a whole call sounded, as the seat measured it.
 *
 * @param agentHears what came to the seat, or null when nothing came
 * @param callerHears what the other end reported that came to it, or null when it reported nothing
 * @param codec name in SDP of what the seat sent
 * @param encrypted whether it was SRTP
 * @param trouble what the agent was warned of for longest, by its stable id, or null
 */
public record CallQuality(
    @Nullable Way agentHears,
    @Nullable Way callerHears,
    String codec,
    boolean encrypted,
    @Nullable String trouble) {

  /**
   * One direction over the call.
   *
   * @param mosMean mean opinion score by the E-model, 1.0 to 4.5
   * @param mosWorst the lowest over ten seconds
   * @param lossPercent packets that never came or came too late, 0 to 100
   * @param jitterMs interarrival jitter, the mean
   */
  public record Way(double mosMean, double mosWorst, double lossPercent, double jitterMs) {}
}
