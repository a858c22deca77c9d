package org.seatline.protocol;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The state of a seat as everybody sees it. */
public enum SeatStateName {
  /** Nobody is signed in. */
  @JsonProperty("signed-out")
  SIGNED_OUT,
  /** Signed in, takes no calls, for a reason. */
  @JsonProperty("not-ready")
  NOT_READY,
  /** Waits for a call. */
  @JsonProperty("ready")
  READY,
  /** A call is offered and rings. */
  @JsonProperty("reserved")
  RESERVED,
  /** In a call. */
  @JsonProperty("talking")
  TALKING,
  /** After-call work. */
  @JsonProperty("wrap-up")
  WRAP_UP
}
