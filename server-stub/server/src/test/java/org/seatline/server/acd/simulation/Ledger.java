package org.seatline.server.acd.simulation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The checker's own book of calls, seats and queues: plain fields, filled from effects. */
final class Ledger {
  final Map<String, CallLine> calls = new LinkedHashMap<>();
  final Map<String, SeatLine> seats = new LinkedHashMap<>();
  final Map<String, QueueLine> queues = new LinkedHashMap<>();
  final Map<String, OfferLine> offers = new LinkedHashMap<>();
  final Set<String> closedCalls = new HashSet<>();
  private long arrivals;

  /** One call that is not over. */
  static final class CallLine {
    final String id;
    String where = "menu";
    String queue = "";
    int priority;
    boolean front;
    long arrival;
    long queuedAtMs;
    int answeredSegment;
    @Nullable String only;
    @Nullable String talksWith;
    final List<String> offers = new ArrayList<>();

    CallLine(String id) {
      this.id = id;
    }

    /** Whether this call has to be served before the other one of the same queue. */
    boolean before(CallLine other) {
      if (front != other.front) {
        return front;
      }
      return priority != other.priority ? priority > other.priority : arrival < other.arrival;
    }
  }

  /** One seat. */
  static final class SeatLine {
    final String id;
    String state = "signed-out";
    long sinceMs;
    long deadlineMs;
    boolean shownLeased;
    long unleasedSinceMs;
    String session = "";
    boolean alive;
    @Nullable String talksOn;
    Map<String, Integer> skills = new HashMap<>();

    SeatLine(String id) {
      this.id = id;
    }

    boolean free() {
      return state.equals("ready") && shownLeased;
    }
  }

  /** One queue and its totals. */
  static final class QueueLine {
    final String id;
    final Map<String, Integer> needs;
    final long offerTimeoutMs;
    final long wrapUpMs;
    final long thresholdMs;
    final boolean longestIdle;
    int entered;
    int left;
    int answered;
    int abandoned;
    int inTime;

    QueueLine(
        String id,
        Map<String, Integer> needs,
        long offerTimeoutMs,
        long wrapUpMs,
        long thresholdMs,
        boolean longestIdle) {
      this.id = id;
      this.needs = needs;
      this.offerTimeoutMs = offerTimeoutMs;
      this.wrapUpMs = wrapUpMs;
      this.thresholdMs = thresholdMs;
      this.longestIdle = longestIdle;
    }

    boolean servedBy(SeatLine seat) {
      for (Map.Entry<String, Integer> need : needs.entrySet()) {
        Integer has = seat.skills.get(need.getKey());
        if (has == null || has < need.getValue()) {
          return false;
        }
      }
      return true;
    }
  }

  /** One open offer. */
  record OfferLine(String offer, String call, String seat, long deadlineMs) {}

  long nextArrival() {
    return ++arrivals;
  }

  int count(String queue, String where) {
    int count = 0;
    for (CallLine call : calls.values()) {
      if (call.queue.equals(queue) && call.where.equals(where)) {
        count++;
      }
    }
    return count;
  }

  int positionOf(CallLine call) {
    int position = 1;
    for (CallLine other : calls.values()) {
      boolean sameLine =
          other.where.equals("waiting")
              && (call.only == null
                  ? other.only == null && other.queue.equals(call.queue)
                  : call.only.equals(other.only));
      if (sameLine && other != call && other.before(call)) {
        position++;
      }
    }
    return position;
  }
}
