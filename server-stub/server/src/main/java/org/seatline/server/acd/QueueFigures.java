package org.seatline.server.acd;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongUnaryOperator;

/**
 * Today's figures per queue and agent, a fold over facts: {@link #accept} each fact once, in order.
 * Counts begin anew when the first fact of a new day comes; calls that wait carry over. Each wait
 * counts (a call that lost its seat waits, and is answered, again). For one thread.
 */
public final class QueueFigures {
  private final LongUnaryOperator dayOf;
  private final Map<String, Long> thresholdsMs = new HashMap<>();
  private final Map<String, Queue> queues = new TreeMap<>();
  private final Map<String, AgentCounts> agents = new TreeMap<>();
  private String reached = "";
  private long day;

  /**
   * A queue's raw counts.
   *
   * @param waiting unanswered now, ringing ones included
   * @param oldestQueuedAtMs when the longest present wait began, 0 for none
   * @param entered waits that began today
   * @param offered answered + abandoned + released: waits that came to their end today
   * @param released ended by the server before an answer
   * @param moved left for another queue or for a callback, and callbacks; in no ratio
   * @param answeredInTime answered within the queue's service level threshold
   * @param waitMs waits of the answered calls together
   */
  public record Counts(
      int waiting,
      long oldestQueuedAtMs,
      long entered,
      long offered,
      long answered,
      long abandoned,
      long released,
      long moved,
      long answeredInTime,
      long abandonedInTime,
      long waitMs) {}

  /** An agent's raw counts; durations are milliseconds together. */
  public record AgentCounts(
      long offered, long answered, long missed, long talkMs, long holdMs, long wrapUpMs) {
    static AgentCounts none() {
      return new AgentCounts(0, 0, 0, 0, 0, 0);
    }

    private AgentCounts offer(Fact.OfferOutcome outcome) {
      boolean taken = outcome == Fact.OfferOutcome.ANSWERED;
      boolean gone = outcome == Fact.OfferOutcome.WITHDRAWN;
      return new AgentCounts(
          offered + 1,
          answered + (taken ? 1 : 0),
          missed + (taken || gone ? 0 : 1),
          talkMs,
          holdMs,
          wrapUpMs);
    }

    private AgentCounts talk(long moreTalkMs, long moreHoldMs) {
      return new AgentCounts(
          offered, answered, missed, talkMs + moreTalkMs, holdMs + moreHoldMs, wrapUpMs);
    }

    private AgentCounts wrapUp(long moreMs) {
      return new AgentCounts(offered, answered, missed, talkMs, holdMs, wrapUpMs + moreMs);
    }
  }

  private static final class Queue {
    private final Map<String, Long> waiting = new HashMap<>();
    private long entered;
    private long answered;
    private long abandoned;
    private long released;
    private long moved;
    private long answeredInTime;
    private long abandonedInTime;
    private long waitMs;

    private void newDay() {
      entered = 0;
      answered = 0;
      abandoned = 0;
      released = 0;
      moved = 0;
      answeredInTime = 0;
      abandonedInTime = 0;
      waitMs = 0;
    }

    private Counts counts() {
      long oldest = waiting.values().stream().mapToLong(Long::longValue).min().orElse(0);
      return new Counts(
          waiting.size(),
          oldest,
          entered,
          answered + abandoned + released,
          answered,
          abandoned,
          released,
          moved,
          answeredInTime,
          abandonedInTime,
          waitMs);
    }
  }

  /**
   * No calls yet.
   *
   * @param dayOf the number of the day in which a moment (wall milliseconds) lies; growing
   */
  public QueueFigures(LongUnaryOperator dayOf) {
    this.dayOf = dayOf;
  }

  /** Takes the thresholds; calls that were counted stay as they were counted. */
  public void configure(AcdConfig config) {
    for (AcdConfig.Queue queue : config.queues()) {
      thresholdsMs.put(queue.id(), queue.serviceLevelThresholdS() * 1_000L);
      queues.computeIfAbsent(queue.id(), id -> new Queue());
    }
  }

  /** Counts one fact. */
  public void accept(Fact fact) {
    long of = dayOf.applyAsLong(fact.atMs());
    if (of > day) {
      day = of;
      queues.values().forEach(Queue::newDay);
      agents.clear();
    }
    switch (fact) {
      case Fact.QueueEntered f -> {
        reached = f.handedOver() ? f.callId() : reached;
        queue(f.queueId()).entered++;
        queue(f.queueId()).waiting.put(f.callId(), f.atMs());
      }
      case Fact.CallbackTried f when f.outcome() == DialOutcome.REACHED -> reached = f.callId();
      case Fact.CallAnswered f -> answered(f);
      case Fact.SegmentClosed f -> closed(f);
      case Fact.OfferClosed f -> agents.put(f.agentId(), agent(f.agentId()).offer(f.outcome()));
      case Fact.WrapUpClosed f -> agents.put(f.agentId(), agent(f.agentId()).wrapUp(f.wrapUpMs()));
      default -> {}
    }
  }

  private void answered(Fact.CallAnswered fact) {
    Queue queue = queue(fact.queueId());
    queue.waiting.remove(fact.callId());
    if (fact.callId().equals(reached)) {
      reached = "";
      queue.moved++;
      return;
    }
    queue.answered++;
    queue.waitMs += fact.waitMs();
    queue.answeredInTime += inTime(fact.queueId(), fact.waitMs());
  }

  private void closed(Fact.SegmentClosed fact) {
    Queue queue = queue(fact.queueId());
    queue.waiting.remove(fact.callId());
    switch (fact.outcome()) {
      case ABANDONED -> {
        queue.abandoned++;
        queue.abandonedInTime += inTime(fact.queueId(), fact.waitMs());
      }
      case RELEASED -> queue.released++;
      case MOVED, CALLBACK, CALLBACK_OVER -> queue.moved++;
      case ANSWERED, SEAT_LOST, TRANSFERRED -> {
        String agentId = fact.agentId();
        if (agentId != null) {
          agents.put(agentId, agent(agentId).talk(fact.talkMs(), fact.holdMs()));
        }
      }
    }
  }

  private int inTime(String queueId, long waitMs) {
    return waitMs <= thresholdsMs.getOrDefault(queueId, 0L) ? 1 : 0;
  }

  private Queue queue(String queueId) {
    return queues.computeIfAbsent(queueId, id -> new Queue());
  }

  private AgentCounts agent(String agentId) {
    return agents.getOrDefault(agentId, AgentCounts.none());
  }

  /** The counts of one queue; zeros when nothing is known of it. */
  public Counts of(String queueId) {
    Queue known = queues.get(queueId);
    return known == null ? new Queue().counts() : known.counts();
  }

  /** All queues by id. */
  public Map<String, Counts> byQueue() {
    Map<String, Counts> all = new TreeMap<>();
    queues.forEach((id, queue) -> all.put(id, queue.counts()));
    return all;
  }

  /** All agents by id who had an offer today. */
  public Map<String, AgentCounts> byAgent() {
    return new TreeMap<>(agents);
  }
}
