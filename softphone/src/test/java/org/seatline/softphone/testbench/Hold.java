package org.seatline.softphone.testbench;

import org.seatline.softphone.sdp.Direction;

/** The ways to hold somebody. */
enum Hold {
  /** The other one may be played music. */
  SENDONLY_ATTRIBUTE,
  /** Nothing goes either way. */
  INACTIVE_ATTRIBUTE,
  /** As phones did before RFC 3264. */
  NO_ADDRESS;

  /** Holds the other end of a call. */
  void begin(OwnCall call) {
    switch (this) {
      case SENDONLY_ATTRIBUTE -> call.offerAgain(Direction.SENDONLY);
      case INACTIVE_ATTRIBUTE -> call.offerAgain(Direction.INACTIVE);
      case NO_ADDRESS ->
          call.offerAgain(
              call.media(),
              Direction.SENDRECV,
              sdp -> sdp.replace("c=IN IP4 127.0.0.1", "c=IN IP4 0.0.0.0"));
    }
  }
}
