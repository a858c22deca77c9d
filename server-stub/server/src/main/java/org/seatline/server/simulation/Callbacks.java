package org.seatline.server.simulation;

import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import org.seatline.server.acd.CallbackRule;
import org.seatline.server.acd.DialOutcome;
import org.seatline.server.acd.Effect;
import org.seatline.server.acd.Event;
import org.seatline.server.acd.Fact;

/** No callback is lost, none is dialled twice, none outside of hours or past its attempts. */
final class Callbacks {
  private final Ledger book;
  private final Coverage coverage;
  private final Set<String> dialled = new HashSet<>();

  Callbacks(Ledger book, Coverage coverage) {
    this.book = book;
    this.coverage = coverage;
  }

  void asked(Effect.AskCallback ask) {
    Ledger.CallLine call = book.call(ask.callId());
    Checker.require(call.callback == null, "asked-in-vain", ask);
    if (ask.waiting()) {
      Checker.require(call.where.equals("waiting"), "asked-in-vain", ask, call.where);
    } else {
      call.where = "choosing";
      call.queue = ask.queueId();
    }
  }

  void taken(Fact.CallbackTaken taken, Moment moment) {
    Ledger.CallLine call = book.call(taken.callId());
    Checker.require(
        moment.event instanceof Event.CallbackChosen chosen && chosen.callId().equals(call.id),
        "callback-by-nobody",
        taken);
    Checker.require(
        taken.waitedMs() == book.nowMs - call.sinceMs, "wrong-wait", taken, call.sinceMs);
    call.callback = taken.number();
    call.chosenAtMs = book.nowMs;
    call.attempts = 0;
    call.restUntilMs = 0;
    moment.taken.add(call.id);
  }

  /**
   * The wait of a callback begins: in its place, or at the end for who was asked at the entry. Who
   * came there from the head of another queue is at the head of that one only.
   */
  void entered(Ledger.CallLine call) {
    if (call.where.equals("choosing")) {
      call.arrival = book.nextArrival();
      call.front = false;
    }
    call.keptFor = null;
    call.where = book.queue(call.queue).open() ? "waiting" : "resting";
  }

  void kept(Effect.KeepCallback kept, Moment moment) {
    Checker.require(moment.taken.remove(kept.callId()), "callback-by-nobody", kept);
  }

  void dialled(Effect.DialCaller dial) {
    Ledger.CallLine call = book.call(dial.callId());
    Checker.require(dialled.add(dial.callId() + "/" + dial.attempt()), "dialled-twice", dial);
    Checker.require(
        dial.number().equals(call.callback) && dial.attempt() == ++call.dialled,
        "dialled-wrongly",
        dial,
        call.callback,
        call.dialled);
    Checker.require(
        dial.agentId().equals(call.talksWith) && call.where.equals("talking"),
        "dialled-for-nobody",
        dial,
        call.talksWith);
    Checker.require(
        ++call.attempts <= rule(call).attempts() || call.rulesChanged,
        "dialled-too-often",
        dial,
        rule(call));
  }

  private CallbackRule rule(Ledger.CallLine call) {
    CallbackRule rule = book.queue(call.queue).config.rules().callback();
    return rule == null ? CallbackRule.USUAL : rule;
  }

  void tried(Fact.CallbackTried tried) {
    Ledger.CallLine call = book.call(tried.callId());
    Checker.require(call.dialled == tried.attempt(), "dialled-wrongly", tried, call.dialled);
    coverage.saw("callback " + tried.outcome());
    if (tried.outcome() == DialOutcome.REACHED) {
      call.callback = null;
      call.reached = true;
      return;
    }
    boolean again = call.attempts < rule(call).attempts();
    Checker.require(
        tried.nextAtMs() == (again ? book.nowMs + rule(call).retryMs() : 0),
        "wrong-pause",
        tried,
        rule(call));
    call.where = "resting";
    call.restUntilMs = tried.nextAtMs();
  }

  /** Callbacks rest while their queue is closed, and after an attempt. */
  void moved(Fact.CallbackMoved moved) {
    Ledger.CallLine call = book.call(moved.callId());
    boolean held = call.where.equals("waiting") || call.where.equals("resting");
    Checker.require(
        call.callback != null && held && call.restUntilMs <= book.nowMs,
        "callback-moved-wrongly",
        moved,
        call.where,
        call.restUntilMs);
    call.where = moved.waits() ? "waiting" : "resting";
    call.restUntilMs = 0;
    coverage.saw("callback moved: " + moved.why());
  }

  /** A seat did not take it: back to the head, or to rest when the queue was closed meanwhile. */
  void notTaken(Ledger.CallLine call) {
    call.front = true;
    call.keptFor = null;
    call.restUntilMs = 0;
    call.where = book.queue(call.queue).open() ? "waiting" : "resting";
    coverage.saw("callback back to the head");
  }

  /** After the effects of an event. */
  void end(Moment moment) {
    Checker.require(moment.taken.isEmpty(), "callback-not-kept", moment.taken);
    Set<String> owed = new HashSet<>();
    for (Ledger.CallLine call : book.calls.values()) {
      boolean waits = call.where.equals("waiting") || call.where.equals("resting");
      if (call.callback == null || !waits) {
        continue;
      }
      boolean rests = !book.queue(call.queue).open() || call.restUntilMs > book.nowMs;
      Checker.require(!rests || call.where.equals("resting"), "callback-outside-hours", call.id);
      Checker.require(rests || call.where.equals("waiting"), "callback-rests-too-long", call.id);
      Checker.require(
          book.nowMs < call.chosenAtMs + rule(call).keepMs(), "callback-kept-too-long", call.id);
      Checker.require(
          owed.add(call.queue + " " + Objects.requireNonNull(call.callback)),
          "callback-not-merged",
          call.id,
          call.callback);
    }
  }

  /** Whether it is a callback that is not too old yet. */
  boolean mayWait(Ledger.CallLine call) {
    return call.callback != null && book.nowMs < call.chosenAtMs + rule(call).keepMs();
  }

  /** Whoever waits in person is owed no callback in that queue. */
  void calledAgain(Ledger.CallLine newcomer, String queueId) {
    for (Ledger.CallLine call : book.calls.values()) {
      boolean waits = call.where.equals("waiting") || call.where.equals("resting");
      Checker.require(
          !waits || !call.queue.equals(queueId) || !newcomer.number.equals(call.callback),
          "callback-not-merged",
          newcomer.id,
          " beside ",
          call.id);
    }
  }
}
