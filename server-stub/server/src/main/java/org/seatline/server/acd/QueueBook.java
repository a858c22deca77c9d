package org.seatline.server.acd;

import java.util.Comparator;
import java.util.TreeSet;

/** The indexes of one queue: its line, its ready seats, its counts. */
final class QueueBook {

  private record Since(long queuedAtMs, String callId) {}

  final Line line;
  final Candidates ready;
  private final TreeSet<Since> unanswered =
      new TreeSet<>(Comparator.comparingLong(Since::queuedAtMs).thenComparing(Since::callId));

  /** Callbacks that nobody is to answer now. */
  final TreeSet<String> resting = new TreeSet<>();

  /** Seats signed in that serve the queue, at whatever step. */
  int staff;

  private int waiting;
  private int ringing;
  private int talking;

  /** An empty queue whose requirement is relaxed in so many steps. */
  QueueBook(int steps) {
    line = new Line(steps);
    ready = new Candidates(steps);
  }

  /** Counts a call in (1) or out (-1). */
  void count(Call call, int by) {
    switch (call.state()) {
      case CallState.InMenu s -> {}
      case CallState.Queued s -> waiting += by;
      case CallState.Offered s -> ringing += by;
      case CallState.Talking s -> talking += by;
      case CallState.Voicemail s -> {}
      case CallState.Choosing s -> {}
      case CallState.Resting s -> {}
      case CallState.Unheard s -> waiting += by;
      case CallState.Dialling s -> talking += by;
      case CallState.Outside s -> {}
    }
    if (call.unanswered()) {
      Since since = new Since(call.queuedAtMs(), call.callId());
      if (by > 0) {
        unanswered.add(since);
      } else {
        unanswered.remove(since);
      }
    }
  }

  int unansweredCalls() {
    return waiting + ringing;
  }

  int waitingCalls() {
    return waiting;
  }

  Effect.QueueChanged counts(long effectId, String queueId) {
    long oldest = unanswered.isEmpty() ? 0 : unanswered.first().queuedAtMs();
    return new Effect.QueueChanged(
        effectId, queueId, waiting, ringing, talking, oldest, ready.size());
  }
}
