package org.seatline.protocol;

/**
 * Short-lived SIP credentials of one signed-in seat.
 *
 * @param domain the SIP domain, also the digest realm
 * @param registrarHost address of the registrar
 * @param registrarPort UDP and TCP port of the registrar
 * @param user user part of the address of record, for instance {@code seat-1001}
 * @param expiresSeconds how long a registration lives
 */
public record SipAccount(
    String domain,
    String registrarHost,
    int registrarPort,
    String user,
    String password,
    int expiresSeconds) {
  @Override
  public String toString() {
    return "SipAccount[" + user + "@" + domain + "]";
  }
}
