package org.seatline.server.history;

import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.seatline.server.acd.DialOutcome;
import org.seatline.server.acd.Fact;

/**
 * Today's figures, kept up to date fact by fact. A day begins at midnight in the centre's time
 * zone. Raw counts only: who shows a rate names its formula. Drills are in no count but their own.
 * Used by one thread at a time (the routing core's).
 */
public final class DayFigures {
  private final ZoneId zone;
  private volatile Map<String, Integer> thresholdSeconds;
  private final Set<String> drills = new HashSet<>();
  private String reached = "";
  private Day day = new Day(Long.MIN_VALUE, Long.MIN_VALUE);

  /**
   * @param thresholdSeconds for each queue, within how many seconds an answer counts as in time
   */
  public DayFigures(ZoneId zone, Map<String, Integer> thresholdSeconds) {
    this.zone = zone;
    this.thresholdSeconds = Map.copyOf(thresholdSeconds);
  }

  /** What counts as in time from now on; what was counted stays. Any thread. */
  public void thresholds(Map<String, Integer> seconds) {
    thresholdSeconds = Map.copyOf(seconds);
  }

  /**
   * A queue's counts of one day.
   *
   * @param offered waits that are over, however they ended
   * @param answeredWithin answered within the queue's threshold
   * @param abandonedWithin abandoned within it
   * @param drills drills that entered the queue; in no other count
   */
  public record QueueCounts(
      int offered,
      int answered,
      int answeredWithin,
      int abandoned,
      int abandonedWithin,
      int drills) {
    static final QueueCounts NONE = new QueueCounts(0, 0, 0, 0, 0, 0);

    QueueCounts plus(QueueCounts more) {
      return new QueueCounts(
          offered + more.offered,
          answered + more.answered,
          answeredWithin + more.answeredWithin,
          abandoned + more.abandoned,
          abandonedWithin + more.abandonedWithin,
          drills + more.drills);
    }
  }

  /** The counts of one day. */
  public static final class Day {
    private final long beginMs;
    private final long endMs;
    private final Map<String, QueueCounts> queues = new HashMap<>();
    private final Map<String, Integer> answeredByAgent = new HashMap<>();
    private final Map<String, Integer> drillsByAgent = new HashMap<>();

    Day(long beginMs, long endMs) {
      this.beginMs = beginMs;
      this.endMs = endMs;
    }

    /** A queue's counts; none when nothing happened. */
    public QueueCounts queue(String queueId) {
      return queues.getOrDefault(queueId, QueueCounts.NONE);
    }

    /** How many drills this agent answered. */
    public int drillsBy(String agentId) {
      return drillsByAgent.getOrDefault(agentId, 0);
    }

    /** How many calls of customers this agent answered. */
    public int answeredBy(String agentId) {
      return answeredByAgent.getOrDefault(agentId, 0);
    }

    /** Midnight at which it began, Unix milliseconds. */
    public long beginMs() {
      return beginMs;
    }

    private void add(String queueId, QueueCounts more) {
      queues.merge(queueId, more, QueueCounts::plus);
    }

    private boolean has(long atMs) {
      return atMs >= beginMs && atMs < endMs;
    }
  }

  /** Says that a call which began on an earlier day is a drill. */
  public void addDrill(String callId) {
    drills.add(callId);
  }

  /** Takes a fact in. */
  public void add(Fact fact) {
    switch (fact) {
      case Fact.CallStarted f when f.drill() != null -> drills.add(f.callId());
      case Fact.QueueEntered f when drills.contains(f.callId()) ->
          day(f.atMs()).add(f.queueId(), new QueueCounts(0, 0, 0, 0, 0, 1));
      case Fact.CallbackTried f when f.outcome() == DialOutcome.REACHED -> reached = f.callId();
      case Fact.QueueEntered f when f.handedOver() -> reached = f.callId();
      case Fact.CallAnswered f -> answered(f);
      case Fact.SegmentClosed f when !drills.contains(f.callId()) -> closed(f);
      case Fact.CallClosed f -> drills.remove(f.callId());
      default -> {
        // The other facts are for the reports, not for the figures of today.
      }
    }
  }

  private void answered(Fact.CallAnswered f) {
    Day today = day(f.atMs());
    if (drills.contains(f.callId())) {
      today.drillsByAgent.merge(f.agentId(), 1, Integer::sum);
      return;
    }
    if (!f.callId().equals(reached)) { // the wait of a callback is in no figure
      today.add(f.queueId(), new QueueCounts(1, 1, within(f.queueId(), f.waitMs()), 0, 0, 0));
    }
    reached = "";
    today.answeredByAgent.merge(f.agentId(), 1, Integer::sum);
  }

  private void closed(Fact.SegmentClosed f) {
    boolean callback =
        f.outcome() == Fact.SegmentOutcome.CALLBACK
            || f.outcome() == Fact.SegmentOutcome.CALLBACK_OVER;
    if (f.answeredAtMs() == 0 && !f.queueId().isEmpty() && !callback) {
      boolean abandoned = f.outcome() == Fact.SegmentOutcome.ABANDONED;
      day(f.atMs())
          .add(
              f.queueId(),
              new QueueCounts(
                  1, 0, 0, abandoned ? 1 : 0, abandoned ? within(f.queueId(), f.waitMs()) : 0, 0));
    }
  }

  private int within(String queueId, long waitMs) {
    return waitMs <= thresholdSeconds.getOrDefault(queueId, 0) * 1_000L ? 1 : 0;
  }

  /** The day of this moment; a later day begins with no counts. */
  public Day day(long atMs) {
    if (!day.has(atMs) && atMs >= day.endMs) {
      var date = Instant.ofEpochMilli(atMs).atZone(zone).toLocalDate();
      day =
          new Day(
              date.atStartOfDay(zone).toInstant().toEpochMilli(),
              date.plusDays(1).atStartOfDay(zone).toInstant().toEpochMilli());
    }
    return day;
  }
}
