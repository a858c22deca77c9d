package org.seatline.installer.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;
import org.seatline.server.acd.Acd;
import org.seatline.server.acd.AcdConfig;
import org.seatline.server.acd.Effect;
import org.seatline.server.acd.EndedBy;
import org.seatline.server.acd.Event;
import org.seatline.server.acd.Fact;
import org.seatline.server.acd.QueueBuilder;
import org.seatline.server.acd.QueueRules;
import org.seatline.server.acd.Strategies;

/**
 * A floor of seats and callers on a virtual clock around the routing core. Each skill is asked for
 * by a few queues and each seat has four skills, so that a seat serves about a dozen queues.
 */
final class DispatchFloor {
  private static final long START_MS = 1_700_000_000_000L;
  private static final int SKILLS_OF_A_SEAT = 4;
  private static final long ANSWER_MS = 400;
  private static final long TALK_MEAN_MS = 6_000;
  private static final long WRAP_UP_MS = 2_000;
  private static final int MEASURED_MAX = 4_000_000;

  private final Acd acd = new Acd(Strategies.all());
  private final Random random;
  private final int seats;
  private final int queues;
  private final int skills;
  private final int arrivalsPerS;
  private final PriorityQueue<Due> due =
      new PriorityQueue<>(
          Comparator.comparingLong((Due each) -> each.event().atMs())
              .thenComparingLong(Due::order));
  private final long[] nanos = new long[MEASURED_MAX];
  private long measureFromMs = Long.MAX_VALUE;
  private int decisions;
  private long events;
  private long spentNanos;
  private long order;
  private long calls;
  private long nextArrivalMs;

  DispatchFloor(int seats, int queues, int skills, int arrivalsPerS, long seed) {
    this.seats = seats;
    this.queues = queues;
    this.skills = skills;
    this.arrivalsPerS = arrivalsPerS;
    this.random = new Random(seed);
  }

  private record Due(Event event, long order) {}

  /** Times of the events that led to an offer; the rate counts the time of all events. */
  record Result(
      int decisions,
      long events,
      double decisionsPerS,
      double medianUs,
      double p99Us,
      double maxUs,
      int waiting) {}

  Result run(long warmUpMs, long measuredMs) {
    tell(new Event.ConfigurationLoaded(START_MS, config()));
    for (int i = 0; i < seats; i++) {
      tell(new Event.SeatSignedIn(START_MS, seat(i), "s"));
      tell(new Event.SeatReady(START_MS, seat(i)));
    }
    nextArrivalMs = START_MS;
    measureFromMs = START_MS + warmUpMs;
    long endMs = measureFromMs + measuredMs;
    for (long nowMs = START_MS; nowMs < endMs; ) {
      nowMs = step();
    }
    long[] sorted = Arrays.copyOf(nanos, decisions);
    Arrays.sort(sorted);
    return new Result(
        decisions,
        events,
        decisions / (spentNanos / 1e9),
        sorted[decisions / 2] / 1e3,
        sorted[(int) (decisions * 0.99)] / 1e3,
        sorted[decisions - 1] / 1e3,
        acd.config().queues().stream()
            .map(queue -> acd.queue(queue.id()))
            .mapToInt(counts -> counts == null ? 0 : counts.waiting())
            .sum());
  }

  /** Does what comes next: an arrival, something planned, or a deadline of the core. */
  private long step() {
    Due next = due.peek();
    long plannedMs = next == null ? Long.MAX_VALUE : next.event().atMs();
    long deadlineMs = acd.nextDeadlineMs();
    if (deadlineMs < plannedMs && deadlineMs < nextArrivalMs) {
      tell(new Event.Tick(deadlineMs));
      return deadlineMs;
    }
    if (nextArrivalMs <= plannedMs) {
      long atMs = nextArrivalMs;
      arrive(atMs);
      double gapMs = -Math.log(1 - random.nextDouble()) * 1_000 / arrivalsPerS;
      nextArrivalMs += random.nextDouble() < gapMs % 1 ? (long) gapMs + 1 : (long) gapMs;
      return atMs;
    }
    due.remove();
    tell(next == null ? new Event.Tick(plannedMs) : next.event());
    return plannedMs;
  }

  private void arrive(long atMs) {
    String callId = "c" + calls++;
    tell(new Event.CallArrived(atMs, callId, "+8613800000000", Map.of()));
    String queueId = "q" + random.nextInt(queues);
    int priority = random.nextInt(10) == 0 ? 5 : 0;
    tell(new Event.CallQueued(atMs, callId, queueId, priority, "1", null));
  }

  private void tell(Event event) {
    long began = System.nanoTime();
    List<Effect> effects = acd.apply(event);
    long spent = System.nanoTime() - began;
    if (event.atMs() >= measureFromMs) {
      events++;
      spentNanos += spent;
      if (effects.stream().anyMatch(DispatchFloor::isDecision) && decisions < MEASURED_MAX) {
        nanos[decisions++] = spent;
      }
    }
    effects.forEach(effect -> performed(effect, event.atMs()));
  }

  private static boolean isDecision(Effect effect) {
    return effect instanceof Effect.Recorded recorded && recorded.fact() instanceof Fact.Decided;
  }

  private void performed(Effect effect, long nowMs) {
    switch (effect) {
      case Effect.OfferCall e ->
          plan(new Event.OfferAnswered(nowMs + ANSWER_MS, e.offerId(), e.callId(), e.agentId()));
      case Effect.Connect e -> {
        long talkMs = (long) (-Math.log(1 - random.nextDouble()) * TALK_MEAN_MS);
        plan(new Event.CallEnded(nowMs + talkMs, e.callId(), EndedBy.CALLER, null));
      }
      default -> {}
    }
  }

  private void plan(Event event) {
    due.add(new Due(event, order++));
  }

  private AcdConfig config() {
    List<AcdConfig.Queue> all = new ArrayList<>();
    List<String> strategies =
        List.of(
            Strategies.LONGEST_IDLE,
            Strategies.ROUND_ROBIN,
            Strategies.FEWEST_CALLS,
            Strategies.LEAST_TALK_TIME,
            Strategies.TOP_DOWN,
            Strategies.RANDOM);
    for (int i = 0; i < queues; i++) {
      String id = "q" + i;
      String skill = "k" + i % skills;
      all.add(
          QueueBuilder.of(id)
              .requiredSkills(Map.of(skill, 2))
              .wrapUpMs(WRAP_UP_MS)
              .maxWaiting(1_000)
              .maxWaitMs(600_000)
              .strategy(strategies.get(i % strategies.size()))
              .rules(
                  QueueRules.usual()
                      .relaxing(List.of(new QueueRules.Relaxation(5_000, Map.of(skill, 1)))))
              .build());
    }
    List<AcdConfig.Agent> agents = new ArrayList<>();
    for (int i = 0; i < seats; i++) {
      Map<String, Integer> has = new HashMap<>();
      while (has.size() < SKILLS_OF_A_SEAT) {
        has.put("k" + random.nextInt(skills), 1 + random.nextInt(3));
      }
      agents.add(new AcdConfig.Agent(seat(i), seat(i), has, Map.of("q0", 1 + random.nextInt(9))));
    }
    return new AcdConfig(1, all, agents, AcdConfig.Timings.usual());
  }

  private static String seat(int number) {
    return "a" + number;
  }
}
