package org.seatline.protocol;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a person may do. One person may have several. */
public enum Role {
  /** Takes calls. */
  @JsonProperty("agent")
  AGENT,
  /** Sees queues and seats, supervises. */
  @JsonProperty("lead")
  LEAD,
  /** Runs drills. */
  @JsonProperty("trainer")
  TRAINER,
  /** Changes the configuration. */
  @JsonProperty("admin")
  ADMIN
}
