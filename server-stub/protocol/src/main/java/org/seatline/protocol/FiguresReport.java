package org.seatline.protocol;

import java.util.List;
import java.util.Map;

/**
 * Figures of queues or agents per quarter of an hour or day; docs/figures.md has the formulas. A
 * period in which nothing happened has no line. Counts and times are raw: they add up, ratios are
 * made of the sums.
 *
 * @param zone the centre's time zone, in which days begin
 * @param serviceLevelFormula which counts make the service level, see {@link ServerMessage.Floor}
 * @param fromMs when the first period begins, Unix milliseconds
 * @param untilMs when the last one ends
 * @param queues lines of queues, by time; empty when agents were asked for
 * @param agents lines of agents, by time; empty when queues were asked for
 */
public record FiguresReport(
    String zone,
    String serviceLevelFormula,
    long fromMs,
    long untilMs,
    List<Named> names,
    List<QueueLine> queues,
    List<AgentLine> agents) {

  /** A queue or an agent that there is now; lines may also speak of those who have gone. */
  public record Named(String id, LocalizedText name) {}

  /**
   * A queue in one period. Times are milliseconds.
   *
   * @param waitMs waits of the answered together
   * @param handled talks that ended
   */
  public record QueueLine(
      long beginMs,
      String queueId,
      int answered,
      int answeredWithin,
      int abandoned,
      int abandonedWithin,
      int released,
      int moved,
      long waitMs,
      long longestWaitMs,
      int handled,
      long talkMs,
      long holdMs,
      long wrapUpMs,
      int drills) {}

  /**
   * An agent in one period. Times are milliseconds.
   *
   * @param stateMs time in each state; {@code not-ready} once more for each reason, as {@code
   *     not-ready/break}
   */
  public record AgentLine(
      long beginMs,
      String agentId,
      int offered,
      int answered,
      int missed,
      int handled,
      long talkMs,
      long holdMs,
      long wrapUpMs,
      int drills,
      Map<String, Long> stateMs) {}
}
