package org.seatline.server.admin;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.seatline.server.acd.AcdConfig;
import org.seatline.server.hours.OpeningHours;

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
                        q.requiredSkills(),
                        q.offerTimeoutMs(),
                        q.wrapUpMs(),
                        q.serviceLevelSeconds(),
                        q.maxWaiting(),
                        q.maxWaitMs(),
                        q.announceEveryMs(),
                        q.strategy(),
                        q.rules()))
            .toList();
    List<AcdConfig.Agent> agents =
        configuration.people().stream()
            .map(p -> new AcdConfig.Agent(p.agentId(), p.name().en(), p.skills(), p.ranks()))
            .toList();
    Configuration.Routing routing = configuration.centre().routing();
    return new AcdConfig(
        version(configuration), queues, agents, routing.timings(), routing.points());
  }

  /** The opening hours of each queue; a queue that is always open has none. */
  public static Map<String, Optional<OpeningHours>> hours(Configuration configuration) {
    Map<String, OpeningHours> byId = configuration.centre().routing().hours();
    Map<String, Optional<OpeningHours>> byQueue = new LinkedHashMap<>();
    configuration
        .queues()
        .forEach(q -> byQueue.put(q.id(), Optional.ofNullable(q.hours()).map(byId::get)));
    return byQueue;
  }

  private static long version(Configuration configuration) {
    return Long.parseUnsignedLong(configuration.contentHash().substring(0, 15), 16);
  }
}
