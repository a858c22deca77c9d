package org.seatline.server.history;

import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import org.seatline.server.acd.Fact;

/**
 * Today's figures, kept up to date fact by fact. A day begins at midnight in the centre's time
 * zone. Raw counts only: who shows a rate names its formula. Used by one thread at a time (the
 * routing core's).
 */
public final class DayFigures {
  private final ZoneId zone;
  private final Map<String, Integer> thresholdSeconds;
  private Day day = new Day(Long.MIN_VALUE, Long.MIN_VALUE);

  /**
   * @param thresholdSeconds for each queue, within how many seconds an answer counts as in time
   */
  public DayFigures(ZoneId zone, Map<String, Integer> thresholdSeconds) {
    this.zone = zone;
    this.thresholdSeconds = Map.copyOf(thresholdSeconds);
  }

  /**
   * A queue's counts of one day.
   *
   * @param offered waits that are over, however they ended
   * @param answeredWithin answered within the queue's threshold
   */
  public record QueueCounts(int offered, int answered, int answeredWithin, int abandoned) {
    static final QueueCounts NONE = new QueueCounts(0, 0, 0, 0);

    QueueCounts plus(int offeredMore, int answeredMore, int withinMore, int abandonedMore) {
      return new QueueCounts(
          offered + offeredMore,
          answered + answeredMore,
          answeredWithin + withinMore,
          abandoned + abandonedMore);
    }
  }

  /** The counts of one day. */
  public static final class Day {
    private final long beginMs;
    private final long endMs;
    private final Map<String, QueueCounts> queues = new HashMap<>();
    private final Map<String, Integer> answeredByAgent = new HashMap<>();

    Day(long beginMs, long endMs) {
      this.beginMs = beginMs;
      this.endMs = endMs;
    }

    /** A queue's counts; none when nothing happened. */
    public QueueCounts queue(String queueId) {
      return queues.getOrDefault(queueId, QueueCounts.NONE);
    }

    /** How many calls this agent answered. */
    public int answeredBy(String agentId) {
      return answeredByAgent.getOrDefault(agentId, 0);
    }

    /** Midnight at which it began, Unix milliseconds. */
    public long beginMs() {
      return beginMs;
    }

    private boolean has(long atMs) {
      return atMs >= beginMs && atMs < endMs;
    }
  }

  /** Takes a fact in. */
  public void add(Fact fact) {
    switch (fact) {
      case Fact.CallAnswered f -> answered(f);
      case Fact.SegmentClosed f -> closed(f);
      default -> {
        // The other facts are for the reports, not for the figures of today.
      }
    }
  }

  private void answered(Fact.CallAnswered f) {
    Day today = day(f.atMs());
    int seconds = thresholdSeconds.getOrDefault(f.queueId(), 0);
    int within = f.waitMs() <= seconds * 1_000L ? 1 : 0;
    today.queues.merge(
        f.queueId(),
        QueueCounts.NONE.plus(1, 1, within, 0),
        (old, one) -> old.plus(1, 1, within, 0));
    today.answeredByAgent.merge(f.agentId(), 1, Integer::sum);
  }

  private void closed(Fact.SegmentClosed f) {
    if (f.answeredAtMs() == 0 && !f.queueId().isEmpty()) {
      int abandoned = f.outcome() == Fact.SegmentOutcome.ABANDONED ? 1 : 0;
      day(f.atMs())
          .queues
          .merge(
              f.queueId(),
              QueueCounts.NONE.plus(1, 0, 0, abandoned),
              (old, one) -> old.plus(1, 0, 0, abandoned));
    }
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
