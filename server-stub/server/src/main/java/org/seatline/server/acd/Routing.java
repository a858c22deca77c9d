package org.seatline.server.acd;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The configuration, compiled: who may serve what. Immutable. */
final class Routing {
  private final AcdConfig config;
  private final Map<String, AcdConfig.Queue> queues = new HashMap<>();
  private final Map<String, AcdConfig.Agent> agents = new HashMap<>();
  private final Map<String, List<Served>> served = new HashMap<>();
  private final Map<String, Strategy> strategies = new HashMap<>();
  private final Strategy fallback;

  /**
   * A queue that an agent serves.
   *
   * @param step the first relaxation step that lets the agent in
   */
  record Served(AcdConfig.Queue queue, int step, Strategy strategy) {}

  Routing(AcdConfig config, List<Strategy> strategies) {
    this.config = config;
    this.fallback = strategies.getFirst();
    strategies.forEach(strategy -> this.strategies.put(strategy.id(), strategy));
    config.queues().forEach(queue -> queues.put(queue.id(), queue));
    for (AcdConfig.Agent agent : config.agents()) {
      agents.put(agent.agentId(), agent);
      served.put(agent.agentId(), servedBy(agent));
    }
  }

  private List<Served> servedBy(AcdConfig.Agent agent) {
    List<Served> found = new ArrayList<>();
    for (AcdConfig.Queue queue : config.queues()) {
      int step = step(agent, queue);
      if (step >= 0) {
        found.add(new Served(queue, step, strategy(queue)));
      }
    }
    return List.copyOf(found);
  }

  /** The first step that lets the agent in, or -1. */
  private static int step(AcdConfig.Agent agent, AcdConfig.Queue queue) {
    String owner = queue.rules().owner();
    if (owner != null) {
      return owner.equals(agent.agentId()) ? 0 : -1;
    }
    if (qualifies(agent, queue.requiredSkills())) {
      return 0;
    }
    List<QueueRules.Relaxation> relaxations = queue.rules().relaxations();
    for (int i = 0; i < relaxations.size(); i++) {
      if (qualifies(agent, relaxations.get(i).requiredSkills())) {
        return i + 1;
      }
    }
    return -1;
  }

  private static boolean qualifies(AcdConfig.Agent agent, Map<String, Integer> needs) {
    for (Map.Entry<String, Integer> need : needs.entrySet()) {
      if (agent.skills().getOrDefault(need.getKey(), 0) < need.getValue()) {
        return false;
      }
    }
    return true;
  }

  AcdConfig config() {
    return config;
  }

  AcdConfig.@Nullable Queue queue(String queueId) {
    return queues.get(queueId);
  }

  /** The rules of a queue, the usual ones when there is no such queue. */
  QueueRules rules(String queueId) {
    AcdConfig.Queue queue = queues.get(queueId);
    return queue == null ? QueueRules.usual() : queue.rules();
  }

  /** How a queue calls back; the usual way when it no longer does but owes callbacks. */
  CallbackRule callbackRule(String queueId) {
    CallbackRule rule = rules(queueId).callback();
    return rule == null ? CallbackRule.USUAL : rule;
  }

  AcdConfig.@Nullable Agent agent(String agentId) {
    return agents.get(agentId);
  }

  /** The queues that an agent is skilled for, in the order of the configuration. */
  List<Served> served(String agentId) {
    return served.getOrDefault(agentId, List.of());
  }

  /** The queue's strategy; the first one when the configuration names an unknown one. */
  Strategy strategy(AcdConfig.Queue queue) {
    return strategies.getOrDefault(queue.strategy(), fallback);
  }
}
