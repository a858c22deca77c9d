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
        Ranked.by(
            LONGEST_IDLE,
            (seat, agent, queue) -> seat.sinceMs(),
            (seat, agent, queue, nowMs) -> "ready for " + (nowMs - seat.sinceMs()) + " ms"),
        Ranked.by(
            ROUND_ROBIN,
            (seat, agent, queue) -> seat.lastOfferOrder(),
            (seat, agent, queue, nowMs) -> "last offer was number " + seat.lastOfferOrder()),
        Ranked.by(
            FEWEST_CALLS,
            (seat, agent, queue) -> seat.answered(),
            (seat, agent, queue, nowMs) -> "answered " + seat.answered() + " calls"),
        Ranked.by(
            LEAST_TALK_TIME,
            (seat, agent, queue) -> seat.talkMs(),
            (seat, agent, queue, nowMs) -> "talked for " + seat.talkMs() + " ms"),
        Ranked.by(
            TOP_DOWN,
            (seat, agent, queue) -> agent.rank(queue.id()),
            (seat, agent, queue, nowMs) -> "rank " + agent.rank(queue.id()) + " in this queue"),
        // Sorted by nothing: the lot decides.
        new Ranked(
            RANDOM,
            (seat, agent, queue) -> 0,
            (seat, agent, queue, nowMs) -> "drawn by lot",
            1,
            true),
        Ranked.by(
            BEST_SKILL,
            (seat, agent, queue) -> -levels(agent, queue),
            (seat, agent, queue, nowMs) -> "skill levels add up to " + levels(agent, queue)),
        new Ranked(
            RING_ALL,
            (seat, agent, queue) -> seat.sinceMs(),
            (seat, agent, queue, nowMs) -> "rings with all others",
            RING_ALL_MAX_SEATS,
            false));
  }

  /** Not to be chosen: the call waits for this seat, whatever the queue's strategy. */
  static final Strategy LAST_AGENT_ONLY =
      Ranked.by(
          "last-agent",
          (seat, agent, queue) -> 0,
          (seat, agent, queue, nowMs) -> "spoke with this customer last");

  private static long levels(AcdConfig.Agent agent, AcdConfig.Queue queue) {
    return queue.requiredSkills().keySet().stream()
        .mapToLong(skill -> agent.skills().getOrDefault(skill, 0))
        .sum();
  }

  /** The number by which a strategy sorts. */
  private interface Rank {
    long of(Seat seat, AcdConfig.Agent agent, AcdConfig.Queue queue);
  }

  /** The sentence by which it explains itself. */
  private interface Sentence {
    String of(Seat seat, AcdConfig.Agent agent, AcdConfig.Queue queue, long nowMs);
  }

  private record Ranked(String id, Rank rank, Sentence sentence, int offersAtOnce, boolean byLot)
      implements Strategy {
    static Ranked by(String id, Rank rank, Sentence sentence) {
      return new Ranked(id, rank, sentence, 1, false);
    }

    @Override
    public long rank(Seat seat, AcdConfig.Agent agent, AcdConfig.Queue queue) {
      return rank.of(seat, agent, queue);
    }

    @Override
    public String because(Seat seat, AcdConfig.Agent agent, AcdConfig.Queue queue, long nowMs) {
      return sentence.of(seat, agent, queue, nowMs);
    }
  }
}
