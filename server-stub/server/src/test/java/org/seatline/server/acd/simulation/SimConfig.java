package org.seatline.server.acd.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.seatline.server.acd.AcdConfig;
import org.seatline.server.acd.Strategies;

/** Small centres with short times, so that much happens in few events. */
final class SimConfig {
  private static final AcdConfig.Timings TIMINGS =
      new AcdConfig.Timings(6_000, 25_000, 30_000, 5_000, 20_000);

  private SimConfig() {}

  static AcdConfig make(Random random) {
    List<AcdConfig.Queue> queues =
        List.of(
            queue("fault", Map.of("fault", 1), Strategies.LONGEST_IDLE, 40),
            queue("bills", Map.of("bills", 2), Strategies.LONGEST_IDLE, 4),
            queue("agent", Map.of(), Strategies.RING_ALL, 40));
    List<AcdConfig.Agent> agents = new ArrayList<>();
    int count = 3 + random.nextInt(4);
    for (int i = 0; i < count; i++) {
      agents.add(agent("a" + i, random));
    }
    return new AcdConfig(1, queues, agents, TIMINGS);
  }

  private static AcdConfig.Queue queue(
      String id, Map<String, Integer> skills, String strategy, int maxWaiting) {
    return new AcdConfig.Queue(
        id, id, id, skills, 5_000, 8_000, 10, maxWaiting, 120_000, 7_000, strategy);
  }

  private static AcdConfig.Agent agent(String id, Random random) {
    return new AcdConfig.Agent(
        id, id, Map.of("fault", random.nextInt(3), "bills", random.nextInt(4)));
  }

  /** The same centre; one agent has learnt or forgotten something. */
  static AcdConfig changed(AcdConfig before, Random random) {
    List<AcdConfig.Agent> agents = new ArrayList<>(before.agents());
    int which = random.nextInt(agents.size());
    agents.set(which, agent(agents.get(which).agentId(), random));
    return new AcdConfig(before.version() + 1, before.queues(), agents, before.timings());
  }
}
