package org.seatline.server.seats;

import java.util.Optional;

/** What seats need of the call side. Implemented by telephony; must not block. */
public interface SeatCalls {

  /**
   * The seat says that a call ended while the server could not see it: end what is left of it, and
   * tell the routing core.
   *
   * @param atMs the seat's wall clock
   * @param cause {@code caller-bye}, {@code agent} or {@code no-rtp}
   */
  void endedAtSeat(String callId, String agentId, long atMs, String cause);

  /**
   * The address where a seat's softphone is registered now, for instance {@code sip:seat-1001@…}.
   */
  Optional<String> contactOf(String sipUser);
}
