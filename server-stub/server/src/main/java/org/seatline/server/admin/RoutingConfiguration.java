package org.seatline.server.admin;

import java.util.List;
import java.util.Map;
import org.seatline.server.acd.AcdConfig;
import org.seatline.server.acd.QueueRules;

/** What the routing core needs of a configuration. */
public final class RoutingConfiguration {
  private RoutingConfiguration() {}

  /** Translates it. */
  public static AcdConfig of(Configuration configuration) {
    List<AcdConfig.Queue> queues =
        configuration.queues().stream()
            .map(
                q ->
                    new AcdConfig.Queue(
                        q.id(),
                        q.name().zh(),
                        q.name().en(),
                        Map.of(q.skill(), q.minimumLevel()),
                        q.offerTimeoutMs(),
                        q.wrapUpMs(),
                        q.serviceLevelSeconds(),
                        q.maxWaiting(),
                        q.maxWaitMs(),
                        q.announceEveryMs(),
                        q.strategy(),
                        QueueRules.usual()))
            .toList();
    List<AcdConfig.Agent> agents =
        configuration.people().stream()
            .map(p -> new AcdConfig.Agent(p.agentId(), p.name().en(), p.skills()))
            .toList();
    return new AcdConfig(version(configuration), queues, agents, AcdConfig.Timings.usual());
  }

  private static long version(Configuration configuration) {
    return Long.parseUnsignedLong(configuration.contentHash().substring(0, 15), 16);
  }
}
