package org.seatline.server.acd;

import java.util.List;
import java.util.Objects;

/**
 * The whole state of the core, without its indexes: what a snapshot holds. Lists are ordered, so
 * equal states give equal text.
 *
 * @param pace per queue, how fast calls are being answered
 * @param doors of queues that ever were closed
 * @param lastAgents who spoke with whom last, oldest first
 * @param endedCalls the latest ended calls, oldest first, so that a late event revives none
 */
public record AcdState(
    long nowMs,
    long nextEffectId,
    long nextOffer,
    long nextOrder,
    AcdConfig config,
    List<Seat> seats,
    List<Call> calls,
    List<Pace> pace,
    List<String> endedCalls,
    List<Door> doors,
    List<Spoke> lastAgents) {

  public AcdState {
    doors = List.copyOf(Objects.requireNonNullElse(doors, List.of()));
    lastAgents = List.copyOf(Objects.requireNonNullElse(lastAgents, List.of()));
  }

  /** A talk with a customer that ended then. */
  public record Spoke(String callerNumber, String agentId, long atMs) {}

  /**
   * How fast a queue's calls are being answered.
   *
   * @param gapMs smoothed time between two answers, 0 when unknown
   */
  public record Pace(String queueId, long lastAnsweredAtMs, long gapMs) {}
}
