package org.seatline.server.admin;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.seatline.server.acd.AcdConfig;
import org.seatline.server.acd.QueueBuilder;
import org.seatline.server.hours.OpeningHours;

/** What the routing core needs of a configuration. */
public final class RoutingConfiguration {
  private RoutingConfiguration() {}

  /** Translates it. */
  public static AcdConfig of(Configuration configuration) {
    List<AcdConfig.Queue> queues =
        configuration.queues().stream().map(RoutingConfiguration::queue).toList();
    List<AcdConfig.Agent> agents =
        configuration.people().stream()
            .map(p -> new AcdConfig.Agent(p.agentId(), p.name().en(), p.skills(), p.ranks()))
            .toList();
    Configuration.Routing routing = configuration.centre().routing();
    return new AcdConfig(
        version(configuration), queues, agents, routing.timings(), routing.points());
  }

  private static AcdConfig.Queue queue(Configuration.QueueSetting setting) {
    return QueueBuilder.of(setting.id())
        .names(setting.name().zh(), setting.name().en())
        .requiredSkills(setting.requiredSkills())
        .offerTimeoutMs(setting.offerTimeoutMs())
        .wrapUpMs(setting.wrapUpMs())
        .serviceLevelThresholdS(setting.serviceLevelSeconds())
        .maxWaiting(setting.maxWaiting())
        .maxWaitMs(setting.maxWaitMs())
        .announceEveryMs(setting.announceEveryMs())
        .strategy(setting.strategy())
        .rules(setting.rules())
        .build();
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
