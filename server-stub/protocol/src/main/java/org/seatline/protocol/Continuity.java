package org.seatline.protocol;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How a page of changes goes on from what the seat has. */
public enum Continuity {
  /** It follows. */
  @JsonProperty("continues")
  CONTINUES,
  /** The copy of this shelf is too old: it is dropped, the page begins another. */
  @JsonProperty("fresh")
  FRESH,
  /**
   * The server has forgotten some of what the seat knows: every shelf is dropped, and what the
   * server had acknowledged is sent again.
   */
  @JsonProperty("forgotten")
  FORGOTTEN
}
