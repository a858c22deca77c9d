package org.seatline.server.acd;

/**
 * How a queue calls its callers back.
 *
 * @param offerAfterMs of waiting a caller is told of it; 0 for never, the key works all the same
 * @param attempts how often a number is dialled at most
 * @param retryMs pause after a call that did not reach anybody
 * @param ringMs how long the caller's phone rings at most
 * @param keepMs then the callback is given up, whoever waits for it
 */
public record CallbackRule(
    long offerAfterMs, int attempts, long retryMs, long ringMs, long keepMs) {
  private static final long HOUR_MS = 3_600_000;

  /** Told after a minute; three attempts, five minutes apart, 30 s of ringing, kept for a day. */
  public static final CallbackRule USUAL =
      new CallbackRule(60_000, 3, 300_000, 30_000, 24 * HOUR_MS);
}
