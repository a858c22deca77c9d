package org.seatline.server.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.seatline.server.acd.AcdConfig;
import org.seatline.server.acd.CallbackRule;
import org.seatline.server.acd.Overflow;
import org.seatline.server.acd.QueueBuilder;
import org.seatline.server.acd.QueueRules;
import org.seatline.server.acd.Strategies;

/** Small centres with short times, so that much happens in few events. */
final class SimConfig {
  private static final AcdConfig.Timings TIMINGS =
      new AcdConfig.Timings(6_000, 25_000, 30_000, 5_000, 20_000);

  private SimConfig() {}

  private static AcdConfig.Points points(Random random) {
    return random.nextInt(3) == 0
        ? AcdConfig.Points.NONE
        : new AcdConfig.Points(
            Map.of(SimCaller.number(1), 1 + random.nextInt(4), SimCaller.number(2), 1),
            Map.of(SimCaller.HOTLINE, 1 + random.nextInt(3)));
  }

  static final List<String> QUEUES = List.of("fault", "bills", "agent", "own");

  private static final List<String> STRATEGIES =
      List.of(
          Strategies.LONGEST_IDLE,
          Strategies.ROUND_ROBIN,
          Strategies.FEWEST_CALLS,
          Strategies.LEAST_TALK_TIME,
          Strategies.TOP_DOWN,
          Strategies.RANDOM,
          Strategies.BEST_SKILL,
          Strategies.RING_ALL);

  static AcdConfig make(Random random) {
    List<AcdConfig.Agent> agents = new ArrayList<>();
    int count = 3 + random.nextInt(4);
    for (int i = 0; i < count; i++) {
      agents.add(agent("a" + i, random));
    }
    return new AcdConfig(1, queues(random), agents, TIMINGS, points(random));
  }

  private static List<AcdConfig.Queue> queues(Random random) {
    String usual = Strategies.LONGEST_IDLE;
    return List.of(
        queue("fault", Map.of("fault", 2), random.nextInt(3) == 0 ? usual : any(random), 40)
            .with(rules(random, "fault", 2)),
        queue("bills", Map.of("bills", 2), random.nextBoolean() ? usual : any(random), 4)
            .with(rules(random, "bills", 2)),
        queue("agent", Map.of(), Strategies.RING_ALL, 40).with(rules(random, "none", 0)),
        queue("own", Map.of("fault", 3), usual, 10).with(rules(random, "none", 0).ownedBy("a0")));
  }

  private static String any(Random random) {
    return STRATEGIES.get(random.nextInt(STRATEGIES.size()));
  }

  private static QueueRules rules(Random random, String skill, int level) {
    List<QueueRules.Relaxation> steps = new ArrayList<>();
    long afterMs = 0;
    for (int needed = level - 1; needed >= 0 && random.nextInt(3) != 0; needed--) {
      afterMs += 1 + random.nextInt(15_000);
      steps.add(new QueueRules.Relaxation(afterMs, needed == 0 ? Map.of() : Map.of(skill, needed)));
    }
    long ageing = List.of(0L, 6L, 60L).get(random.nextInt(3));
    QueueRules rules =
        QueueRules.usual()
            .ageing(ageing)
            .relaxing(steps)
            .missing(miss(random), miss(random))
            .wrappingUp(wrapUp(random))
            .voicemail(3_000)
            .callingBack(callback(random))
            .overflowing(overflows(random));
    return random.nextBoolean()
        ? rules
        : rules.sticking(
            new QueueRules.Sticky(
                10_000 + random.nextInt(100_000),
                2_000 + random.nextInt(20_000),
                random.nextInt(10_000)));
  }

  private static @Nullable CallbackRule callback(Random random) {
    return random.nextInt(4) == 0
        ? null
        : new CallbackRule(
            random.nextInt(3) * 10_000L,
            1 + random.nextInt(3),
            5_000 + random.nextInt(40_000),
            10_000,
            120_000 + random.nextInt(600_000));
  }

  private static QueueRules.Miss miss(Random random) {
    return random.nextBoolean()
        ? QueueRules.Miss.NOT_READY_AT_ONCE
        : new QueueRules.Miss(1 + random.nextInt(3), random.nextInt(2) * 3_000L);
  }

  private static QueueRules.WrapUp wrapUp(Random random) {
    QueueRules.WrapUp.Kind[] kinds = QueueRules.WrapUp.Kind.values();
    return random.nextInt(3) == 0
        ? new QueueRules.WrapUp(
            kinds[random.nextInt(kinds.length)], 2_000, 15_000, random.nextInt(4) != 0)
        : QueueRules.WrapUp.USUAL;
  }

  private static List<Overflow> overflows(Random random) {
    List<Overflow> rules = new ArrayList<>();
    for (int i = random.nextInt(5) - 1; i > 0; i--) {
      Overflow.When when = one(random, Overflow.When.values());
      Overflow.Then then = one(random, Overflow.Then.values());
      long threshold =
          switch (when) {
            case WAIT -> 5_000 + random.nextInt(40_000);
            case ESTIMATE -> 10_000 + random.nextInt(40_000);
            case LENGTH -> 2 + random.nextInt(4);
            case NO_STAFF, CLOSED -> 0;
          };
      String target = then == Overflow.Then.QUEUE ? QUEUES.get(random.nextInt(4)) : "sorry";
      rules.add(new Overflow(when, threshold, then, target));
    }
    return rules;
  }

  private static <T> T one(Random random, T[] all) {
    return all[random.nextInt(all.length)];
  }

  private static AcdConfig.Queue queue(
      String id, Map<String, Integer> skills, String strategy, int maxWaiting) {
    return QueueBuilder.of(id)
        .requiredSkills(skills)
        .offerTimeoutMs(5_000)
        .wrapUpMs(8_000)
        .serviceLevelThresholdS(10)
        .maxWaiting(maxWaiting)
        .maxWaitMs(120_000)
        .announceEveryMs(7_000)
        .strategy(strategy)
        .build();
  }

  private static AcdConfig.Agent agent(String id, Random random) {
    return new AcdConfig.Agent(
        id,
        id,
        Map.of("fault", random.nextInt(4), "bills", random.nextInt(4)),
        random.nextBoolean()
            ? Map.of()
            : Map.of("fault", 1 + random.nextInt(9), "bills", 1 + random.nextInt(9)));
  }

  /** The same centre; an agent has learnt or forgotten something, or the queues have new rules. */
  static AcdConfig changed(AcdConfig before, Random random) {
    List<AcdConfig.Agent> agents = new ArrayList<>(before.agents());
    int which = random.nextInt(agents.size());
    agents.set(which, agent(agents.get(which).agentId(), random));
    List<AcdConfig.Queue> queues = random.nextBoolean() ? before.queues() : queues(random);
    AcdConfig.Points points = random.nextInt(4) == 0 ? points(random) : before.points();
    return new AcdConfig(before.version() + 1, queues, agents, before.timings(), points);
  }
}
