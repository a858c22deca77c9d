package org.seatline.server.acd;

import com.fasterxml.jackson.annotation.JsonProperty;

/** A state that a team lead may force on a seat. */
public enum ForcedState {
  @JsonProperty("ready")
  READY,
  @JsonProperty("not-ready")
  NOT_READY,
  @JsonProperty("signed-out")
  SIGNED_OUT
}
