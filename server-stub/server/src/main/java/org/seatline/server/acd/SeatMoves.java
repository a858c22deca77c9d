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
    if (next instanceof SeatState.SignedOut) {
      moved = moved.pending(null).leased(seat.session(), false, 0).counted(0, 0, 0);
    }
    books.put(moved);
    return moved;
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
    if (books.routing().agent(agentId) == null) {
      move(seat, new SeatState.SignedOut(Why.AGENT_REMOVED));
    } else if (pending == null) {
      ready(seat);
    } else if (pending.signOut()) {
      move(seat, new SeatState.SignedOut(pending.reason()));
    } else {
      move(seat.pending(null), new SeatState.NotReady(pending.reason(), pending.by()));
    }
  }

  /** The system takes the seat out: it did not serve an offer. */
  void park(String agentId, String why) {
    Seat seat = books.seats().get(agentId);
    if (seat == null) {
      return;
    }
    Seat.Pending pending = seat.pending();
    if (pending != null && pending.signOut()) {
      move(seat, new SeatState.SignedOut(pending.reason()));
    } else {
      move(seat.pending(null), new SeatState.NotReady(why, SetBy.SYSTEM));
    }
  }

  /** The talk is over; the ticket is finished now. */
  void wrapUp(String agentId, String callId, String queueId) {
    Seat seat = books.seats().get(agentId);
    if (seat == null) {
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
    long latestMs = nowMs + Math.max(wrapUpMs, timings.wrapUpMaxMs());
    // A seat that was back but had not declared its call is proven enough when it is not talking.
    long unproven = seat.leased() ? 0 : seat.unprovenSinceMs();
    move(
        seat.leased(seat.session(), seat.leased(), unproven),
        new SeatState.WrapUp(callId, queueId, nowMs, nowMs + wrapUpMs, latestMs));
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
