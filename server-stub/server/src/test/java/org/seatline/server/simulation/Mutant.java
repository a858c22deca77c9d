package org.seatline.server.simulation;

import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.seatline.server.acd.AcdConfig;
import org.seatline.server.acd.Effect;
import org.seatline.server.acd.Event;
import org.seatline.server.acd.QueueRules;

/** One planted bug and the rules that may find it. */
record Mutant(String bug, Set<String> foundBy, Core.Maker maker) {

  /** A bug in what the core is told. */
  static Mutant events(String bug, Set<String> foundBy, UnaryOperator<Event> bend) {
    return new Mutant(bug, foundBy, BentCore.events(bend));
  }

  /** A bug in what the core says. */
  static Mutant effects(String bug, Set<String> foundBy, UnaryOperator<List<Effect>> bend) {
    return new Mutant(bug, foundBy, BentCore.effects(bend));
  }

  /** A bug in how the configuration is understood. */
  static Mutant config(String bug, Set<String> foundBy, UnaryOperator<AcdConfig> bend) {
    return events(
        bug,
        foundBy,
        event ->
            event instanceof Event.ConfigurationLoaded loaded
                ? new Event.ConfigurationLoaded(loaded.atMs(), bend.apply(loaded.config()))
                : event);
  }

  /** A bug in how the rules of queues are understood. */
  static Mutant rules(String bug, Set<String> foundBy, UnaryOperator<QueueRules> bend) {
    return queues(bug, foundBy, queue -> queue.with(bend.apply(queue.rules())));
  }

  /** A bug in how queues are understood. */
  static Mutant queues(String bug, Set<String> foundBy, UnaryOperator<AcdConfig.Queue> bend) {
    return config(
        bug, foundBy, config -> config.withQueues(config.queues().stream().map(bend).toList()));
  }

  /** A bug in how agents are understood. */
  static Mutant agents(String bug, Set<String> foundBy, UnaryOperator<AcdConfig.Agent> bend) {
    return config(
        bug, foundBy, config -> config.withAgents(config.agents().stream().map(bend).toList()));
  }

  /** Events of this kind are not seen. */
  static Mutant deaf(String bug, Set<String> foundBy, Class<? extends Event> to) {
    return events(
        bug, foundBy, event -> to.isInstance(event) ? new Event.Tick(event.atMs()) : event);
  }
}
