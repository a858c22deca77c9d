package org.seatline.server.history;

import java.time.ZoneId;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.seatline.server.acd.DialOutcome;
import org.seatline.server.acd.Fact;

/**
 * Figures of queues and agents per quarter of an hour or day, a fold over facts: {@link #add} each
 * fact once, in order. docs/figures.md has the formulas. For one thread.
 */
public final class PeriodFigures {
  private final Rules rules;
  private final Set<String> drills = new HashSet<>();
  private String reached = "";
  private String handedOver = "";
  private final SortedMap<Key, QueuePeriod> queues = new TreeMap<>();
  private final SortedMap<Key, AgentPeriod> agents = new TreeMap<>();

  /**
   * By what is counted.
   *
   * @param thresholdSeconds for each queue, within how many seconds an answer is in time
   * @param shortAbandonMs up to which wait an abandoned call is a short one; 0 for no such count
   */
  public record Rules(
      Period period, ZoneId zone, Map<String, Integer> thresholdSeconds, long shortAbandonMs) {
    public Rules {
      thresholdSeconds = Map.copyOf(thresholdSeconds);
    }

    private int within(String queueId, long waitMs) {
      return waitMs <= 1_000L * thresholdSeconds.getOrDefault(queueId, 0) ? 1 : 0;
    }
  }

  /** A queue's or agent's period; {@code beginMs} is when it begins. */
  public record Key(long beginMs, String id) implements Comparable<Key> {
    @Override
    public int compareTo(Key other) {
      int byTime = Long.compare(beginMs, other.beginMs);
      return byTime != 0 ? byTime : id.compareTo(other.id);
    }
  }

  /** No facts yet. */
  public PeriodFigures(Rules rules) {
    this.rules = rules;
  }

  /** Says that a call whose beginning is not among the facts is a drill. */
  public void addDrill(String callId) {
    drills.add(callId);
  }

  /** Takes a fact in. */
  public void add(Fact fact) {
    switch (fact) {
      case Fact.CallStarted f -> {
        if (f.drill() != null) {
          drills.add(f.callId());
        }
      }
      case Fact.QueueEntered f -> {
        handedOver = f.handedOver() ? f.callId() : handedOver;
        if (isDrill(f.callId())) {
          queue(f.atMs(), f.queueId(), QueuePeriod.drill());
        }
      }
      case Fact.CallbackTried f when f.outcome() == DialOutcome.REACHED -> reached = f.callId();
      case Fact.CallAnswered f -> answered(f);
      case Fact.SegmentClosed f -> {
        if (!isDrill(f.callId()) && !f.queueId().isEmpty()) {
          closed(f);
        }
      }
      case Fact.OfferClosed f -> agent(f.atMs(), f.agentId(), AgentPeriod.offer(missed(f)));
      case Fact.WrapUpClosed f -> {
        if (!isDrill(f.callId())) {
          queue(f.atMs(), f.queueId(), QueuePeriod.wrapUp(f.wrapUpMs()));
          agent(f.atMs(), f.agentId(), AgentPeriod.wrapUp(f.wrapUpMs()));
        }
      }
      case Fact.SeatStateClosed f ->
          state(f.agentId(), f.state(), f.reason(), f.sinceMs(), f.atMs());
      default -> {
        // No figure is made of the other facts.
      }
    }
  }

  /** Counts a state up to a moment: one that is not over, too. */
  public void state(String agentId, String state, String reason, long sinceMs, long untilMs) {
    long fromMs = sinceMs;
    while (fromMs < untilMs) {
      long endMs = rules.period().end(rules.period().begin(fromMs, rules.zone()), rules.zone());
      long toMs = Math.min(endMs, untilMs);
      agent(fromMs, agentId, AgentPeriod.state(state, reason, toMs - fromMs));
      fromMs = toMs;
    }
  }

  private boolean isDrill(String callId) {
    return drills.contains(callId);
  }

  private static boolean missed(Fact.OfferClosed f) {
    return switch (f.outcome()) {
      case ANSWERED, WITHDRAWN -> false;
      case REFUSED, RING_NO_ANSWER, FAILED -> true;
    };
  }

  private void answered(Fact.CallAnswered f) {
    boolean drill = isDrill(f.callId());
    agent(f.atMs(), f.agentId(), AgentPeriod.answer(drill));
    boolean calledBack = f.callId().equals(reached);
    boolean waited = !f.callId().equals(handedOver); // not from seat to seat
    reached = "";
    handedOver = "";
    if (!drill && calledBack) {
      queue(f.atMs(), f.queueId(), QueuePeriod.callbacks(0, 1, 0));
    } else if (!drill && waited) {
      int within = rules.within(f.queueId(), f.waitMs());
      queue(f.atMs(), f.queueId(), QueuePeriod.answer(f.waitMs(), within));
    }
  }

  private void closed(Fact.SegmentClosed f) {
    String agentId = f.agentId();
    if (f.answeredAtMs() != 0) {
      queue(f.atMs(), f.queueId(), QueuePeriod.talk(f.talkMs(), f.holdMs()));
      if (agentId != null) {
        agent(f.atMs(), agentId, AgentPeriod.talk(f.talkMs(), f.holdMs()));
      }
      return;
    }
    long waitMs = f.waitMs();
    QueuePeriod ended =
        switch (f.outcome()) {
          case ABANDONED ->
              QueuePeriod.abandon(
                  waitMs,
                  rules.within(f.queueId(), waitMs),
                  rules.shortAbandonMs() > 0 && waitMs <= rules.shortAbandonMs() ? 1 : 0);
          case MOVED -> QueuePeriod.moved(waitMs);
          case CALLBACK -> QueuePeriod.callbacks(1, 0, 0);
          case CALLBACK_OVER -> QueuePeriod.callbacks(0, 0, 1);
          default -> QueuePeriod.released(waitMs);
        };
    queue(f.atMs(), f.queueId(), ended);
  }

  private void queue(long atMs, String queueId, QueuePeriod more) {
    queues.merge(key(atMs, queueId), more, QueuePeriod::plus);
  }

  private void agent(long atMs, String agentId, AgentPeriod more) {
    agents.merge(key(atMs, agentId), more, AgentPeriod::plus);
  }

  private Key key(long atMs, String id) {
    return new Key(rules.period().begin(atMs, rules.zone()), id);
  }

  /** The queues, by time; a period in which nothing happened has no entry. */
  public SortedMap<Key, QueuePeriod> queues() {
    return new TreeMap<>(queues);
  }

  /** The agents, by time; a period in which nothing happened has no entry. */
  public SortedMap<Key, AgentPeriod> agents() {
    return new TreeMap<>(agents);
  }
}
