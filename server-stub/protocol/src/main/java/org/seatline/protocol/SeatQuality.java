package org.seatline.protocol;

import org.jspecify.annotations.Nullable;

/**
 * How a seat's call sounds now, in a word for each direction.
 *
 * @param agentHears null while it is not known
 * @param callerHears null while it is not known
 * @param trouble what the agent is warned of, by its stable id, or null
 */
public record SeatQuality(
    @Nullable QualityLevel agentHears,
    @Nullable QualityLevel callerHears,
    @Nullable String trouble) {
  /** Longest id of a trouble, in characters. */
  public static final int TROUBLE_MAX_CHARS = 40;
}
