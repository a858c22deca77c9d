package org.seatline.server.telephony;

/**
 * How far a seat's side of a call is. Every move is defined for every stage; from {@link #LET_GO}
 * none leads away.
 *
 * <pre>
 * OFFERED ----- granted ----&gt; GRANTED ------ joined ----&gt; JOINED
 *                                ^                          ^
 *                             waiting                       |
 *                                |                          |
 * LEFT_OFFERED - granted ----&gt; DOUBTFUL ----- joined -------+
 * </pre>
 */
enum SeatStage {
  /** It rings or has answered; the core has granted it nothing. */
  OFFERED,
  /** The same, by an earlier process, after its answer. */
  LEFT_OFFERED,
  /** Granted, but the dialog is of an earlier process: the seat may have left since. */
  DOUBTFUL,
  /** Granted; the caller's media are on their way, or have still to go. */
  GRANTED,
  /** The caller's media were brought to it: only now the two were in touch. */
  JOINED,
  /** Ended by us; what comes of it is of no interest. */
  LET_GO;

  /** The core gives it the call. */
  SeatStage granted() {
    return switch (this) {
      case OFFERED -> GRANTED;
      case LEFT_OFFERED -> DOUBTFUL;
      case DOUBTFUL, GRANTED, JOINED, LET_GO -> this;
    };
  }

  /** The seat is there and waits for its caller. */
  SeatStage waiting() {
    return this == DOUBTFUL ? GRANTED : this;
  }

  /** The caller's media are with it. */
  SeatStage joined() {
    return this == LET_GO ? LET_GO : JOINED;
  }

  /** Whether the call is this seat's. */
  boolean serves() {
    return switch (this) {
      case DOUBTFUL, GRANTED, JOINED -> true;
      case OFFERED, LEFT_OFFERED, LET_GO -> false;
    };
  }
}
