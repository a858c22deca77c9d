package org.seatline.server.telephony;

/**
 * How the front door is set up.
 *
 * @param host literal address for SIP and RTP
 * @param sipPort UDP and TCP port; 0 picks a free one
 * @param domain SIP domain and digest realm
 * @param mediaPortMin lowest RTP port of the server, or 0 for any
 * @param mediaPortMax highest RTP port of the server, or 0
 */
public record TelephonySettings(
    String host, int sipPort, String domain, int mediaPortMin, int mediaPortMax) {
  /** Digest realm and domain where nothing else is configured. */
  public static final String DOMAIN = "seatline";

  /** Any free RTP ports. */
  public static TelephonySettings of(String host, int sipPort) {
    return new TelephonySettings(host, sipPort, DOMAIN, 0, 0);
  }
}
