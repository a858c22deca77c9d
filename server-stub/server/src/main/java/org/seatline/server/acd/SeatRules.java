package org.seatline.server.acd;

import org.jspecify.annotations.Nullable;

/** What agents and leads do with seats. */
final class SeatRules {
  private final Books books;
  private final Effects effects;
  private final SeatMoves moves;
  private final OfferRules offers;
  private final SeatLeases leases;

  SeatRules(Books books, Effects effects, SeatMoves moves, OfferRules offers, SeatLeases leases) {
    this.books = books;
    this.effects = effects;
    this.moves = moves;
    this.offers = offers;
    this.leases = leases;
  }

  private @Nullable Seat known(String eventType, String agentId) {
    Seat seat = books.seats().get(agentId);
    if (seat == null) {
      effects.refuse(eventType, agentId, Why.UNKNOWN_AGENT);
    }
    return seat;
  }

  void signedIn(Event.SeatSignedIn event) {
    Seat seat = known("seat-signed-in", event.agentId());
    if (seat == null) {
      return;
    }
    if (books.routing().agent(event.agentId()) == null) {
      effects.refuse("seat-signed-in", event.agentId(), Why.AGENT_REMOVED);
      return;
    }
    if (seat.phone() != null) {
      effects.refuse("seat-signed-in", event.agentId(), Why.PHONE_SEAT);
      return;
    }
    Seat leased = leases.renewed(seat, event.session());
    if (seat.state() instanceof SeatState.SignedOut) {
      moves.move(leased, new SeatState.NotReady(Why.SIGNED_IN, SetBy.SYSTEM));
    } else {
      books.put(leased);
    }
  }

  void ready(String eventType, String agentId) {
    Seat seat = known(eventType, agentId);
    if (seat == null) {
      return;
    }
    switch (seat.state()) {
      case SeatState.SignedOut s when seat.phone() != null -> moves.ready(back(seat));
      case SeatState.SignedOut s -> effects.refuse(eventType, agentId, Why.WRONG_STATE);
      case SeatState.Reserved s -> effects.refuse(eventType, agentId, Why.WRONG_STATE);
      case SeatState.Ready s -> {
        if (seat.pending() == null) {
          effects.refuse(eventType, agentId, Why.DUPLICATE);
        } else {
          books.put(seat.pending(null));
        }
      }
      case SeatState.NotReady s -> moves.ready(seat);
      case SeatState.Talking s -> books.put(seat.pending(null));
      case SeatState.WrapUp wrapUp -> {
        moves.wrapUpOver(seat, wrapUp, null);
        moves.ready(seat);
      }
    }
  }

  /** A phone that was sent away and is registered still may come back by a feature code. */
  private static Seat back(Seat seat) {
    return seat.leased(seat.session(), true, 0);
  }

  void notReady(String eventType, String agentId, String reason, SetBy by, @Nullable String who) {
    Seat seat = known(eventType, agentId);
    if (seat == null) {
      return;
    }
    SeatState next = new SeatState.NotReady(reason, by, 0, who);
    Seat.Pending after = new Seat.Pending(false, reason, by, who);
    switch (seat.state()) {
      case SeatState.SignedOut s when seat.phone() != null -> moves.move(back(seat), next);
      case SeatState.SignedOut s -> effects.refuse(eventType, agentId, Why.WRONG_STATE);
      case SeatState.Ready s -> moves.move(seat.pending(null), next);
      case SeatState.NotReady s -> {
        if (s.equals(next)) {
          effects.refuse(eventType, agentId, Why.DUPLICATE);
        } else {
          moves.move(seat, next);
        }
      }
      case SeatState.Reserved reserved -> {
        moves.move(seat.pending(null), next);
        offers.seatWithdrew(reserved, Why.SEAT_WITHDREW);
      }
      case SeatState.Talking s -> books.put(seat.pending(after));
      case SeatState.WrapUp s -> books.put(seat.pending(after));
    }
  }

  void signOut(String eventType, String agentId, String reason, SetBy by, @Nullable String who) {
    Seat seat = known(eventType, agentId);
    if (seat == null) {
      return;
    }
    SeatState out = new SeatState.SignedOut(reason);
    switch (seat.state()) {
      case SeatState.SignedOut s -> effects.refuse(eventType, agentId, Why.DUPLICATE);
      case SeatState.Ready s -> moves.move(seat, out);
      case SeatState.NotReady s -> moves.move(seat, out);
      case SeatState.Reserved reserved -> {
        moves.move(seat, out);
        offers.seatWithdrew(reserved, Why.SEAT_WITHDREW);
      }
      case SeatState.Talking s -> books.put(seat.pending(new Seat.Pending(true, reason, by)));
      case SeatState.WrapUp wrapUp -> {
        moves.wrapUpOver(seat, wrapUp, null);
        moves.move(seat, out);
      }
    }
  }

