package org.seatline.server.acd;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Callbacks while nobody is dialled: a caller hangs up and the call waits on in its place, as long
 * as the queue is open. What comes of dialling is the business of {@link DialRules}.
 */
final class CallbackRules {
  /** How long a caller may take to choose at the entry, the words included. */
  static final long CHOOSE_MAX_MS = 90_000;

  private final Books books;
  private final Effects effects;
  private final CallRules calls;
  private final Segments segments;

  CallbackRules(Books books, Effects effects, CallRules calls) {
    this.books = books;
    this.effects = effects;
    this.calls = calls;
    this.segments = new Segments(books, effects);
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
      segments.closed(call, Fact.SegmentOutcome.CALLBACK, null);
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
    segments.entered(waiting, "callback", null);
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

  /** After a restart who was asked at the entry is asked again. */
  void serverStarted(Call call) {
    if (call.state() instanceof CallState.Choosing) {
      effects.add(new Effect.AskCallback(effects.id(), call.callId(), call.queueId(), false));
    }
  }
}
