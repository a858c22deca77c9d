package org.seatline.server.acd;

import java.util.List;

/** The strategies that come with the product. */
public final class Strategies {
  public static final String LONGEST_IDLE = "longest-idle";
  public static final String ROUND_ROBIN = "round-robin";
  public static final String FEWEST_CALLS = "fewest-calls";
  public static final String LEAST_TALK_TIME = "least-talk-time";
  public static final String TOP_DOWN = "top-down";
  public static final String RANDOM = "random";
  public static final String BEST_SKILL = "best-skill";
  public static final String RING_ALL = "ring-all";

  /** At most so many seats ring for one call. */
  static final int RING_ALL_MAX_SEATS = 10;

  private Strategies() {}

  /** All of them, in the order in which a configuration screen lists them. */
  public static List<Strategy> all() {
    return List.of(
        new LongestIdle(),
        new RoundRobin(),
        new FewestCalls(),
        new LeastTalkTime(),
        new TopDown(),
        new Random(),
        new BestSkill(),
        new RingAll());
  }

  /** Not to be chosen: the call waits for this seat, whatever the queue's strategy. */
  static final Strategy LAST_AGENT_ONLY = new LastAgent();

  private record LastAgent() implements Strategy {
    @Override
    public String id() {
      return "last-agent";
    }

    @Override
    public long rank(Seat seat, AcdConfig.Agent agent, AcdConfig.Queue queue) {
      return 0;
    }

    @Override
    public String because(Seat seat, AcdConfig.Agent agent, AcdConfig.Queue queue, long nowMs) {
      return "spoke with this customer last";
    }
  }

  private record LongestIdle() implements Strategy {
    @Override
    public String id() {
      return LONGEST_IDLE;
    }

    @Override
    public long rank(Seat seat, AcdConfig.Agent agent, AcdConfig.Queue queue) {
      return seat.sinceMs();
    }

    @Override
    public String because(Seat seat, AcdConfig.Agent agent, AcdConfig.Queue queue, long nowMs) {
      return "ready for " + (nowMs - seat.sinceMs()) + " ms";
    }
  }

  private record RoundRobin() implements Strategy {
    @Override
    public String id() {
      return ROUND_ROBIN;
    }

    @Override
    public long rank(Seat seat, AcdConfig.Agent agent, AcdConfig.Queue queue) {
      return seat.lastOfferOrder();
    }

    @Override
    public String because(Seat seat, AcdConfig.Agent agent, AcdConfig.Queue queue, long nowMs) {
      return "last offer was number " + seat.lastOfferOrder();
    }
  }

  private record FewestCalls() implements Strategy {
    @Override
    public String id() {
      return FEWEST_CALLS;
    }

    @Override
    public long rank(Seat seat, AcdConfig.Agent agent, AcdConfig.Queue queue) {
      return seat.answered();
    }

    @Override
    public String because(Seat seat, AcdConfig.Agent agent, AcdConfig.Queue queue, long nowMs) {
      return "answered " + seat.answered() + " calls";
    }
  }

  private record LeastTalkTime() implements Strategy {
    @Override
    public String id() {
      return LEAST_TALK_TIME;
    }

    @Override
    public long rank(Seat seat, AcdConfig.Agent agent, AcdConfig.Queue queue) {
      return seat.talkMs();
    }

    @Override
    public String because(Seat seat, AcdConfig.Agent agent, AcdConfig.Queue queue, long nowMs) {
      return "talked for " + seat.talkMs() + " ms";
    }
  }

  private record TopDown() implements Strategy {
    @Override
    public String id() {
      return TOP_DOWN;
    }

    @Override
    public long rank(Seat seat, AcdConfig.Agent agent, AcdConfig.Queue queue) {
      return agent.rank(queue.id());
    }

    @Override
    public String because(Seat seat, AcdConfig.Agent agent, AcdConfig.Queue queue, long nowMs) {
      return "rank " + agent.rank(queue.id()) + " in this queue";
    }
  }

  /** Sorted by nothing: the lot decides. */
  private record Random() implements Strategy {
    @Override
    public String id() {
      return RANDOM;
    }

    @Override
    public long rank(Seat seat, AcdConfig.Agent agent, AcdConfig.Queue queue) {
      return 0;
    }

    @Override
    public boolean byLot() {
      return true;
    }

    @Override
    public String because(Seat seat, AcdConfig.Agent agent, AcdConfig.Queue queue, long nowMs) {
      return "drawn by lot";
    }
  }

  private record BestSkill() implements Strategy {
    @Override
    public String id() {
      return BEST_SKILL;
    }

    @Override
    public long rank(Seat seat, AcdConfig.Agent agent, AcdConfig.Queue queue) {
      return -levels(agent, queue);
    }

    @Override
    public String because(Seat seat, AcdConfig.Agent agent, AcdConfig.Queue queue, long nowMs) {
      return "skill levels add up to " + levels(agent, queue);
    }

    private static long levels(AcdConfig.Agent agent, AcdConfig.Queue queue) {
      return queue.requiredSkills().keySet().stream()
          .mapToLong(skill -> agent.skills().getOrDefault(skill, 0))
          .sum();
    }
  }

  private record RingAll() implements Strategy {
    @Override
    public String id() {
      return RING_ALL;
    }

    @Override
    public long rank(Seat seat, AcdConfig.Agent agent, AcdConfig.Queue queue) {
      return seat.sinceMs();
    }

    @Override
    public int offersAtOnce() {
      return RING_ALL_MAX_SEATS;
    }

    @Override
    public String because(Seat seat, AcdConfig.Agent agent, AcdConfig.Queue queue, long nowMs) {
      return "rings with all others";
    }
  }
}
