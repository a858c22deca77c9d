package org.seatline.server.acd;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The configuration, compiled: who may serve what. Immutable. */
final class Routing {
  private final AcdConfig config;
  private final Map<String, AcdConfig.Queue> queues = new HashMap<>();
  private final Map<String, AcdConfig.Agent> agents = new HashMap<>();
  private final Map<String, List<AcdConfig.Queue>> served = new HashMap<>();
  private final Map<String, Strategy> strategies = new HashMap<>();
  private final Strategy fallback;

  Routing(AcdConfig config, List<Strategy> strategies) {
    this.config = config;
    this.fallback = strategies.getFirst();
    strategies.forEach(strategy -> this.strategies.put(strategy.id(), strategy));
    config.queues().forEach(queue -> queues.put(queue.id(), queue));
    for (AcdConfig.Agent agent : config.agents()) {
      agents.put(agent.agentId(), agent);
      served.put(
          agent.agentId(),
          config.queues().stream().filter(queue -> qualifies(agent, queue)).toList());
    }
  }

  private static boolean qualifies(AcdConfig.Agent agent, AcdConfig.Queue queue) {
    return queue.requiredSkills().entrySet().stream()
        .allMatch(need -> agent.skills().getOrDefault(need.getKey(), 0) >= need.getValue());
  }

  AcdConfig config() {
    return config;
  }

  AcdConfig.@Nullable Queue queue(String queueId) {
    return queues.get(queueId);
  }

  AcdConfig.@Nullable Agent agent(String agentId) {
    return agents.get(agentId);
  }

  /** The queues that an agent is skilled for, in the order of the configuration. */
  List<AcdConfig.Queue> served(String agentId) {
    return served.getOrDefault(agentId, List.of());
  }

  /** The queue's strategy; the first one when the configuration names an unknown one. */
  Strategy strategy(AcdConfig.Queue queue) {
    return strategies.getOrDefault(queue.strategy(), fallback);
  }
}
