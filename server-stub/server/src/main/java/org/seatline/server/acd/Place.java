package org.seatline.server.acd;

import java.util.Comparator;

/**
 * A caller's place in a line. A call's weight is priority + ageing × wait; all calls of a queue age
 * at the same rate, so their order never changes while they wait and one number holds it.
 *
 * @param front back from a seat that did not serve it: goes before all others
 * @param key ageing × since − priority, in points × milliseconds per minute; the least is first
 * @param sinceMs when the caller began to wait, kept over an overflow
 * @param order of queueing, among those who came at the same time
 */
record Place(boolean front, long key, long sinceMs, long order, String callId) {
  static final long MINUTE_MS = 60_000;

  /** In a seat's own line, which calls of several queues may share: one point a minute. */
  static final long OWN_LINE_AGEING = 1;

  static final Comparator<Place> ORDER =
      Comparator.comparing(Place::front, Comparator.reverseOrder())
          .thenComparingLong(Place::key)
          .thenComparingLong(Place::sinceMs)
          .thenComparingLong(Place::order)
          .thenComparing(Place::callId);

  static Place of(Call call, long ageingPerMinute) {
    return new Place(
        call.front(),
        ageingPerMinute * call.waited().sinceMs() - call.priority() * MINUTE_MS,
        call.waited().sinceMs(),
        call.place(),
        call.callId());
  }

  /**
   * The same place seen from a line that ages at another rate: heads of several queues compare by
   * what each weighs now.
   *
   * @param startMs by how much longer it counts as having waited
   */
  static Place weighed(Call call, long ageingPerMinute, long startMs, long nowMs) {
    long since = call.waited().sinceMs() - startMs;
    return new Place(
        call.front(),
        -(ageingPerMinute * (nowMs - since) + call.priority() * MINUTE_MS),
        since,
        call.place(),
        call.callId());
  }
}
