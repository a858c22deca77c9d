package org.seatline.server.acd;

import java.util.Comparator;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The indexes of one queue: its line, its ready seats, its counts. */
final class QueueBook {

  /** A call's place in a line: those that come back first, then priority, then order. */
  record Waiting(boolean front, int priority, long place, String callId)
      implements Comparable<Waiting> {
    private static final Comparator<Waiting> ORDER =
        Comparator.comparing(Waiting::front, Comparator.reverseOrder())
            .thenComparing(Waiting::priority, Comparator.reverseOrder())
            .thenComparingLong(Waiting::place)
            .thenComparing(Waiting::callId);

    static Waiting of(Call call) {
      return new Waiting(call.front(), call.priority(), call.place(), call.callId());
    }

    @Override
    public int compareTo(Waiting other) {
      return ORDER.compare(this, other);
    }
  }

  /** A ready seat's rank for this queue. */
  record Ranked(long rank, long order, String agentId) implements Comparable<Ranked> {
    private static final Comparator<Ranked> ORDER =
        Comparator.comparingLong(Ranked::rank)
            .thenComparingLong(Ranked::order)
            .thenComparing(Ranked::agentId);

    @Override
    public int compareTo(Ranked other) {
      return ORDER.compare(this, other);
    }
  }

  private record Since(long queuedAtMs, String callId) {}

  final TreeSet<Waiting> line = new TreeSet<>();
  final TreeSet<Ranked> ready = new TreeSet<>();
  private final TreeSet<Since> unanswered =
      new TreeSet<>(Comparator.comparingLong(Since::queuedAtMs).thenComparing(Since::callId));
  private int waiting;
  private int ringing;
  private int talking;

  /** Counts a call in (1) or out (-1). */
  void count(Call call, int by) {
    switch (call.state()) {
      case CallState.InMenu s -> {}
      case CallState.Queued s -> waiting += by;
      case CallState.Offered s -> ringing += by;
      case CallState.Talking s -> talking += by;
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

  @Nullable Waiting head() {
    return line.isEmpty() ? null : line.first();
  }

  Effect.QueueChanged counts(long effectId, String queueId) {
    long oldest = unanswered.isEmpty() ? 0 : unanswered.first().queuedAtMs();
    return new Effect.QueueChanged(
        effectId, queueId, waiting, ringing, talking, oldest, ready.size());
  }
}
