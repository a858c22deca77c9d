package org.seatline.server.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.seatline.server.acd.AcdConfig;
import org.seatline.server.acd.QueueRules;
import org.seatline.server.acd.Strategies;

/** Small centres with short times, so that much happens in few events. */
final class SimConfig {
  private static final AcdConfig.Timings TIMINGS =
      new AcdConfig.Timings(6_000, 25_000, 30_000, 5_000, 20_000);

  private SimConfig() {}

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
    return new AcdConfig(1, queues(random), agents, TIMINGS);
  }

  private static List<AcdConfig.Queue> queues(Random random) {
    String usual = Strategies.LONGEST_IDLE;
    return List.of(
        queue("fault", Map.of("fault", 2), random.nextInt(3) == 0 ? usual : any(random), 40)
            .with(rules(random, "fault", 2)),
        queue("bills", Map.of("bills", 2), random.nextBoolean() ? usual : any(random), 4)
            .with(rules(random, "bills", 2)),
        queue("agent", Map.of(), Strategies.RING_ALL, 40).with(rules(random, "none", 0)));
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
    return QueueRules.usual().ageing(ageing).relaxing(steps);
  }

  private static AcdConfig.Queue queue(
      String id, Map<String, Integer> skills, String strategy, int maxWaiting) {
    return new AcdConfig.Queue(
        id,
        id,
        id,
        skills,
        5_000,
        8_000,
        10,
        maxWaiting,
        120_000,
        7_000,
        strategy,
        QueueRules.usual());
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
    return new AcdConfig(before.version() + 1, queues, agents, before.timings());
  }
}
