package org.seatline.server.acd;

import org.jspecify.annotations.Nullable;

/** Records the segments of calls as facts: entered, answered, closed. */
final class Segments {
  private final Books books;
  private final Effects effects;

  Segments(Books books, Effects effects) {
    this.books = books;
    this.effects = effects;
  }

  /**
   * A call waits in its queue from now on.
   *
   * @param cause why it is there
   * @param points how its priority came about, or null when there is nothing to say
   */
  void entered(Call call, String cause, @Nullable String points) {
    if (Consults.is(call)) {
      return; // nobody's wait
    }
    effects.record(
        new Fact.QueueEntered(
            books.nowMs(),
            call.callId(),
            call.segment(),
            call.queueId(),
            call.priority(),
            call.digit(),
            cause,
            points));
  }

  /** Caller and seat talk from now on: it also tells how fast the queue moves. */
  void answered(Call call, CallState.Talking talking) {
    if (Consults.is(call)) {
      return;
    }
    long nowMs = books.nowMs();
    books.pace().answered(call.queueId(), call.queuedAtMs(), nowMs);
    effects.record(
        new Fact.CallAnswered(
            nowMs,
            call.callId(),
            call.segment(),
            call.queueId(),
            talking.offerId(),
            talking.agentId(),
            call.queuedAtMs(),
            talking.offeredAtMs(),
            nowMs - call.queuedAtMs()));
  }

  /** What the call does now, waiting or talking, ends; {@code by} is null when nobody ended it. */
  void closed(Call call, Fact.SegmentOutcome outcome, @Nullable EndedBy by) {
    if (Consults.is(call)) {
      return;
    }
    long nowMs = books.nowMs();
    CallState.Talking talked = call.state() instanceof CallState.Talking talking ? talking : null;
    long heldMs = talked == null ? 0 : heldMs(talked);
    effects.record(
        new Fact.SegmentClosed(
            nowMs,
            call.callId(),
            call.segment(),
            call.queueId(),
            outcome,
            talked == null ? null : talked.agentId(),
            by,
            call.queuedAtMs(),
            talked == null ? 0 : talked.offeredAtMs(),
            talked == null ? 0 : talked.answeredAtMs(),
            (talked == null ? nowMs : talked.answeredAtMs()) - call.queuedAtMs(),
            talked == null ? 0 : nowMs - talked.answeredAtMs() - heldMs,
            heldMs));
  }

  /** How long the caller was on hold up to now, milliseconds. */
  long heldMs(CallState.Talking talking) {
    long present = talking.heldSinceMs() == 0 ? 0 : books.nowMs() - talking.heldSinceMs();
    return talking.heldMs() + present;
  }
}
