package org.seatline.server.acd;

import org.jspecify.annotations.Nullable;

/** The ways in which a seat gets from one state into the next; each leaves a fact. */
final class SeatMoves {
  private final Books books;
  private final Effects effects;

  SeatMoves(Books books, Effects effects) {
    this.books = books;
    this.effects = effects;
  }

  /** Changes the state and records how long the old one lasted. */
  Seat move(Seat seat, SeatState next) {
    long nowMs = books.nowMs();
    effects.record(
        new Fact.SeatStateClosed(
            nowMs,
            seat.agentId(),
            seat.state().stateName(),
            reason(seat.state()),
            seat.sinceMs(),
            nowMs - seat.sinceMs()));
    Seat moved = seat.in(next, nowMs);
    if (seat.state() instanceof SeatState.Talking) {
      long talkedMs = seat.talkMs() + nowMs - seat.sinceMs();
      moved = moved.counted(seat.lastOfferOrder(), seat.answered(), talkedMs);
    }
    if (seat.phone() != null && !(next instanceof SeatState.Talking)) {
      moved = moved.leased(seat.session(), seat.leased(), 0); // without a call nothing to prove
    }
    if (next instanceof SeatState.SignedOut) {
      moved = seat.phoneGone() ? moved.at(null) : moved;
      moved = moved.pending(null).leased(seat.session(), false, 0).counted(0, 0, 0).missed(0);
    }
    books.put(moved);
    if (next instanceof SeatState.SignedOut) {
      nobodyWaitsFor(seat.agentId());
    }
    return moved;
  }

  /** The call may go to anybody now. */
  void keepNoLonger(Call call, String why) {
    Call.Preference preferred = call.waited().preferred();
    if (preferred != null) {
      books.put(call.waiting(call.waited().preferring(null)));
      effects.record(
          new Fact.KeptOver(
              books.nowMs(), call.callId(), call.queueId(), preferred.agentId(), why));
    }
  }

  /** Callers that were kept for this seat may go to anybody now. */
  private void nobodyWaitsFor(String agentId) {
    for (OrderedIndex<Place> line : books.indexes().stickyLines(agentId).values()) {
      for (Place head = line.first(); head != null; head = line.first()) {
        Call call = books.calls().get(head.callId());
        if (call == null) {
          throw new IllegalStateException("a line with no call: " + head);
        }
        keepNoLonger(call, Why.SIGNED_OUT);
      }
    }
  }

  private static String reason(SeatState state) {
    return switch (state) {
      case SeatState.SignedOut s -> s.reason();
      case SeatState.NotReady s -> s.reason();
      default -> "";
    };
  }

  Seat ready(Seat seat) {
    return move(seat.pending(null), new SeatState.Ready(books.takeOrder()));
  }

  /** Nothing keeps the seat any more: what was asked for meanwhile, else ready. */
  void free(String agentId) {
    Seat seat = books.seats().get(agentId);
    if (seat == null) {
      return;
    }
    Seat.Pending pending = seat.pending();
    if (seat.phoneGone()) {
      move(seat, new SeatState.SignedOut(Why.REGISTRATION_LOST));
    } else if (books.routing().agent(agentId) == null) {
      move(seat, new SeatState.SignedOut(Why.AGENT_REMOVED));
    } else if (pending == null) {
      ready(seat);
    } else if (pending.signOut()) {
      move(seat, new SeatState.SignedOut(pending.reason()));
    } else {
      move(seat.pending(null), asked(pending));
    }
  }

  private static SeatState asked(Seat.Pending pending) {
    return new SeatState.NotReady(pending.reason(), pending.by(), 0, pending.who());
  }

