package org.seatline.server.acd;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Callbacks: a caller hangs up and the call waits on in its place; whoever answers it has the
 * caller dialled. Who is not reached rests and is tried again, until the attempts or the time are
 * used up.
 */
final class CallbackRules {
  /** How long the shell may take to say what came of dialling, beyond the ringing. */
  static final long DIAL_GRACE_MS = 20_000;

  /** How long a caller may take to choose at the entry, the words included. */
  static final long CHOOSE_MAX_MS = 90_000;

  private final Books books;
  private final Effects effects;
  private final SeatMoves seats;
  private final CallRules calls;

  CallbackRules(Books books, Effects effects, SeatMoves seats, CallRules calls) {
    this.books = books;
    this.effects = effects;
    this.seats = seats;
    this.calls = calls;
  }

  /** Names in a call's past that its caller was told of callbacks in this queue. */
  static String askedMark(String queueId) {
    return "callback@" + queueId;
  }

  /** Tells a caller who waits how to be called back. */
  void ask(Call call) {
    books.put(call.waiting(call.waited().past(askedMark(call.queueId()))));
    effects.add(new Effect.AskCallback(effects.id(), call.callId(), call.queueId(), true));
  }

  void chosen(Event.CallbackChosen event) {
    Call call = books.calls().get(event.callId());
    String refusal = refusal(call, event.number());
    if (call == null || refusal != null) {
      effects.refuse(
          "callback-chosen", event.callId(), refusal == null ? Why.UNKNOWN_CALL : refusal);
      return;
    }
    var _ = giveWay(call.queueId(), event.number());
    take(call, event.number());
  }

  private @Nullable String refusal(@Nullable Call call, String number) {
    if (call == null) {
      return Why.UNKNOWN_CALL;
    }
    if (call.callback() != null) {
      return Why.DUPLICATE;
    }
    boolean may = books.routing().rules(call.queueId()).callback() != null;
    if (!may || number.isEmpty() || call.onlyAgent() != null) {
      return Why.NO_CALLBACK;
    }
    boolean asked =
        call.state() instanceof CallState.Queued || call.state() instanceof CallState.Choosing;
    return asked ? null : Why.WRONG_STATE;
  }

  private void take(Call chosen, String number) {
    Call call = chosen;
    long nowMs = books.nowMs();
    boolean waited = call.state() instanceof CallState.Queued;
    if (waited) {
      calls.closeSegment(call, Fact.SegmentOutcome.CALLBACK, null);
    }
    long place = waited ? call.place() : books.takeOrder();
    int step = books.stepNow(call);
    Call waiting =
        call.waiting(call.waited().step(step))
            .callingBack(new Callback(number, 0, nowMs))
            .again(waiting(call.queueId()), place, nowMs);
    books.put(waiting);
    effects.record(
        new Fact.CallbackTaken(
            nowMs, call.callId(), call.queueId(), number, nowMs - call.waited().sinceMs()));
    calls.recordEntry(waiting, "callback", null);
    effects.add(new Effect.KeepCallback(effects.id(), call.callId(), call.queueId(), number));
  }

  private CallState waiting(String queueId) {
    return books.isOpen(queueId)
        ? new CallState.Queued(0)
        : new CallState.Resting(0, Why.QUEUE_CLOSED);
  }

  /**
   * The same customer is here again: the callback is over, also when a seat rings or dials for it.
   *
   * @return it, for whoever takes its place; null when there is none
   */
  @Nullable Call giveWay(String queueId, String number) {
    String earlierId = books.indexes().callbackTo(queueId, number);
    Call earlier = earlierId == null ? null : books.calls().get(earlierId);
    if (earlier != null) {
      calls.release(earlier, Why.CALLBACK_MERGED);
    }
    return earlier;
  }

  void reached(Event.CallbackReached event) {
    Call call = dialled("callback-reached", event.callId(), event.attempt());
    if (call == null || !(call.state() instanceof CallState.Dialling dialling)) {
      return;
    }
    long nowMs = books.nowMs();
    tried(call, dialling, DialOutcome.REACHED, 0);
    books.put(
        call.callingBack(null)
            .in(
                new CallState.Talking(
                    dialling.agentId(), dialling.offerId(), dialling.offeredAtMs(), nowMs, 0, 0)));
    Seat seat = books.seats().get(dialling.agentId());
    if (seat != null) {
      books.put(seat.counted(seat.lastOfferOrder(), seat.answered() + 1, seat.talkMs()));
    }
    books.pace().answered(call.queueId(), call.queuedAtMs(), nowMs);
    effects.record(
        new Fact.CallAnswered(
            nowMs,
            call.callId(),
            call.segment(),
            call.queueId(),
            dialling.offerId(),
            dialling.agentId(),
            call.queuedAtMs(),
            dialling.offeredAtMs(),
            nowMs - call.queuedAtMs()));
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
  void dialDue(Call call) {
    missed(call, DialOutcome.NO_ANSWER);
  }

  /** The pause is over. */
  void restDue(Call call) {
    if (books.isOpen(call.queueId())) {
      move(call, new CallState.Queued(0), Why.PAUSE_OVER);
    } else {
      move(call, new CallState.Resting(0, Why.QUEUE_CLOSED), Why.QUEUE_CLOSED);
    }
  }

  private void move(Call call, CallState next, String why) {
    books.put(call.in(next));
    boolean waits = next instanceof CallState.Queued;
    effects.record(
        new Fact.CallbackMoved(books.nowMs(), call.callId(), call.queueId(), waits, why));
  }

  /** Callbacks are answered only while their queue is open. */
  void doorMoved(String queueId) {
    if (books.isOpen(queueId)) {
      for (String callId : List.copyOf(books.queueBook(queueId).resting)) {
        Call call = books.calls().get(callId);
        if (call != null
            && call.state() instanceof CallState.Resting resting
            && resting.untilMs() <= books.nowMs()) {
          move(call, new CallState.Queued(0), Why.QUEUE_OPEN);
        }
      }
    } else {
      for (Place place : books.queueBook(queueId).line.all()) {
        Call call = books.calls().get(place.callId());
        if (call != null && call.callback() != null) {
          move(call, new CallState.Resting(0, Why.QUEUE_CLOSED), Why.QUEUE_CLOSED);
        }
      }
    }
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

  /** After a restart who was asked at the entry is asked again. */
  void serverStarted(Call call) {
    if (call.state() instanceof CallState.Choosing) {
      effects.add(new Effect.AskCallback(effects.id(), call.callId(), call.queueId(), false));
    }
  }
}
