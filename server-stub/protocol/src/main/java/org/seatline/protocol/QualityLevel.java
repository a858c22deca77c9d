package org.seatline.protocol;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How well one end of a call hears the other, in a word; the worst first. */
public enum QualityLevel {
  /** Hardly to be understood. */
  @JsonProperty("bad")
  BAD,
  /** Many would complain. */
  @JsonProperty("poor")
  POOR,
  /** Some would complain. */
  @JsonProperty("fair")
  FAIR,
  /** Nobody complains. */
  @JsonProperty("good")
  GOOD
}
