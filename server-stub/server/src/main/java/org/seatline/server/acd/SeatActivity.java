package org.seatline.server.acd;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a seat declares that it is doing. */
public enum SeatActivity {
  @JsonProperty("ready")
  READY,
  @JsonProperty("not-ready")
  NOT_READY,
  @JsonProperty("ringing")
  RINGING,
  @JsonProperty("talking")
  TALKING,
  @JsonProperty("wrap-up")
  WRAP_UP
}
