package org.seatline.server.history;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.Set;
import org.seatline.server.acd.Acd;
import org.seatline.server.acd.AcdConfig;
import org.seatline.server.acd.CallbackRule;
import org.seatline.server.acd.DialOutcome;
import org.seatline.server.acd.Effect;
import org.seatline.server.acd.EndedBy;
import org.seatline.server.acd.Event;
import org.seatline.server.acd.Fact;
import org.seatline.server.acd.QueueBuilder;
import org.seatline.server.acd.QueueRules;
import org.seatline.server.acd.Strategies;

/** Hours of a small centre on a virtual clock, through the real core; gives the facts. */
final class SimulatedDays {
  static final List<String> QUEUES = List.of("fault", "bills", "agent");
  static final Map<String, Integer> THRESHOLD_S = Map.of("fault", 10, "bills", 20, "agent", 40);
  static final List<String> AGENTS = List.of("a1", "a2", "a3", "a4", "a5");

  private final Random random;
  private final long beginMs;
  private final long endMs;
  private final Acd core = new Acd(Strategies.all());
  private static final CallbackRule CALLBACK =
      new CallbackRule(30_000, 2, 120_000, 30_000, 3_600_000);

  private final List<Effect.Recorded> facts = new ArrayList<>();
  private final Set<String> offersOver = new HashSet<>();
  private final Map<String, String> talking = new HashMap<>();
  private final PriorityQueue<Task> tasks =
      new PriorityQueue<>(Comparator.comparingLong(Task::atMs).thenComparingLong(Task::order));
  private long nowMs;
  private long order;
  private int calls;

  private record Task(long atMs, long order, Runnable work) {}

  SimulatedDays(long seed, long beginMs, int hours) {
    this.random = new Random(seed);
    this.beginMs = beginMs;
    this.endMs = beginMs + hours * 3_600_000L;
    this.nowMs = beginMs;
  }

  List<Effect.Recorded> run() {
    apply(new Event.ConfigurationLoaded(beginMs, config()));
    for (String agent : AGENTS) {
      after(random.nextInt(600), () -> shift(agent));
    }
    after(5, this::arrive);
    while (!tasks.isEmpty()) {
      if (core.nextDeadlineMs() <= tasks.element().atMs()) {
        nowMs = Math.max(nowMs, core.nextDeadlineMs());
        apply(new Event.Tick(nowMs));
      } else {
        Task task = tasks.remove();
        nowMs = Math.max(nowMs, task.atMs());
        task.work().run();
      }
    }
    AGENTS.forEach(agent -> apply(new Event.SeatSignedOut(nowMs, agent)));
    return facts;
  }

  private AcdConfig config() {
    List<AcdConfig.Queue> queues = new ArrayList<>();
    for (String id : QUEUES) {
      queues.add(
          QueueBuilder.of(id)
              .requiredSkills(Map.of(id, 1))
              .offerTimeoutMs(15_000)
              .wrapUpMs(40_000)
              .serviceLevelThresholdS(THRESHOLD_S.getOrDefault(id, 20))
              .maxWaiting(12)
              .maxWaitMs(240_000)
              .rules(QueueRules.usual().callingBack(CALLBACK))
              .build());
    }
    List<AcdConfig.Agent> agents = new ArrayList<>();
    for (String agent : AGENTS) {
      Map<String, Integer> skills = new HashMap<>(Map.of("agent", 1));
      QUEUES.forEach(queue -> skills.merge(queue, random.nextInt(3) == 0 ? 0 : 1, Math::max));
      agents.add(new AcdConfig.Agent(agent, agent, skills));
    }
    return new AcdConfig(1, queues, agents, AcdConfig.Timings.usual());
  }

  private void after(double seconds, Runnable work) {
    tasks.add(new Task(nowMs + Math.round(seconds * 1_000), order++, work));
  }

  private double exponential(double mean) {
    return -mean * Math.log(1 - random.nextDouble());
  }

  private void apply(Event event) {
    core.apply(event).forEach(this::perform);
  }

  private void perform(Effect effect) {
    switch (effect) {
      case Effect.Recorded e -> facts.add(e);
      case Effect.OfferCall e -> ring(e);
      case Effect.WithdrawOffer e -> offersOver.add(e.offerId());
      case Effect.Connect e -> talk(e);
      case Effect.DialCaller e -> dial(e);
      case Effect.SeatStateChanged e -> seatIs(e);
      default -> {
        // Sound and light.
      }
    }
  }

