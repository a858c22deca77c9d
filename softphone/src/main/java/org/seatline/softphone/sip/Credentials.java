package org.seatline.softphone.sip;

/** User name and password for digest authentication (RFC 7616). */
public record Credentials(String user, String password) {
  @Override
  public String toString() {
    return "Credentials[" + user + "]";
  }
}
