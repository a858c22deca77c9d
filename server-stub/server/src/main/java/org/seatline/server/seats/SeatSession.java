package org.seatline.server.seats;

import org.seatline.protocol.Role;
import org.seatline.server.admin.Configuration.Person;

/** Somebody is signed in at a seat. The person's roles and skills are those in force. */
public final class SeatSession {
  private final String agentId;
  private final String sessionId;
  private final String clientId;
  private final String seatName;
  private volatile Person person;

  /**
   * @param sessionId names the session where the token must not appear
   * @param clientId the seat's local store
   */
  SeatSession(Person person, String sessionId, String clientId, String seatName) {
    this.agentId = person.agentId();
    this.person = person;
    this.sessionId = sessionId;
    this.clientId = clientId;
    this.seatName = seatName;
  }

  /** The agent id. */
  public String agentId() {
    return agentId;
  }

  /** The person as configured now; somebody who was removed, as before. */
  public Person person() {
    return person;
  }

  /** Another configuration is in force. */
  void person(Person now) {
    person = now;
  }

  /** Names the session where the token must not appear. */
  public String sessionId() {
    return sessionId;
  }

  /** The seat's local store. */
  public String clientId() {
    return clientId;
  }

  /** What the seat calls itself. */
  public String seatName() {
    return seatName;
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