  /** Six hours or so with breaks, then home; back after some hours. */
  private void shift(String agent) {
    if (nowMs > endMs) {
      return;
    }
    apply(new Event.SeatSignedIn(nowMs, agent, "s" + nowMs));
    apply(new Event.SeatReady(nowMs, agent));
    for (int hour = 1; hour < 6; hour++) {
      double at = hour * 3_600 + random.nextInt(1_200);
      String reason = random.nextBoolean() ? "break" : "meal";
      after(at, () -> apply(new Event.SeatNotReady(nowMs, agent, reason)));
      after(at + 300 + random.nextInt(900), () -> apply(new Event.SeatReady(nowMs, agent)));
    }
    after(6 * 3_600 + random.nextInt(3_600), () -> apply(new Event.SeatSignedOut(nowMs, agent)));
    after(9 * 3_600, () -> shift(agent));
  }

  private void seatIs(Effect.SeatStateChanged state) {
    if (state.state().equals("not-ready")
        && Set.of("ring-no-answer", "refused").contains(state.reason())) {
      after(45, () -> apply(new Event.SeatReady(nowMs, state.agentId())));
    } else if (state.state().equals("wrap-up") && random.nextInt(3) > 0) {
      String callId = String.valueOf(state.callId());
      after(
          random.nextInt(35),
          () -> apply(new Event.WrapUpDone(nowMs, state.agentId(), callId, "solved")));
    }
  }

  private void arrive() {
    if (nowMs > endMs) {
      return;
    }
    String id = "c" + ++calls;
    boolean drill = random.nextInt(10) == 0;
    apply(
        new Event.CallArrived(
            nowMs, id, "+8613800005678", drill ? Map.of("drill", "angry") : Map.of()));
    after(2 + random.nextInt(18), () -> queue(id));
    after(20 + exponential(70), () -> giveUp(id));
    if (random.nextInt(20) == 0) {
      after(40, () -> queue(id));
    }
    after(exponential(60), this::arrive);
  }

  private void queue(String id) {
    String queue = QUEUES.get(random.nextInt(QUEUES.size()));
    apply(new Event.CallQueued(nowMs, id, queue, 0, "1", null));
  }

  /** Some who wait hang up to be called back. */
  private void giveUp(String id) {
    if (!talking.containsKey(id)) {
      if (random.nextInt(3) == 0) {
        apply(new Event.CallbackChosen(nowMs, id, "+8613900005678" + id));
      }
      apply(new Event.CallerGone(nowMs, id));
    }
  }

  private void ring(Effect.OfferCall offer) {
    int fate = random.nextInt(10);
    if (fate < 8) {
      after(
          1 + random.nextInt(7),
          () -> {
            if (!offersOver.contains(offer.offerId())) {
              apply(
                  new Event.OfferAnswered(nowMs, offer.offerId(), offer.callId(), offer.agentId()));
            }
          });
    } else if (fate == 8) {
      after(2, () -> apply(new Event.OfferRefused(nowMs, offer.offerId(), offer.agentId())));
    }
  }

  private void dial(Effect.DialCaller dial) {
    String id = dial.callId();
    int attempt = dial.attempt();
    if (random.nextInt(3) > 0) {
      after(3, () -> apply(new Event.CallbackReached(nowMs, id, attempt)));
    } else {
      after(3, () -> apply(new Event.CallbackMissed(nowMs, id, attempt, DialOutcome.BUSY)));
    }
  }

  private void talk(Effect.Connect grant) {
    talking.put(grant.callId(), grant.agentId());
    double seconds = 5 + exponential(180);
    if (random.nextInt(4) == 0) {
      after(seconds / 3, () -> apply(new Event.CallHeld(nowMs, grant.callId())));
      after(seconds / 2, () -> apply(new Event.CallResumed(nowMs, grant.callId())));
    }
    boolean byCaller = random.nextBoolean();
    after(
        seconds,
        () ->
            apply(
                new Event.CallEnded(
                    nowMs,
                    grant.callId(),
                    byCaller ? EndedBy.CALLER : EndedBy.SEAT,
                    byCaller ? null : grant.agentId())));
  }

  /** The facts without their numbers. */
  static List<Fact> facts(List<Effect.Recorded> recorded) {
    return recorded.stream().map(Effect.Recorded::fact).toList();
  }
}
