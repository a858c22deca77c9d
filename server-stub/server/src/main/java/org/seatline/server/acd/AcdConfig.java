package org.seatline.server.acd;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What the core routes by. All durations are milliseconds unless the name says otherwise.
 *
 * @param version the configuration's change number
 * @param points what callers and called numbers add to the priority of the menu's choice
 */
public record AcdConfig(
    long version, List<Queue> queues, List<Agent> agents, Timings timings, Points points) {

  public AcdConfig {
    queues = List.copyOf(queues);
    agents = List.copyOf(agents);
    points = Objects.requireNonNullElse(points, Points.NONE);
  }

  /** A configuration in which only the menu's choice has points. */
  public AcdConfig(long version, List<Queue> queues, List<Agent> agents, Timings timings) {
    this(version, queues, agents, timings, Points.NONE);
  }

  /** The same with these points. */
  public AcdConfig with(Points changed) {
    return new AcdConfig(version, queues, agents, timings, changed);
  }

  /** The same with these queues. */
  public AcdConfig withQueues(List<Queue> changed) {
    return new AcdConfig(version, changed, agents, timings, points);
  }

  /** The same with these agents. */
  public AcdConfig withAgents(List<Agent> changed) {
    return new AcdConfig(version, queues, changed, timings, points);
  }

  /**
   * Points of priority that add up with those of the menu's choice.
   *
   * @param callers by the caller's normalised number
   * @param called by the normalised number that was called
   */
  public record Points(Map<String, Integer> callers, Map<String, Integer> called) {
    public static final Points NONE = new Points(Map.of(), Map.of());

    public Points {
      callers = Map.copyOf(callers);
      called = Map.copyOf(called);
    }
  }

  /** A core without configuration: no queue, no agent. */
  public static AcdConfig empty() {
    return new AcdConfig(0, List.of(), List.of(), Timings.usual());
  }

  /**
   * One queue.
   *
   * @param requiredSkills skill to the least level that a seat needs
   * @param serviceLevelThresholdS within how many seconds an answer counts
   * @param maxWaiting how many callers may wait; one more is released with {@code queue-full}
   * @param maxWaitMs longest wait; then the call is released with {@code max-wait}
   * @param announceEveryMs how often the position is announced; 0 for never
   * @param strategy id of a {@link Strategy}, for example {@code longest-idle}
   * @param rules how callers are treated beyond that
   */
  public record Queue(
      String id,
      String nameZh,
      String nameEn,
      Map<String, Integer> requiredSkills,
      long offerTimeoutMs,
      long wrapUpMs,
      int serviceLevelThresholdS,
      int maxWaiting,
      long maxWaitMs,
      long announceEveryMs,
      String strategy,
      QueueRules rules) {
    public Queue {
      requiredSkills = Map.copyOf(requiredSkills);
      rules = Objects.requireNonNullElse(rules, QueueRules.usual());
    }

    /** A queue that is usual in everything else ({@link QueueBuilder}). */
    public static Queue usual(
        String id, String nameZh, String nameEn, Map<String, Integer> requiredSkills) {
      return QueueBuilder.of(id).names(nameZh, nameEn).requiredSkills(requiredSkills).build();
    }

    /** The same queue, to be changed. */
    public QueueBuilder toBuilder() {
      return QueueBuilder.of(this);
    }

    /** The same queue with these rules. */
    public Queue with(QueueRules changed) {
      return toBuilder().rules(changed).build();
    }
  }

  /**
   * One agent.
   *
   * @param skills skill to level
   * @param ranks queue to rank, 1 is called first; {@link #RANK_USUAL} where none is given
   */
  public record Agent(
      String agentId, String name, Map<String, Integer> skills, Map<String, Integer> ranks) {
    public static final int RANK_USUAL = 5;

    public Agent {
      skills = Map.copyOf(skills);
      ranks = Map.copyOf(Objects.requireNonNullElse(ranks, Map.of()));
    }

    /** An agent of the usual rank everywhere. */
    public Agent(String agentId, String name, Map<String, Integer> skills) {
      this(agentId, name, skills, Map.of());
    }

    int rank(String queueId) {
      return ranks.getOrDefault(queueId, RANK_USUAL);
    }
  }

  /**
   * The times that are the same for every queue.
   *
   * @param talkLeaseGraceMs how long a talking seat may be lost before its caller is queued again
   * @param seatLeaseGraceMs how long any other seat may be lost before it is signed out
   * @param menuMaxMs how long a caller may stay in the menu
   * @param wrapUpExtendMs by how much one extension prolongs wrap-up
   * @param wrapUpMaxMs the longest wrap-up with all extensions
   */
  public record Timings(
      long talkLeaseGraceMs,
      long seatLeaseGraceMs,
      long menuMaxMs,
      long wrapUpExtendMs,
      long wrapUpMaxMs) {
    /** 15 s, 60 s, 3 min, 1 min, 10 min. */
    public static Timings usual() {
      return new Timings(15_000, 60_000, 180_000, 60_000, 600_000);
    }
  }
}
