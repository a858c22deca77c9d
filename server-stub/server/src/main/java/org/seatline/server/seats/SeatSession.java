package org.seatline.server.seats;

import org.seatline.protocol.Role;
import org.seatline.server.admin.Configuration.Person;

/**
 * Somebody is signed in at a seat.
 *
 * @param sessionId names the session where the token must not appear
 * @param clientId the seat's local store
 */
public record SeatSession(Person person, String sessionId, String clientId, String seatName) {
  /** The agent id. */
  public String agentId() {
    return person.agentId();
  }

  /** User part of the seat's SIP address. */
  public String sipUser() {
    return SipAccounts.USER_PREFIX + agentId();
  }

  /** Whether the person has the role. */
  public boolean may(Role role) {
    return person.roles().contains(role);
  }
}
