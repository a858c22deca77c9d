package org.seatline.server.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.seatline.server.acd.Fact;
import org.seatline.server.acd.Overflow;

/** Were callers led elsewhere when, and only when, a rule of their queue says so? */
final class Overflows {
  private static final Set<String> INSIDE = Set.of("waiting", "unheard", "ringing");

  private final Ledger book;
  private final List<Runnable> later = new ArrayList<>();

  Overflows(Ledger book) {
    this.book = book;
  }

  /** A rule was used: it holds, leads on, was not used before, and none before it did as well. */
  void used(Fact.Overflowed fact, Ledger.CallLine call, long nowMs) {
    Ledger.QueueLine queue = book.queue(fact.queueId());
    Overflow rule = queue.config.rules().overflows().get(fact.rule() - 1);
    call.queuesSeen.add(queue.id);
    Checker.require(
        rule.when() == fact.when() && rule.then() == fact.then(), "wrong-rule", fact, rule);
    if (rule.when() == Overflow.When.NO_STAFF) {
      boolean before = queue.deserted;
      later.add(() -> Checker.require(before || deserted(queue), "overflowed-without-cause", fact));
    } else {
      Checker.require(holds(queue, rule, call, nowMs), "overflowed-without-cause", fact);
    }
    Checker.require(leadsOn(rule, call), "overflowed-in-circles", fact, call.queuesSeen);
    Checker.require(
        call.rulesUsed.add(queue.id + "#" + (fact.rule() - 1)), "rule-used-twice", fact);
    for (int i = 0; i < fact.rule() - 1; i++) {
      Overflow before = queue.config.rules().overflows().get(i);
      boolean judged =
          !fact.waiting()
              || before.when() == Overflow.When.WAIT
              || before.when() == Overflow.When.NO_STAFF;
      Checker.require(
          !judged || !applies(queue, i, call, nowMs), "rule-skipped", fact, " before it ", before);
    }
  }

  /** A call entered: no rule should have led it elsewhere, and the door was open. */
  void entered(Ledger.QueueLine queue, Ledger.CallLine call, long nowMs) {
    if (call.only != null) {
      return;
    }
    Checker.require(queue.open(), "entered-closed-queue", call.id, queue.id);
    for (int i = 0; i < queue.config.rules().overflows().size(); i++) {
      Checker.require(
          !applies(queue, i, call, nowMs),
          "not-overflowed",
          call.id,
          " entered ",
          queue.id,
          " in spite of ",
          queue.config.rules().overflows().get(i));
      Overflow rule = queue.config.rules().overflows().get(i);
      if (rule.when() == Overflow.When.NO_STAFF
          && queue.deserted
          && !call.rulesUsed.contains(queue.id + "#" + i)
          && leadsOn(rule, call)) {
        later.add(() -> Checker.require(!deserted(queue), "not-overflowed", call.id, " by ", rule));
      }
    }
  }

  /** A caller whom an agent has handed over: what would have helped by now is not used any more. */
  void judged(Ledger.QueueLine queue, Ledger.CallLine call, long nowMs) {
    List<Overflow> rules = queue.config.rules().overflows();
    for (int i = 0; i < rules.size(); i++) {
      if (rules.get(i).when() == Overflow.When.WAIT && holds(queue, rules.get(i), call, nowMs)) {
        call.rulesUsed.add(queue.id + "#" + i);
      }
    }
  }

  private boolean applies(Ledger.QueueLine queue, int number, Ledger.CallLine call, long nowMs) {
    Overflow rule = queue.config.rules().overflows().get(number);
    return !call.rulesUsed.contains(queue.id + "#" + number)
        && holds(queue, rule, call, nowMs)
        && leadsOn(rule, call);
  }

  private boolean holds(Ledger.QueueLine queue, Overflow rule, Ledger.CallLine call, long nowMs) {
    int others = 0;
    for (Ledger.CallLine other : book.calls.values()) {
      boolean inside = INSIDE.contains(other.where);
      others += other != call && inside && other.queue.equals(queue.id) ? 1 : 0;
    }
    return switch (rule.when()) {
      case WAIT -> nowMs - call.sinceMs >= rule.threshold();
      case LENGTH -> others >= rule.threshold();
      // Seats show their state only when the event is over.
      case NO_STAFF -> false;
      case CLOSED -> !queue.open();
      case ESTIMATE -> queue.gapMs * (book.waiting(queue.id) + 1) >= rule.threshold();
    };
  }

  private boolean leadsOn(Overflow rule, Ledger.CallLine call) {
    if (rule.then() != Overflow.Then.QUEUE) {
      return true;
    }
    Ledger.QueueLine target = book.queues.get(rule.target());
    return target != null
        && !call.queuesSeen.contains(target.id)
        && target.open()
        && book.waiting(target.id) + book.count(target.id, "ringing") < target.config.maxWaiting();
  }

  /** After an event nobody waits beyond a rule that would have helped at any time. */
  void end(long nowMs) {
    later.forEach(Runnable::run);
    for (Ledger.CallLine call : book.calls.values()) {
      if (!call.where.equals("waiting") || call.only != null || call.callback != null) {
        continue;
      }
      List<Overflow> rules = book.queue(call.queue).config.rules().overflows();
      for (int i = 0; i < rules.size(); i++) {
        Overflow rule = rules.get(i);
        boolean due = rule.when() == Overflow.When.WAIT && nowMs - call.sinceMs >= rule.threshold();
        String mark = call.queue + "#" + i;
        Checker.require(
            !due || rule.then() == Overflow.Then.QUEUE || call.rulesUsed.contains(mark),
            "overflow-late",
            call.id,
            " in ",
            call.queue,
            " past ",
            rule);
        if (due) {
          call.rulesUsed.add(mark);
        }
      }
    }
  }

  /** Before the effects of an event. */
  void begin() {
    later.clear();
    for (Ledger.QueueLine queue : book.queues.values()) {
      queue.deserted = deserted(queue);
    }
  }

  private boolean deserted(Ledger.QueueLine queue) {
    for (Ledger.SeatLine seat : book.seats.values()) {
      if (!seat.state.equals("signed-out") && queue.everServedBy(seat)) {
        return false;
      }
    }
    return true;
  }
}
