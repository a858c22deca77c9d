package org.seatline.server.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToLongFunction;
import org.seatline.server.acd.AcdConfig;
import org.seatline.server.acd.Event;
import org.seatline.server.acd.QueueRules;
import org.seatline.server.acd.Seat;
import org.seatline.server.acd.Strategies;
import org.seatline.server.acd.Strategy;

/** Bugs in who serves whom, and who goes first. */
final class ChoiceMutants {
  private ChoiceMutants() {}

  static List<Mutant> all() {
    return List.of(
        Mutant.agents(
            "ignores skills",
            Set.of("offered-to-unskilled-seat"),
            a ->
                new AcdConfig.Agent(
                    a.agentId(), a.name(), Map.of("fault", 9, "bills", 9), a.ranks())),
        strategy(
            "picks the seat that became ready last",
            "not-longest-idle",
            new Bad(Strategies.LONGEST_IDLE, 1, seat -> -seat.sinceMs())),
        strategy(
            "best-skill takes whoever is ready longest",
            "wrong-seat",
            new Bad(Strategies.BEST_SKILL, 1, Seat::sinceMs)),
        strategy(
            "round-robin always starts with the same seat",
            "wrong-seat",
            new Bad(Strategies.ROUND_ROBIN, 1, s -> 0L)),
        strategy(
            "fewest-calls gives most to who has most",
            "wrong-seat",
            new Bad(Strategies.FEWEST_CALLS, 1, s -> -s.answered())),
        strategy(
            "least-talk-time gives most to who talked most",
            "wrong-seat",
            new Bad(Strategies.LEAST_TALK_TIME, 1, s -> -s.talkMs())),
        strategy(
            "rings only one of all",
            "not-all-rang",
            new Bad(Strategies.RING_ALL, 1, Seat::sinceMs)),
        Mutant.agents(
            "ignores ranks",
            Set.of("wrong-seat"),
            a -> new AcdConfig.Agent(a.agentId(), a.name(), a.skills())),
        Mutant.events(
            "ignores priority",
            Set.of("order-broken", "wrong-position", "wrong-priority"),
            ChoiceMutants::noPriority),
        Mutant.config(
            "knows no important customers",
            Set.of("wrong-priority"),
            config -> config.with(AcdConfig.Points.NONE)),
        Mutant.rules(
            "never relaxes a requirement",
            Set.of("call-waits-beside-ready-seat", "wrong-seat"),
            r -> r.relaxing(List.of())),
        Mutant.rules(
            "relaxes a requirement a second late",
            Set.of("call-waits-beside-ready-seat", "wrong-seat", "order-broken"),
            r -> relaxed(r, 1, 1_000)),
        Mutant.rules(
            "relaxes a requirement before its time",
            Set.of("offered-to-unskilled-seat"),
            r -> relaxed(r, 2, 0)),
        Mutant.rules(
            "lets nobody age",
            Set.of("order-broken", "starved", "wrong-position"),
            r -> r.ageing(0)),
        Mutant.rules(
            "gives a private queue to everybody",
            Set.of(
                "order-broken",
                "offered-to-unskilled-seat",
                "call-waits-beside-ready-seat",
                "not-overflowed"),
            r -> r.ownedBy(null)));
  }

  /** A strategy in the place of its namesake. */
  private static Mutant strategy(String bug, String foundBy, Strategy bad) {
    List<Strategy> all = new ArrayList<>(Strategies.all());
    all.replaceAll(strategy -> strategy.id().equals(bad.id()) ? bad : strategy);
    return new Mutant(bug, Set.of(foundBy), snapshot -> Core.of(snapshot, all));
  }

  private record Bad(String id, int offersAtOnce, ToLongFunction<Seat> by) implements Strategy {
    @Override
    public long rank(Seat seat, AcdConfig.Agent agent, AcdConfig.Queue queue) {
      return by.applyAsLong(seat);
    }

    @Override
    public String because(Seat seat, AcdConfig.Agent agent, AcdConfig.Queue queue, long nowMs) {
      return "wrongly";
    }
  }

  private static Event noPriority(Event event) {
    return event instanceof Event.CallQueued e
        ? new Event.CallQueued(e.atMs(), e.callId(), e.queueId(), 0, e.digit(), e.onlyAgent())
        : event;
  }

  private static QueueRules relaxed(QueueRules rules, int divisor, long laterMs) {
    return rules.relaxing(
        rules.relaxations().stream()
            .map(
                r -> new QueueRules.Relaxation(r.afterMs() / divisor + laterMs, r.requiredSkills()))
            .toList());
  }
}
