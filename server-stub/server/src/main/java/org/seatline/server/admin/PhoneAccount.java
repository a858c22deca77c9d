package org.seatline.server.admin;

/**
 * The plain SIP phone that is somebody's seat. The hashes are {@code H(user:realm:password)} in
 * hexadecimal (RFC 7616): nobody can read the password from them.
 *
 * @param user SIP user name, of this phone alone
 * @param sha256 empty for a phone that knows MD5 only, as most do
 * @param md5 empty when there is a demo password
 * @param demoPassword in clear, demo accounts only; else empty
 * @param atRegistration what the agent is when the phone registers
 */
public record PhoneAccount(
    String user, String sha256, String md5, String demoPassword, AtRegistration atRegistration) {

  /** What an agent is whose phone has registered. */
  public enum AtRegistration {
    READY,
    NOT_READY
  }

  @Override
  public String toString() {
    return "PhoneAccount[" + user + "]";
  }
}
