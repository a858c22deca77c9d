package org.seatline.app.settings;

import java.util.Set;

/**
 * What the last audio check at this workplace came to.
 *
 * @param agentId who made it
 * @param atMs wall clock
 * @param findings what was wrong; empty where all was well
 */
public record AudioCheckResult(String agentId, long atMs, Set<Finding> findings) {
  /** What may be wrong. */
  public enum Finding {
    /** The headset did not run. */
    NO_HEADSET,
    /** Nothing at all came from the microphone. */
    SILENCE,
    /** The voice is too soft. */
    TOO_LOW,
    /** The voice is cut off at the top. */
    CLIPPING,
    /** The room or the cable is too loud. */
    NOISY,
    /** The agent did not hear the own voice. */
    NOT_HEARD,
    /** The agent did not hear it ring. */
    NO_RING,
    /** The way to the server is bad. */
    BAD_NETWORK
  }

  public AudioCheckResult {
    findings = Set.copyOf(findings);
  }
}
