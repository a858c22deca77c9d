package org.seatline.server.history;

import java.util.Map;
import java.util.TreeMap;

/**
 * An agent in one period. Calls count where they end; states are cut at the period's borders.
 * docs/figures.md has the formulas.
 *
 * @param offered offers that ended, drills included
 * @param answered calls of customers that it answered
 * @param missed offers that rang out, were refused or failed, drills included
 * @param handled talks with customers that ended
 * @param talkMs talk without hold, of the handled
 * @param wrapUpMs wrap-ups after calls of customers
 * @param drills drills that it answered
 * @param stateMs state to time; {@code not-ready} once more for each reason, as {@code
 *     not-ready/break}; talks and wrap-ups of drills included
 */
public record AgentPeriod(
    int offered,
    int answered,
    int missed,
    int handled,
    long talkMs,
    long holdMs,
    long wrapUpMs,
    int drills,
    Map<String, Long> stateMs) {

  /** Nothing happened. */
  public static final AgentPeriod NONE = new AgentPeriod(0, 0, 0, 0, 0, 0, 0, 0, Map.of());

  public AgentPeriod {
    stateMs = Map.copyOf(stateMs);
  }

  static AgentPeriod offer(boolean missed) {
    return new AgentPeriod(1, 0, missed ? 1 : 0, 0, 0, 0, 0, 0, Map.of());
  }

  static AgentPeriod answer(boolean drill) {
    return new AgentPeriod(0, drill ? 0 : 1, 0, 0, 0, 0, 0, drill ? 1 : 0, Map.of());
  }

  static AgentPeriod talk(long talkMs, long holdMs) {
    return new AgentPeriod(0, 0, 0, 1, talkMs, holdMs, 0, 0, Map.of());
  }

  static AgentPeriod wrapUp(long wrapUpMs) {
    return new AgentPeriod(0, 0, 0, 0, 0, 0, wrapUpMs, 0, Map.of());
  }

  static AgentPeriod state(String state, String reason, long ms) {
    return new AgentPeriod(
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        state.equals("not-ready")
            ? Map.of(state, ms, state + "/" + reason, ms)
            : Map.of(state, ms));
  }

  /** Both together. */
  public AgentPeriod plus(AgentPeriod more) {
    Map<String, Long> states = new TreeMap<>(stateMs);
    more.stateMs.forEach((state, ms) -> states.merge(state, ms, Long::sum));
    return new AgentPeriod(
        offered + more.offered,
        answered + more.answered,
        missed + more.missed,
        handled + more.handled,
        talkMs + more.talkMs,
        holdMs + more.holdMs,
        wrapUpMs + more.wrapUpMs,
        drills + more.drills,
        states);
  }

  /** Time in a state, milliseconds. */
  public long in(String state) {
    return stateMs.getOrDefault(state, 0L);
  }

  /** Time signed in, in whatever state. */
  public long signedInMs() {
    return in("not-ready") + in("ready") + in("reserved") + in("talking") + in("wrap-up");
  }

  /** Average handling time, (talk + hold + wrap-up) / handled; NaN when no talk ended. */
  public double ahtMs() {
    return QueuePeriod.ratio(talkMs + holdMs + wrapUpMs, handled);
  }

  /** (talking + wrap-up) / (ready + reserved + talking + wrap-up); NaN when never available. */
  public double occupancy() {
    long busyMs = in("talking") + in("wrap-up");
    return QueuePeriod.ratio(busyMs, busyMs + in("ready") + in("reserved"));
  }
}
