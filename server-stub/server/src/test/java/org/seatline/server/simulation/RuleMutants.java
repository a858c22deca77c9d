package org.seatline.server.simulation;

import java.util.List;
import java.util.Set;
import org.seatline.server.acd.AcdConfig;
import org.seatline.server.acd.Event;
import org.seatline.server.acd.Overflow;
import org.seatline.server.acd.QueueRules;

/** Bugs in what queues do with callers and seats: overflow, doors, misses, wrap-up, last agents. */
final class RuleMutants {
  private RuleMutants() {}

  static List<Mutant> all() {
    return List.of(
        Mutant.rules(
            "expects twice the wait",
            Set.of("overflowed-without-cause", "not-overflowed", "rule-skipped"),
            r -> overflowing(r, Overflow.When.ESTIMATE, 2, 0)),
        Mutant.rules(
            "overflows a second late",
            Set.of(
                "overflow-late",
                "overflowed-without-cause",
                "rule-skipped",
                "rule-used-twice",
                "not-overflowed"),
            r -> overflowing(r, Overflow.When.WAIT, 1, 1_000)),
        Mutant.rules(
            "does not overflow at all",
            Set.of("not-overflowed", "overflow-late", "entered-closed-queue"),
            r -> r.overflowing(List.of())),
        new Mutant(
            "forgets the way that a call has gone",
            Set.of("rule-used-twice", "overflowed-in-circles", "lost-call"),
            BentCore.afterEnds(BentState::withoutPast)),
        Mutant.events(
            "lets callers into a closed queue",
            Set.of(
                "entered-closed-queue", "not-overflowed", "wrong-door", "callback-outside-hours"),
            RuleMutants::deafToDoors),
        Mutant.rules(
            "keeps nobody for the last agent past a second",
            Set.of("kept-for-wrong-agent", "not-kept"),
            RuleMutants::hastySticky),
        Mutant.rules(
            "keeps callers for an agent of long ago",
            Set.of("kept-for-wrong-agent"),
            RuleMutants::elephant),
        Mutant.rules(
            "takes a seat out at the first miss whatever the rule",
            Set.of("wrong-after-miss", "wrong-pause"),
            r -> r.missing(QueueRules.Miss.NOT_READY_AT_ONCE, QueueRules.Miss.NOT_READY_AT_ONCE)),
        Mutant.rules(
            "ends a wrap-up that has no end",
            Set.of("wrong-deadline", "ready-by-itself"),
            RuleMutants::hastyWrapUp),
        Mutant.rules(
            "makes every seat ready after wrap-up",
            Set.of("ready-by-itself"),
            r -> wrappingUp(r, r.wrapUp().kind(), true)),
        Mutant.queues(
            "forgets to end a wrap-up", Set.of("wrong-deadline"), RuleMutants::endlessWrapUp),
        Mutant.deaf("forgets the last call", Set.of("last-call-ignored"), Event.SeatLastCall.class),
        Mutant.events(
            "does not say who forced a state",
            Set.of("forced-by-nobody"),
            RuleMutants::forcedByNobody),
        Mutant.events(
            "does not say who set a last call",
            Set.of("last-call-by-nobody"),
            RuleMutants::lastCallByNobody));
  }

  private static QueueRules overflowing(
      QueueRules rules, Overflow.When when, int divisor, long more) {
    return rules.overflowing(
        rules.overflows().stream()
            .map(
                o ->
                    o.when() == when
                        ? new Overflow(when, o.threshold() / divisor + more, o.then(), o.target())
                        : o)
            .toList());
  }

  private static Event deafToDoors(Event event) {
    return event instanceof Event.QueueClosed || event instanceof Event.QueueEmergency
        ? new Event.Tick(event.atMs())
        : event;
  }

  private static QueueRules hastySticky(QueueRules rules) {
    QueueRules.Sticky sticky = rules.sticky();
    return sticky == null
        ? rules
        : rules.sticking(new QueueRules.Sticky(sticky.windowMs(), 1_000, sticky.awayMaxMs()));
  }

  private static QueueRules elephant(QueueRules rules) {
    QueueRules.Sticky sticky = rules.sticky();
    return sticky == null
        ? rules
        : rules.sticking(
            new QueueRules.Sticky(Integer.MAX_VALUE, sticky.preferMs(), sticky.awayMaxMs()));
  }

  private static QueueRules hastyWrapUp(QueueRules rules) {
    boolean endless = rules.wrapUp().kind() == QueueRules.WrapUp.Kind.UNLIMITED;
    return endless
        ? wrappingUp(rules, QueueRules.WrapUp.Kind.FIXED, rules.wrapUp().autoReady())
        : rules;
  }

  private static QueueRules wrappingUp(
      QueueRules rules, QueueRules.WrapUp.Kind kind, boolean autoReady) {
    QueueRules.WrapUp was = rules.wrapUp();
    return rules.wrappingUp(new QueueRules.WrapUp(kind, was.extendMs(), was.maxMs(), autoReady));
  }

  private static AcdConfig.Queue endlessWrapUp(AcdConfig.Queue q) {
    return q.toBuilder().wrapUpMs(10_000_000).build();
  }

  private static Event lastCallByNobody(Event event) {
    return event instanceof Event.SeatLastCall e
        ? new Event.SeatLastCall(e.atMs(), e.agentId(), e.signOut(), e.reason())
        : event;
  }

  private static Event forcedByNobody(Event event) {
    return event instanceof Event.ForceState e
        ? new Event.ForceState(e.atMs(), e.agentId(), e.state(), e.reason(), "")
        : event;
  }
}
