package org.seatline.server.simulation;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.seatline.server.acd.Effect;
import org.seatline.server.acd.Event;
import org.seatline.server.acd.Fact;
import org.seatline.server.acd.QueueRules;

/** How seats and known customers are treated: misses, wrap-up, last calls, last agents, doors. */
final class Manners {
  private static final Set<String> MISSED = Set.of("ring-no-answer", "refused", "offer-failed");

  private final Ledger book;
  private final Map<String, Long> pausedUntil = new HashMap<>();
  private final Set<String> asked = new HashSet<>();
  private final Set<String> signedOutFor = new HashSet<>();

  Manners(Ledger book) {
    this.book = book;
  }

  /** Before the effects of an event: whose state it asks for. */
  void begin(Event event) {
    pausedUntil.clear();
    asked.clear();
    signedOutFor.clear();
    String agentId = agentOf(event);
    if (agentId != null) {
      asked.add(agentId);
      Ledger.SeatLine seat = book.seats.get(agentId);
      if (seat != null && !(event instanceof Event.SeatLeaseLost)) {
        boolean busy = !Set.of("not-ready", "signed-out").contains(seat.state);
        seat.lastCall = event instanceof Event.SeatLastCall && busy;
      }
    }
    if (event instanceof Event.ConfigurationLoaded || event instanceof Event.ServerStarted) {
      asked.addAll(book.seats.keySet());
    }
  }

  private static @Nullable String agentOf(Event event) {
    return switch (event) {
      case Event.SeatReady e -> e.agentId();
      case Event.SeatNotReady e -> e.agentId();
      case Event.SeatSignedIn e -> e.agentId();
      case Event.SeatSignedOut e -> e.agentId();
      case Event.SeatDeclares e -> e.agentId();
      case Event.SeatLeaseLost e -> e.agentId();
      case Event.SeatLastCall e -> e.agentId();
      case Event.ForceState e -> e.agentId();
      default -> null;
    };
  }

  /** A seat did not take a call of a queue. */
  void offerClosed(Fact.OfferClosed fact, long nowMs) {
    Ledger.SeatLine seat = book.seats.get(fact.agentId());
    if (seat == null) {
      return;
    }
    QueueRules rules = book.queue(fact.queueId()).config.rules();
    switch (fact.outcome()) {
      case ANSWERED -> seat.misses = 0;
      case WITHDRAWN -> {}
      case REFUSED -> missed(seat, rules.refused(), nowMs);
      case RING_NO_ANSWER, FAILED -> missed(seat, rules.ringNoAnswer(), nowMs);
    }
  }

  private void missed(Ledger.SeatLine seat, QueueRules.Miss rule, long nowMs) {
    seat.misses++;
    boolean enough = seat.misses >= rule.notReadyAfter();
    if (enough) {
      seat.misses = 0;
    }
    boolean free = !enough && rule.pauseMs() == 0;
    pausedUntil.put(seat.id, free ? -1L : enough ? 0L : nowMs + rule.pauseMs());
  }

  void seatIs(Effect.SeatStateChanged now, Ledger.SeatLine seat) {
    boolean serving = now.state().equals("ready") || now.state().equals("reserved");
    boolean cameFromWork = seat.state.equals("wrap-up") || seat.state.equals("talking");
    Long until = pausedUntil.get(seat.id);
    if (until != null && !asked.contains(seat.id)) {
      boolean parked = now.state().equals("not-ready") && MISSED.contains(now.reason());
      Checker.require(!serving || until == -1, "wrong-after-miss", now, " expected ", until);
      Checker.require(
          !parked || now.deadlineMs() == until, "wrong-pause", now, " expected ", until);
    }
    Checker.require(
        !(cameFromWork && serving && seat.lastCall), "last-call-ignored", now, seat.state);
    if (Set.of("not-ready", "signed-out").contains(now.state())) {
      seat.lastCall = false;
    }
    if (now.state().equals("signed-out")) {
      seat.misses = 0;
    }
    String queueId = seat.wrapsUp;
    if (seat.state.equals("wrap-up") && serving && !asked.contains(seat.id) && queueId != null) {
      Ledger.QueueLine queue = book.queues.get(queueId);
      Checker.require(
          queue == null || queue.config.rules().wrapUp().autoReady(), "ready-by-itself", now);
    }
    seat.wrapsUp = now.state().equals("wrap-up") ? now.queueId() : null;
  }

  void spoke(String number, String agentId, long nowMs) {
    if (!number.isEmpty()) {
      book.spoke.put(number, new Ledger.Spoke(agentId, nowMs));
    }
  }

  /** A call is kept for the agent who spoke last, within the window, and for no longer. */
  void kept(Fact.KeptFor fact, Ledger.CallLine call, long nowMs) {
    QueueRules.Sticky rule = book.queue(fact.queueId()).config.rules().sticky();
    Ledger.Spoke last = book.spoke.get(call.number);
    Checker.require(
        rule != null
            && last != null
            && last.agent().equals(fact.agentId())
            && nowMs - last.atMs() <= rule.windowMs()
            && fact.untilMs() == nowMs + rule.preferMs(),
        "kept-for-wrong-agent",
        fact,
        " last was ",
        last);
  }

  void keptOver(Fact.KeptOver fact, Ledger.CallLine call, long nowMs) {
    switch (fact.why()) {
      case "waited-enough" ->
          Checker.require(nowMs >= call.keptUntilMs, "not-kept", fact, call.keptUntilMs);
      case "signed-out" -> signedOutFor.add(fact.agentId());
      default -> {}
    }
  }

  /** A closed queue turns away; an open one only when it is full. */
  void released(Fact.CallClosed closed, Ledger.CallLine call, boolean atEntry) {
    if (atEntry && closed.why().equals("queue-closed") && call.only != null) {
      throw new Violation("turned-away", closed + " is for one seat");
    }
  }

  void end(long nowMs) {
    for (Ledger.CallLine call : book.calls.values()) {
      String keptFor = call.keptFor;
      if (call.where.equals("waiting") && keptFor != null) {
        Checker.require(nowMs < call.keptUntilMs, "kept-too-long", call.id, keptFor);
        Ledger.SeatLine seat = book.seats.get(keptFor);
        Checker.require(
            seat == null || !seat.state.equals("signed-out"), "kept-for-nobody", call.id);
      }
    }
    for (String agentId : signedOutFor) {
      Ledger.SeatLine seat = book.seats.get(agentId);
      Checker.require(
          seat != null && seat.state.equals("signed-out"), "not-kept", agentId, " is there");
    }
  }
}
