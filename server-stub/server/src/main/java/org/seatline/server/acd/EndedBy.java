package org.seatline.server.acd;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Who ended a call. */
public enum EndedBy {
  @JsonProperty("caller")
  CALLER,
  @JsonProperty("seat")
  SEAT,
  @JsonProperty("server")
  SERVER
}
