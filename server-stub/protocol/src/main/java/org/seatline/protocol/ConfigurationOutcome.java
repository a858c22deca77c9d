package org.seatline.protocol;

import java.util.List;

/**
 * What came of a wish to change the configuration.
 *
 * @param version the one in force now
 * @param changes what changed, in words; empty unless {@link Result#APPLIED} or {@link
 *     Result#CHECKED}
 * @param mistakes why nothing took effect; empty unless {@link Result#MISTAKES}
 */
public record ConfigurationOutcome(
    Result result, int version, List<LocalizedText> changes, List<ConfigurationMistake> mistakes) {

  /** How it ended. */
  public enum Result {
    /** It is in force. */
    @com.fasterxml.jackson.annotation.JsonProperty("applied")
    APPLIED,
    /** It could be put into force: nothing was changed yet. */
    @com.fasterxml.jackson.annotation.JsonProperty("checked")
    CHECKED,
    /** It was in force before. */
    @com.fasterxml.jackson.annotation.JsonProperty("unchanged")
    UNCHANGED,
    /** There are mistakes: nothing took effect. */
    @com.fasterxml.jackson.annotation.JsonProperty("mistakes")
    MISTAKES,
    /** Somebody else changed the configuration since it was looked at: nothing took effect. */
    @com.fasterxml.jackson.annotation.JsonProperty("overtaken")
    OVERTAKEN,
    /** There is no version to go back to. */
    @com.fasterxml.jackson.annotation.JsonProperty("no-version")
    NO_VERSION
  }
}
