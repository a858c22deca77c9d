package org.seatline.server.seats;

import java.util.Optional;

/** What became of a sign-in. */
public sealed interface SignInOutcome {

  /**
   * Signed in.
   *
   * @param token bearer token, known to the seat only
   * @param replaced the agent's earlier session, ended by this one
   */
  record Accepted(SeatSession session, String token, Optional<SeatSession> replaced)
      implements SignInOutcome {}

  /**
   * Not signed in: {@code bad-credentials}, {@code too-many-attempts}, {@code bad-request}, or
   * {@code phone-seat} when this agent's seat is a plain SIP phone.
   */
  record Refused(String code) implements SignInOutcome {}
}
