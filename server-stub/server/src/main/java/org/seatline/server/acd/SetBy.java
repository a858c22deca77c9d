package org.seatline.server.acd;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Who put a seat into its state. */
public enum SetBy {
  @JsonProperty("agent")
  AGENT,
  @JsonProperty("lead")
  LEAD,
  @JsonProperty("system")
  SYSTEM
}
