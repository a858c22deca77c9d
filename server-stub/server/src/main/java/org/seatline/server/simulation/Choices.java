package org.seatline.server.simulation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.seatline.server.acd.AcdConfig;
import org.seatline.server.acd.Event;
import org.seatline.server.acd.QueueRules;

/**
 * Was it the right call for the seat, and the right seat for the call? Answered the slow way, by
 * looking at every call and every seat.
 */
final class Choices {
  private static final int RING_ALL_MAX = 10;
  private static final long OWN_AGEING = 1;

  private final Ledger book;
  private final Coverage coverage;
  private final Map<String, Long> freeBefore = new HashMap<>();
  private final List<Pick> picks = new ArrayList<>();

  Choices(Ledger book, Coverage coverage) {
    this.book = book;
    this.coverage = coverage;
  }

  /** One seat that was picked for a call, with what it was picked by. */
  private record Pick(
      String call, String seat, AcdConfig.Queue queue, long waitMs, long key, long sinceMs) {}

  /** Before the effects of an event: which seats are free. */
  void begin() {
    picks.clear();
    freeBefore.clear();
    for (Ledger.SeatLine seat : book.seats.values()) {
      if (seat.free()) {
        freeBefore.put(seat.id, seat.sinceMs);
      }
    }
  }

  /** A waiting call is offered to a seat that was ready since then. */
  void offered(Ledger.CallLine call, Ledger.SeatLine seat, long readySinceMs, long nowMs) {
    Ledger.QueueLine queue = book.queue(call.queue);
    if (call.keptFor != null) {
      Checker.require(
          call.keptFor.equals(seat.id), "not-kept", call.id, call.keptFor, " but ", seat.id);
    } else if (call.only == null) {
      Checker.require(
          queue.servedBy(seat, nowMs - call.sinceMs),
          "offered-to-unskilled-seat",
          call.id,
          " after ",
          nowMs - call.sinceMs,
          " to ",
          seat.id,
          seat.skills);
      picks.add(
          new Pick(
              call.id,
              seat.id,
              queue.config,
              nowMs - call.sinceMs,
              naiveKey(queue.config, seat),
              readySinceMs));
    } else {
      Checker.require(call.only.equals(seat.id), "offered-to-wrong-seat", call.id, seat.id);
    }
  }

  /** Nobody else whom this seat could serve goes before the call. */
  void nobodyWasPassed(Ledger.CallLine call, Ledger.SeatLine seat, long nowMs) {
    for (Ledger.CallLine other : book.calls.values()) {
      if (other == call || !other.where.equals("waiting") || !could(other, seat, nowMs)) {
        continue;
      }
      if (call.only == null && other.only == null) {
        notStarved(seat, call, other);
      }
      boolean goesBefore =
          (call.only == null) == (other.only == null)
              ? beforeAt(seat, call, other, nowMs)
              : call.only != null;
      Checker.require(goesBefore, "order-broken", call.id, " went before ", other.id);
    }
  }

  /** Whoever waits longer by so much that ageing outweighs any points was not passed. */
  private void notStarved(Ledger.SeatLine seat, Ledger.CallLine call, Ledger.CallLine other) {
    long rate = book.queue(call.queue).config.rules().ageingPerMinute();
    if (rate == 0 || call.front || !other.queue.equals(call.queue)) {
      return;
    }
    long laterMs = call.sinceFor(seat, startMs(call)) - other.sinceMs;
    long marginMs = 60_000L * book.pointsMax / rate - laterMs;
    Checker.require(marginMs >= 0, "starved", other.id, " passed by ", call.id, marginMs);
    if (laterMs > 0) {
      coverage.margin("starved", marginMs);
    }
  }

  private boolean before(Ledger.CallLine one, Ledger.CallLine other, long nowMs) {
    return one.before(other, weight(one, one.sinceMs, nowMs), weight(other, other.sinceMs, nowMs));
  }

