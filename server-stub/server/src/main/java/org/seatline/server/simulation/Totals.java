package org.seatline.server.simulation;

import java.util.List;
import org.seatline.server.acd.AcdConfig;
import org.seatline.server.acd.Effect;
import org.seatline.server.acd.Fact;

/** Totals add up: what entered has left or is inside, and the product's figures are these. */
final class Totals {
  private static final List<String> INSIDE =
      List.of("waiting", "unheard", "ringing", "talking", "resting");

  private final Ledger book;
  private final CheckedFigures figures = new CheckedFigures();
  private long lastEffect;

  Totals(Ledger book) {
    this.book = book;
  }

  void configured(AcdConfig config) {
    for (AcdConfig.Queue queue : config.queues()) {
      book.queues.computeIfAbsent(queue.id(), id -> new Ledger.QueueLine(queue)).config = queue;
    }
    figures.configured(config);
  }

  void fact(Fact fact) {
    figures.fact(fact);
  }

  void answered(Fact.CallAnswered fact) {
    Ledger.QueueLine queue = book.queue(fact.queueId());
    long queuedAtMs = book.call(fact.callId()).queuedAtMs;
    boolean reached = book.call(fact.callId()).reached;
    queue.answered += reached ? 0 : 1;
    if (queuedAtMs <= queue.lastAnsweredMs) {
      long gap = book.nowMs - queue.lastAnsweredMs;
      queue.gapMs = queue.gapMs == 0 ? gap : (queue.gapMs * 7 + gap) / 8;
    }
    queue.lastAnsweredMs = book.nowMs;
    book.call(fact.callId()).reached = false;
    book.seat(fact.agentId()).answered++;
    queue.inTime +=
        !reached && fact.waitMs() <= queue.config.serviceLevelThresholdS() * 1_000L ? 1 : 0;
  }

  void left(Fact.SegmentClosed fact) {
    Ledger.QueueLine queue = book.queue(fact.queueId());
    queue.left++;
    queue.abandoned += fact.outcome() == Fact.SegmentOutcome.ABANDONED ? 1 : 0;
  }

  void queueIs(Effect.QueueChanged now) {
    int waiting = book.waiting(now.queueId());
    int ringing = book.count(now.queueId(), "ringing");
    int talking = book.count(now.queueId(), "talking");
    Checker.require(
        waiting == now.waiting() && ringing == now.ringing() && talking == now.talking(),
        "totals-differ",
        now,
        " but waiting=",
        waiting,
        " ringing=",
        ringing,
        " talking=",
        talking);
  }

  /** After the effects of an event. */
  void end(List<Effect> effects) {
    for (Ledger.QueueLine queue : book.queues.values()) {
      int inside = INSIDE.stream().mapToInt(where -> book.count(queue.id, where)).sum();
      Checker.require(
          queue.entered == queue.left + inside,
          "totals-differ",
          queue.id,
          " entered ",
          queue.entered,
          " left ",
          queue.left,
          " inside ",
          inside);
    }
    for (Effect effect : effects) {
      boolean next = lastEffect == 0 || effect.id() == lastEffect + 1;
      Checker.require(next, "effect-ids", "gap at ", effect);
      lastEffect = effect.id();
    }
  }

  /** All is over: the product's figures are the book's. */
  void finished() {
    figures.compare(book);
  }
}