  /** A lead's word goes before the agent's; who and why are kept. */
  void force(Event.ForceState event) {
    String agentId = event.agentId();
    Seat before = books.seats().get(agentId);
    switch (event.state()) {
      case READY -> ready("force-state", agentId);
      case NOT_READY -> notReady("force-state", agentId, event.reason(), SetBy.LEAD, event.by());
      case SIGNED_OUT -> signOut("force-state", agentId, event.reason(), SetBy.LEAD, event.by());
    }
    Seat after = books.seats().get(agentId);
    if (after != null && !after.equals(before)) {
      effects.record(
          new Fact.StateForced(books.nowMs(), agentId, event.state(), event.reason(), event.by()));
    }
  }

  void wrapUpDone(Event.WrapUpDone event) {
    Seat seat = known("wrap-up-done", event.agentId());
    if (seat == null) {
      return;
    }
    if (!event.disposition().isEmpty()) {
      effects.record(
          new Fact.DispositionGiven(
              books.nowMs(), event.callId(), event.agentId(), event.disposition()));
    }
    if (seat.state() instanceof SeatState.WrapUp wrapUp && wrapUp.callId().equals(event.callId())) {
      moves.wrapUpOver(seat, wrapUp, event.disposition());
      moves.freeAfterWrapUp(seat, wrapUp);
    } else {
      effects.refuse("wrap-up-done", event.agentId(), Why.WRONG_STATE);
    }
  }

  void wrapUpExtended(Event.WrapUpExtended event) {
    Seat seat = known("wrap-up-extended", event.agentId());
    if (seat == null) {
      return;
    }
    if (!(seat.state() instanceof SeatState.WrapUp wrapUp)
        || !wrapUp.callId().equals(event.callId())
        || wrapUp.deadlineMs() >= wrapUp.latestMs()) {
      effects.refuse("wrap-up-extended", event.agentId(), Why.WRONG_STATE);
      return;
    }
    QueueRules.WrapUp rule = books.routing().rules(wrapUp.queueId()).wrapUp();
    long extendMs =
        rule.extendMs() == 0
            ? books.routing().config().timings().wrapUpExtendMs()
            : rule.extendMs();
    long deadlineMs = Math.min(wrapUp.deadlineMs() + extendMs, wrapUp.latestMs());
    books.put(
        seat.in(
            new SeatState.WrapUp(
                wrapUp.callId(),
                wrapUp.queueId(),
                wrapUp.startedAtMs(),
                deadlineMs,
                wrapUp.latestMs()),
            seat.sinceMs()));
  }

  void wrapUpDue(Seat seat) {
    if (seat.state() instanceof SeatState.WrapUp wrapUp) {
      moves.wrapUpOver(seat, wrapUp, null);
      moves.freeAfterWrapUp(seat, wrapUp);
    }
  }

  /** The pause after a call that it did not take is over. */
  void pauseDue(Seat seat) {
    if (seat.state() instanceof SeatState.NotReady) {
      moves.free(seat.agentId());
    }
  }

  /** Finish the present call, or take one more, and then go. */
  void lastCall(Event.SeatLastCall event) {
    Seat seat = known("seat-last-call", event.agentId());
    if (seat == null) {
      return;
    }
    switch (seat.state()) {
      case SeatState.SignedOut s ->
          effects.refuse("seat-last-call", event.agentId(), Why.WRONG_STATE);
      case SeatState.NotReady s ->
          effects.refuse("seat-last-call", event.agentId(), Why.WRONG_STATE);
      case SeatState.Ready s -> lastCall(seat, null, event);
      case SeatState.Reserved s -> lastCall(seat, s.callId(), event);
      case SeatState.Talking s -> lastCall(seat, s.callId(), event);
      case SeatState.WrapUp s -> lastCall(seat, s.callId(), event);
    }
  }

  private void lastCall(Seat seat, @Nullable String callId, Event.SeatLastCall event) {
    String who = event.by();
    SetBy by = who == null ? SetBy.AGENT : SetBy.LEAD;
    Seat.Pending after = new Seat.Pending(event.signOut(), event.reason(), by, who);
    if (after.equals(seat.pending())) {
      effects.refuse("seat-last-call", event.agentId(), Why.DUPLICATE);
      return;
    }
    books.put(seat.pending(after));
    effects.record(
        new Fact.LastCallSet(
            books.nowMs(), seat.agentId(), callId, event.signOut(), event.reason(), who));
  }

  /** The configuration no longer knows the agent. */
  void configured(Seat seat) {
    if (books.routing().agent(seat.agentId()) == null) {
      signOut("configuration-loaded", seat.agentId(), Why.AGENT_REMOVED, SetBy.SYSTEM, null);
    }
  }
}