  /** The same for one seat, for which a call may count as having waited longer. */
  private boolean beforeAt(
      Ledger.SeatLine seat, Ledger.CallLine one, Ledger.CallLine other, long nowMs) {
    long since = one.sinceFor(seat, startMs(one));
    long otherSince = other.sinceFor(seat, startMs(other));
    long weight = weight(one, since, nowMs);
    long otherWeight = weight(other, otherSince, nowMs);
    if (one.front == other.front && weight == otherWeight && since != otherSince) {
      return since < otherSince;
    }
    return one.before(other, weight, otherWeight);
  }

  private long startMs(Ledger.CallLine call) {
    QueueRules.Sticky rule = book.queue(call.queue).config.rules().sticky();
    return rule == null ? 0 : rule.preferMs();
  }

  private long weight(Ledger.CallLine call, long sinceMs, long nowMs) {
    long rate =
        call.only == null ? book.queue(call.queue).config.rules().ageingPerMinute() : OWN_AGEING;
    return 60_000L * call.priority + rate * (nowMs - sinceMs);
  }

  /** Place in its line, the slow way. */
  int positionOf(Ledger.CallLine call, long nowMs) {
    int position = 1;
    for (Ledger.CallLine other : book.calls.values()) {
      boolean sameLine =
          other.where.equals("waiting")
              && (call.only == null
                  ? other.only == null && other.queue.equals(call.queue)
                  : call.only.equals(other.only));
      if (sameLine && other != call && before(other, call, nowMs)) {
        position++;
      }
    }
    return position;
  }

  private boolean could(Ledger.CallLine call, Ledger.SeatLine seat, long nowMs) {
    if (call.only != null) {
      return call.only.equals(seat.id);
    }
    return call.keptFor == null
        ? book.queue(call.queue).servedBy(seat, nowMs - call.sinceMs)
        : call.keptFor.equals(seat.id);
  }

  /** After the effects of an event. */
  void end(Event event, long nowMs) {
    nobodyWaitsBesideAReadySeat(event, nowMs);
    picks.forEach(this::bestWasPicked);
  }

  private void nobodyWaitsBesideAReadySeat(Event event, long nowMs) {
    for (Ledger.CallLine call : book.calls.values()) {
      if (!call.where.equals("waiting")) {
        continue;
      }
      for (Ledger.SeatLine seat : book.seats.values()) {
        Checker.require(
            !seat.free() || !could(call, seat, nowMs),
            "call-waits-beside-ready-seat",
            call.id,
            " beside ",
            seat.id,
            " after ",
            event);
      }
    }
  }

  /** No seat that was free all the time would have been better. */
  private void bestWasPicked(Pick pick) {
    String strategy = pick.queue().strategy();
    String rule = strategy.equals("longest-idle") ? "not-longest-idle" : "wrong-seat";
    for (Ledger.SeatLine seat : book.seats.values()) {
      Long since = freeBefore.get(seat.id);
      if (since == null
          || !seat.free()
          || seat.sinceMs != since
          || !book.queue(pick.queue().id()).servedBy(seat, pick.waitMs())) {
        continue;
      }
      if (strategy.equals("ring-all")) {
        long rings = picks.stream().filter(p -> p.call().equals(pick.call())).count();
        Checker.require(rings >= RING_ALL_MAX, "not-all-rang", pick, " and not ", seat.id);
      }
      long key = naiveKey(pick.queue(), seat);
      boolean better = key < pick.key() || (key == pick.key() && since < pick.sinceMs());
      Checker.require(
          !better || Set.of("ring-all", "random").contains(strategy),
          rule,
          pick,
          " but ",
          seat.id,
          " has ",
          key);
    }
  }

  private static long naiveKey(AcdConfig.Queue queue, Ledger.SeatLine seat) {
    return switch (queue.strategy()) {
      case "round-robin" -> seat.lastOffer;
      case "fewest-calls" -> seat.answered;
      case "least-talk-time" -> seat.talkedMs;
      case "top-down" -> seat.ranks.getOrDefault(queue.id(), 5);
      case "best-skill" -> {
        long levels = 0;
        for (String skill : queue.requiredSkills().keySet()) {
          levels -= seat.skills.getOrDefault(skill, 0);
        }
        yield levels;
      }
      default -> 0;
    };
  }
}
