package org.seatline.server.acd;

import org.jspecify.annotations.Nullable;

/**
 * Dialling for callbacks: a seat has answered the call and its caller's phone rings. Who is not
 * reached rests and is tried again, until the attempts or the time are used up.
 */
final class DialRules {
  /** How long the shell may take to say what came of dialling, beyond the ringing. */
  static final long GRACE_MS = 20_000;

  private final Books books;
  private final Effects effects;
  private final SeatMoves seats;
  private final CallRules calls;
  private final Segments segments;

  DialRules(Books books, Effects effects, SeatMoves seats, CallRules calls) {
    this.books = books;
    this.effects = effects;
    this.seats = seats;
    this.calls = calls;
    this.segments = new Segments(books, effects);
  }

  void reached(Event.CallbackReached event) {
    Call call = dialled("callback-reached", event.callId(), event.attempt());
    if (call == null || !(call.state() instanceof CallState.Dialling dialling)) {
      return;
    }
    tried(call, dialling, DialOutcome.REACHED, 0);
    CallState.Talking talking =
        new CallState.Talking(
            dialling.agentId(), dialling.offerId(), dialling.offeredAtMs(), books.nowMs(), 0, 0);
    books.put(call.callingBack(null).in(talking));
    Seat seat = books.seats().get(dialling.agentId());
    if (seat != null) {
      books.put(seat.counted(seat.lastOfferOrder(), seat.answered() + 1, seat.talkMs()));
    }
    segments.answered(call, talking);
  }

  private @Nullable Call dialled(String eventType, String callId, int attempt) {
    Call call = books.calls().get(callId);
    if (call == null
        || call.callback() == null
        || !(call.state() instanceof CallState.Dialling)
        || call.waited().dialled() != attempt) {
      effects.refuse(eventType, callId, call == null ? Why.UNKNOWN_CALL : Why.WRONG_STATE);
      return null;
    }
    return call;
  }

  void missed(Event.CallbackMissed event) {
    Call call = dialled("callback-missed", event.callId(), event.attempt());
    if (call != null) {
      missed(call, event.outcome());
    }
  }

  /** The call is over for the seat that answered it, but not for the caller. */
  void missed(Call call, DialOutcome outcome) {
    if (call.state() instanceof CallState.Dialling dialling) {
      String agentId = dialling.agentId();
      stop(call, dialling);
      seats.wrapUp(agentId, call.callId(), call.queueId());
      later(call, dialling, outcome);
    }
  }

  /** The seat that answered is gone; its own next state is the caller's business. */
  void seatLost(Call call) {
    if (call.state() instanceof CallState.Dialling dialling) {
      stop(call, dialling);
      later(call, dialling, DialOutcome.SEAT_LOST);
    }
  }

  private void stop(Call call, CallState.Dialling dialling) {
    String callId = call.callId();
    int attempt = call.waited().dialled();
    effects.add(new Effect.StopDialling(effects.id(), callId, attempt, Why.CALLBACK_MISSED));
    effects.add(
        new Effect.ReleaseSeatLeg(effects.id(), dialling.agentId(), callId, Why.CALLBACK_MISSED));
  }

  /** Tries again after a pause, in the old place, or gives up. */
  private void later(Call call, CallState.Dialling dialling, DialOutcome outcome) {
    CallbackRule rule = books.routing().callbackRule(call.queueId());
    boolean again =
        attempts(call) < rule.attempts() && books.routing().queue(call.queueId()) != null;
    long nextMs = again ? books.nowMs() + rule.retryMs() : 0;
    tried(call, dialling, outcome, nextMs);
    Call resting = call.in(new CallState.Resting(nextMs, outcome.name()));
    books.put(resting);
    if (!again) {
      calls.release(resting, Why.CALLBACK_GIVEN_UP);
    }
  }

  private void tried(Call call, CallState.Dialling dialling, DialOutcome outcome, long nextAtMs) {
    Callback callback = call.callback();
    effects.record(
        new Fact.CallbackTried(
            books.nowMs(),
            call.callId(),
            call.queueId(),
            dialling.agentId(),
            callback == null ? "" : callback.number(),
            call.waited().dialled(),
            outcome,
            nextAtMs));
  }

  private static int attempts(Call call) {
    Callback callback = call.callback();
    return callback == null ? 0 : callback.attempts();
  }

  /** The shell has not said what came of dialling. */
  void due(Call call) {
    missed(call, DialOutcome.NO_ANSWER);
  }

  /**
   * The caller's side of a callback is told to be over: true when that is nothing to end the call
   * for. Nobody holds the line while a callback waits; what is dialled reports by itself.
   */
  boolean gone(Event.CallerGone event) {
    Call call = books.calls().get(event.callId());
    if (call == null || call.callback() == null) {
      return false;
    }
    if (call.state() instanceof CallState.Dialling) {
      missed(call, DialOutcome.FAILED);
    } else {
      effects.refuse("caller-gone", event.callId(), Why.WRONG_STATE);
    }
    return true;
  }

  /** The agent hangs up while the caller's phone rings: true when that was it. */
  boolean ended(Event.CallEnded event) {
    Call call = books.calls().get(event.callId());
    if (call == null || call.callback() == null || event.by() == EndedBy.SERVER) {
      return false;
    }
    if (event.by() == EndedBy.CALLER) {
      return gone(new Event.CallerGone(event.atMs(), event.callId()));
    }
    if (call.state() instanceof CallState.Dialling dialling
        && dialling.agentId().equals(event.agentId())) {
      missed(call, DialOutcome.SEAT_ENDED);
    } else {
      effects.refuse("call-ended", event.callId(), Why.NOT_YOUR_CALL);
    }
    return true;
  }

  /** The seat's leg broke while the caller's phone rang: true when that was it. */
  boolean connectFailed(Event.ConnectFailed event) {
    Call call = books.calls().get(event.callId());
    if (call == null
        || !(call.state() instanceof CallState.Dialling dialling)
        || !dialling.offerId().equals(event.offerId())) {
      return false;
    }
    seats.park(dialling.agentId(), Why.CONNECT_FAILED);
    seatLost(call);
    return true;
  }
}
