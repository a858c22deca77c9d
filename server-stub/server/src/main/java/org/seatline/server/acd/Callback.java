package org.seatline.server.acd;

/**
 * A caller who has hung up and is to be called back: the call waits on without its caller's leg.
 *
 * @param number to be called, normalised
 * @param attempts how often it was dialled so far for this callback: what the rule limits
 * @param chosenAtMs since when nobody holds the line
 */
public record Callback(String number, int attempts, long chosenAtMs) {
  Callback dialledOnceMore() {
    return new Callback(number, attempts + 1, chosenAtMs);
  }
}