  /** The seat did not take a call of this queue. */
  void missed(String agentId, String queueId, String why) {
    Seat seat = books.seats().get(agentId);
    if (seat == null) {
      return;
    }
    QueueRules rules = books.routing().rules(queueId);
    QueueRules.Miss rule = why.equals(Why.REFUSED) ? rules.refused() : rules.ringNoAnswer();
    int inARow = seat.misses() + 1;
    books.put(seat.missed(inARow >= rule.notReadyAfter() ? 0 : inARow));
    if (inARow >= rule.notReadyAfter() || seat.pending() != null) {
      park(agentId, why);
    } else if (books.routing().agent(agentId) == null || rule.pauseMs() == 0) {
      free(agentId);
    } else {
      long untilMs = books.nowMs() + rule.pauseMs();
      move(seat.missed(inARow), new SeatState.NotReady(why, SetBy.SYSTEM, untilMs, null));
    }
  }

  /** The system takes the seat out: it did not serve an offer. */
  void park(String agentId, String why) {
    Seat seat = books.seats().get(agentId);
    if (seat == null) {
      return;
    }
    Seat.Pending pending = seat.pending();
    if (seat.phoneGone()) {
      move(seat, new SeatState.SignedOut(Why.REGISTRATION_LOST));
    } else if (pending != null && pending.signOut()) {
      move(seat, new SeatState.SignedOut(pending.reason()));
    } else if (pending != null) {
      move(seat.pending(null), asked(pending));
    } else {
      move(seat, new SeatState.NotReady(why, SetBy.SYSTEM));
    }
  }

  /** The talk is over; the ticket is finished now. */
  void wrapUp(String agentId, String callId, String queueId) {
    Seat seat = books.seats().get(agentId);
    if (seat == null) {
      return;
    }
    if (seat.phoneGone()) {
      move(seat, new SeatState.SignedOut(Why.REGISTRATION_LOST));
      return;
    }
    AcdConfig.Timings timings = books.routing().config().timings();
    AcdConfig.Queue queue = books.routing().queue(queueId);
    long wrapUpMs = queue == null ? timings.wrapUpExtendMs() : queue.wrapUpMs();
    if (wrapUpMs <= 0) {
      free(agentId);
      return;
    }
    long nowMs = books.nowMs();
    QueueRules.WrapUp rule = books.routing().rules(queueId).wrapUp();
    boolean unlimited = rule.kind() == QueueRules.WrapUp.Kind.UNLIMITED;
    long deadlineMs = unlimited ? 0 : nowMs + wrapUpMs;
    long latestMs = unlimited ? 0 : nowMs + Math.max(wrapUpMs, longest(rule, timings));
    // A seat that was back but had not declared its call is proven enough when it is not talking.
    long unproven = seat.leased() ? 0 : seat.unprovenSinceMs();
    move(
        seat.leased(seat.session(), seat.leased(), unproven),
        new SeatState.WrapUp(callId, queueId, nowMs, deadlineMs, latestMs));
  }

  private static long longest(QueueRules.WrapUp rule, AcdConfig.Timings timings) {
    if (rule.kind() == QueueRules.WrapUp.Kind.FIXED) {
      return 0;
    }
    return rule.maxMs() == 0 ? timings.wrapUpMaxMs() : rule.maxMs();
  }

  /** After wrap-up: what was asked for, else ready if the queue makes seats ready by itself. */
  void freeAfterWrapUp(Seat seat, SeatState.WrapUp wrapUp) {
    boolean autoReady = books.routing().rules(wrapUp.queueId()).wrapUp().autoReady();
    if (!autoReady && seat.pending() == null && books.routing().agent(seat.agentId()) != null) {
      move(seat, new SeatState.NotReady(Why.AFTER_WRAP_UP, SetBy.SYSTEM));
    } else {
      free(seat.agentId());
    }
  }

  /** Records the end of a wrap-up; the next state is the caller's business. */
  void wrapUpOver(Seat seat, SeatState.WrapUp wrapUp, @Nullable String disposition) {
    long nowMs = books.nowMs();
    effects.record(
        new Fact.WrapUpClosed(
            nowMs,
            wrapUp.callId(),
            wrapUp.queueId(),
            seat.agentId(),
            wrapUp.startedAtMs(),
            nowMs - wrapUp.startedAtMs(),
            disposition));
  }
}
