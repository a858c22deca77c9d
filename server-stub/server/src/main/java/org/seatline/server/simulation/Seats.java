package org.seatline.server.simulation;

import java.util.HashMap;
import java.util.Objects;
import org.seatline.server.acd.AcdConfig;
import org.seatline.server.acd.Effect;
import org.seatline.server.acd.Event;
import org.seatline.server.acd.Fact;
import org.seatline.server.acd.QueueRules;

/** No seat is stuck: every state is left by its deadline, and a lost seat is given up in time. */
final class Seats {
  private final Ledger book;
  private final Manners manners;
  private final Coverage coverage;
  private long talkGraceMs;
  private long seatGraceMs;

  Seats(Ledger book, Manners manners, Coverage coverage) {
    this.book = book;
    this.manners = manners;
    this.coverage = coverage;
  }

  void configured(AcdConfig config) {
    talkGraceMs = config.timings().talkLeaseGraceMs();
    seatGraceMs = config.timings().seatLeaseGraceMs();
    for (AcdConfig.Agent agent : config.agents()) {
      Ledger.SeatLine seat = book.seats.computeIfAbsent(agent.agentId(), Ledger.SeatLine::new);
      seat.skills = new HashMap<>(agent.skills());
      seat.ranks = new HashMap<>(agent.ranks());
    }
  }

  /** Before the effects of an event: which seats are there. */
  void begin(Event event) {
    switch (event) {
      case Event.SeatSignedIn e -> alive(e.agentId(), e.session());
      case Event.SeatDeclares e -> alive(e.agentId(), e.session());
      case Event.SeatLeaseReturned e -> lease(e.agentId(), e.session(), true);
      case Event.SeatLeaseLost e -> lease(e.agentId(), e.session(), false);
      case Event.ServerStarted _ -> book.seats.values().forEach(this::unproven);
      default -> {}
    }
  }

  private void unproven(Ledger.SeatLine seat) {
    seat.alive &= seat.phone; // a registration outlives the server
    seat.unleasedSinceMs = book.nowMs;
  }

  private void alive(String agentId, String session) {
    Ledger.SeatLine seat = book.seat(agentId);
    if (!seat.phone) {
      seat.alive = true;
      seat.session = session;
    }
  }

  private void lease(String agentId, String session, boolean alive) {
    Ledger.SeatLine seat = book.seat(agentId);
    if (seat.session.equals(session) && !seat.state.equals("signed-out")) {
      seat.alive = alive;
    }
  }

  void seatIs(Effect.SeatStateChanged now) {
    Ledger.SeatLine seat = book.seat(now.agentId());
    if (!seat.state.equals(now.state())) {
      coverage.saw("seat " + seat.state + " -> " + now.state());
    }
    agrees(now, seat);
    if (now.leased()) {
      seat.unleasedSinceMs = 0;
    } else if (seat.unleasedSinceMs == 0 || seat.state.equals("signed-out")) {
      seat.unleasedSinceMs = book.nowMs;
    }
    wrapUpEndsInTime(now, seat);
    manners.seatIs(now, seat);
    if (now.state().equals("signed-out")) {
      seat.forgetsCounts();
    }
    seat.state = now.state();
    seat.sinceMs = now.sinceMs();
    seat.deadlineMs = now.deadlineMs();
    seat.shownLeased = now.leased();
    seat.next = now.pendingReason();
  }

  private void agrees(Effect.SeatStateChanged now, Ledger.SeatLine seat) {
    Checker.require(seat.alive || !now.leased(), "lost-seat-kept", now);
    Checker.require(
        Objects.equals(seat.talksOn, now.state().equals("talking") ? now.callId() : null),
        "seat-state-differs",
        now,
        " but talks on ",
        seat.talksOn);
  }

  private void wrapUpEndsInTime(Effect.SeatStateChanged now, Ledger.SeatLine seat) {
    String queueId = now.queueId();
    if (now.state().equals("wrap-up") && !seat.state.equals("wrap-up") && queueId != null) {
      Ledger.QueueLine queue = book.queues.get(queueId);
      Checker.require(
          queue == null || now.deadlineMs() == wrapUpEnds(queue),
          "wrong-deadline",
          now,
          " at ",
          book.nowMs);
    }
  }

  private long wrapUpEnds(Ledger.QueueLine queue) {
    boolean unlimited = queue.config.rules().wrapUp().kind() == QueueRules.WrapUp.Kind.UNLIMITED;
    return unlimited ? 0 : book.nowMs + queue.config.wrapUpMs();
  }

  /** A state has ended: since when the seat was ready, how long it talked. */
  void stateClosed(Fact.SeatStateClosed f, Moment moment) {
    if (f.state().equals("ready")) {
      moment.lastReadySince.put(f.agentId(), f.sinceMs());
    } else {
      moment.lastReadySince.remove(f.agentId());
    }
    Ledger.SeatLine seat = book.seat(f.agentId());
    if (f.state().equals("talking")) {
      seat.talkedMs += f.durationMs();
    } else if (f.state().equals("signed-out")) {
      seat.forgetsCounts();
    }
  }

  void forced(Fact.StateForced f, Moment moment) {
    Checker.require(
        moment.event instanceof Event.ForceState e
            && e.by().equals(f.by())
            && e.reason().equals(f.reason()),
        "forced-by-nobody",
        f);
  }

  /** Whoever wanted a last call is named, and the call that the seat is on. */
  void lastCallSet(Fact.LastCallSet f, Moment moment) {
    String talksOn = book.seat(f.agentId()).talksOn;
    Checker.require(
        moment.event instanceof Event.SeatLastCall e
            && e.agentId().equals(f.agentId())
            && e.reason().equals(f.reason())
            && Objects.equals(e.by(), f.by()),
        "last-call-by-nobody",
        f);
    Checker.require(
        talksOn == null || talksOn.equals(f.callId()), "last-call-by-nobody", f, talksOn);
  }

  /** After the effects of an event. */
  void end() {
    for (Ledger.SeatLine seat : book.seats.values()) {
      Checker.require(
          seat.deadlineMs == 0 || seat.deadlineMs > book.nowMs,
          "seat-past-deadline",
          seat.id,
          " ",
          seat.state,
          " until ",
          seat.deadlineMs,
          " at ",
          book.nowMs);
      if (!seat.shownLeased && !seat.state.equals("signed-out") && !seat.state.equals("reserved")) {
        givenUpInTime(seat);
      }
    }
  }

  private void givenUpInTime(Ledger.SeatLine seat) {
    long graceMs = seat.state.equals("talking") ? talkGraceMs : seatGraceMs;
    Checker.require(
        book.nowMs < seat.unleasedSinceMs + graceMs,
        "lost-seat-kept",
        seat.id,
        " ",
        seat.state,
        " lost since ",
        seat.unleasedSinceMs,
        " at ",
        book.nowMs);
  }
}
