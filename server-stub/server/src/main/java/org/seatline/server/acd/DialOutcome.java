package org.seatline.server.acd;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What came of dialling somebody who is to be called back. The names are stable. */
public enum DialOutcome {
  /** The two talk. */
  @JsonProperty("reached")
  REACHED,
  @JsonProperty("busy")
  BUSY,
  /** Nobody answered in time. */
  @JsonProperty("no-answer")
  NO_ANSWER,
  /** The number is wrong, or the trunk did not take the call. */
  @JsonProperty("failed")
  FAILED,
  /** The agent hung up first. */
  @JsonProperty("seat-ended")
  SEAT_ENDED,
  /** The seat was lost while it rang. */
  @JsonProperty("seat-lost")
  SEAT_LOST,
  /** The server died while it rang; nobody is dialled again for that. */
  @JsonProperty("server-restarted")
  SERVER_RESTARTED
}
