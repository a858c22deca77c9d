package org.seatline.softphone.call;

/**
 * Bounds and names of a call.
 *
 * @param t1Ms round-trip estimate T1 in milliseconds (RFC 3261 17.1.1.1)
 * @param t2Ms longest interval of repeated 2xx, milliseconds
 * @param ringMaxMs longest time from INVITE to final response, milliseconds
 * @param sessionExpiresSec session interval asked for (RFC 4028), seconds; 0 switches timers off
 * @param minSeSec smallest session interval accepted, seconds (at least 90)
 * @param userAgent text of User-Agent and Server headers
 */
public record CallSettings(
    long t1Ms, long t2Ms, long ringMaxMs, int sessionExpiresSec, int minSeSec, String userAgent) {

  /** RFC defaults, three minutes of ringing, a session interval of half an hour. */
  public static CallSettings standard() {
    return new CallSettings(500, 4_000, 180_000, 1_800, 90, "Seatline");
  }

  /** 64*T1: how long a transaction or an unacknowledged 2xx lives, milliseconds. */
  public long transactionMaxMs() {
    return 64 * t1Ms;
  }
}
