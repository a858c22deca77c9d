package org.seatline.server.simulation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.seatline.server.acd.Acd;
import org.seatline.server.acd.AcdConfig;
import org.seatline.server.acd.AcdState;
import org.seatline.server.acd.Call;
import org.seatline.server.acd.CallState;
import org.seatline.server.acd.Effect;
import org.seatline.server.acd.EndedBy;
import org.seatline.server.acd.Event;
import org.seatline.server.acd.Fact;
import org.seatline.server.acd.Overflow;
import org.seatline.server.acd.QueueRules;
import org.seatline.server.acd.Seat;
import org.seatline.server.acd.Strategies;
import org.seatline.server.acd.Strategy;
import org.seatline.server.acd.Why;

/** Bugs planted around the product's core; the product has no switch for them. */
final class Mutants {

  /** One bug and the rules that may find it. */
  record Mutant(String bug, Set<String> foundBy, Core.Maker maker) {}

  private Mutants() {}

  static List<Mutant> all() {
    return List.of(
        new Mutant(
            "grants a late answer",
            Set.of("granted-without-offer", "connected-to-two-seats", "no-such-call"),
            around(b -> new Bug(b).effects(Mutants::grantLateAnswers))),
        new Mutant(
            "forgets every deadline",
            Set.of("seat-past-deadline", "lost-seat-kept", "call-waits-beside-ready-seat"),
            around(b -> new Bug(b).events(Mutants::timeStandsStill))),
        new Mutant(
            "loses the caller when a seat does not answer",
            Set.of("caller-left-alone", "totals-differ"),
            around(Mutants::losesCallers)),
        new Mutant(
            "sends the caller to the tail when a seat does not answer",
            Set.of("order-broken", "wrong-position"),
            around(Mutants::backToTail)),
        new Mutant(
            "lets the other seats ring on",
            Set.of("offer-not-withdrawn", "granted-and-still-ringing"),
            around(b -> new Bug(b).effects(Mutants::noWithdrawal))),
        new Mutant(
            "ignores skills",
            Set.of("offered-to-unskilled-seat"),
            around(b -> new Bug(b).events(Mutants::everybodyCanDoAll))),
        new Mutant(
            "picks the seat that became ready last",
            Set.of("not-longest-idle"),
            snapshot ->
                acd(
                    snapshot,
                    replaced(new Bad(Strategies.LONGEST_IDLE, 1, seat -> -seat.sinceMs())))),
        new Mutant(
            "does not notice a lost seat",
            Set.of("lost-seat-kept", "offered-to-lost-seat"),
            around(b -> new Bug(b).events(Mutants::leaseLossUnseen))),
        new Mutant(
            "forgets those who wait when the server restarts",
            Set.of("totals-differ", "lost-call", "no-such-call"),
            around(b -> new RestartBug(b, Mutants::withoutWaiting))),
        new Mutant(
            "starts waits anew when the server restarts",
            Set.of("wrong-wait"),
            around(b -> new RestartBug(b, Mutants::waitsAnew))),
        new Mutant(
            "counts answers twice",
            Set.of("counted-twice"),
            around(b -> new Bug(b).effects(Mutants::answersTwice))),
        new Mutant(
            "ignores priority",
            Set.of("order-broken", "wrong-position", "wrong-priority"),
            around(b -> new Bug(b).events(Mutants::noPriority))),
        new Mutant(
            "knows no important customers",
            Set.of("wrong-priority"),
            around(b -> new Bug(b).events(Mutants::noPoints))),
        new Mutant(
            "never relaxes a requirement",
            Set.of("call-waits-beside-ready-seat", "wrong-seat"),
            around(b -> new Bug(b).events(rules(r -> r.relaxing(List.of()))))),
        new Mutant(
            "relaxes a requirement a second late",
            Set.of("call-waits-beside-ready-seat", "wrong-seat", "order-broken"),
            around(b -> new Bug(b).events(rules(Mutants::relaxedLate)))),
        new Mutant(
            "relaxes a requirement before its time",
            Set.of("offered-to-unskilled-seat"),
            around(b -> new Bug(b).events(rules(Mutants::relaxedEarly)))),
        new Mutant(
            "lets nobody age",
            Set.of("order-broken", "starved", "wrong-position"),
            around(b -> new Bug(b).events(rules(r -> r.ageing(0))))),
        new Mutant(
            "ignores ranks",
            Set.of("wrong-seat"),
            around(b -> new Bug(b).events(Mutants::noRanks))),
        bad(Strategies.BEST_SKILL, "takes whoever is ready longest", 1, Seat::sinceMs),
        new Mutant(
            "gives a private queue to everybody",
            Set.of("offered-to-unskilled-seat", "call-waits-beside-ready-seat", "not-overflowed"),
            around(b -> new Bug(b).events(rules(r -> r.ownedBy(null))))),
        new Mutant(
            "expects twice the wait",
            Set.of("overflowed-without-cause", "not-overflowed", "rule-skipped"),
            around(b -> new Bug(b).events(rules(Mutants::pessimist)))),
        new Mutant(
            "ends a wrap-up that has no end",
            Set.of("wrong-deadline", "ready-by-itself"),
            around(b -> new Bug(b).events(rules(Mutants::hastyWrapUp)))),
        bad(Strategies.ROUND_ROBIN, "always starts with the same seat", 1, s -> 0L),
        bad(Strategies.FEWEST_CALLS, "gives most to who has most", 1, s -> -s.answered()),
        bad(Strategies.LEAST_TALK_TIME, "gives most to who talked most", 1, s -> -s.talkMs()),
        new Mutant(
            "rings only one of all",
            Set.of("not-all-rang"),
            snapshot -> acd(snapshot, replaced(new Bad(Strategies.RING_ALL, 1, Seat::sinceMs)))),
        new Mutant(
            "keeps nobody for the last agent past a second",
            Set.of("kept-for-wrong-agent", "not-kept"),
            around(b -> new Bug(b).events(rules(Mutants::hastySticky)))),
        new Mutant(
            "keeps callers for an agent of long ago",
            Set.of("kept-for-wrong-agent"),
            around(b -> new Bug(b).events(rules(Mutants::elephant)))),
        new Mutant(
            "overflows a second late",
            Set.of("overflow-late", "overflowed-without-cause", "rule-skipped", "not-overflowed"),
            around(b -> new Bug(b).events(rules(Mutants::slowOverflow)))),
        new Mutant(
            "forgets the way that a call has gone",
            Set.of("rule-used-twice", "overflowed-in-circles"),
            around(b -> new AfterBug(b, Mutants::withoutPast))),
        new Mutant(
            "does not overflow at all",
            Set.of("not-overflowed", "overflow-late", "entered-closed-queue"),
            around(b -> new Bug(b).events(rules(r -> r.overflowing(List.of()))))),
        new Mutant(
            "lets callers into a closed queue",
            Set.of("entered-closed-queue", "not-overflowed", "wrong-door"),
            around(b -> new Bug(b).events(Mutants::deafToDoors))),
        new Mutant(
            "takes a seat out at the first miss whatever the rule",
            Set.of("wrong-after-miss", "wrong-pause"),
            around(
                b ->
                    new Bug(b)
                        .events(
                            rules(
                                r ->
                                    r.missing(
                                        QueueRules.Miss.NOT_READY_AT_ONCE,
                                        QueueRules.Miss.NOT_READY_AT_ONCE))))),
        new Mutant(
            "makes every seat ready after wrap-up",
            Set.of("ready-by-itself"),
            around(b -> new Bug(b).events(rules(Mutants::eager)))),
        new Mutant(
            "forgets the last call",
            Set.of("last-call-ignored"),
            around(b -> new Bug(b).events(Mutants::noLastCall))),
        new Mutant(
            "does not say who forced a state",
            Set.of("forced-by-nobody"),
            around(b -> new Bug(b).events(Mutants::forcedByNobody))),
        new Mutant("lets any seat end a call", Set.of("call-dropped"), around(AnySeatEnds::new)),
        new Mutant(
            "forgets to end a wrap-up",
            Set.of("wrong-deadline"),
            around(b -> new Bug(b).events(Mutants::endlessWrapUp))),
        new Mutant(
            "lets a late arrival revive an ended call",
            Set.of("call-arrived-twice"),
            around(b -> new AfterBug(b, Mutants::forgetsEnded))));
  }

  private static Core.Maker around(Function<Core.Maker, Core> bug) {
    return snapshot -> bug.apply(ignored -> Core.real(snapshot));
  }

  private static Core acd(@Nullable AcdState snapshot, List<Strategy> strategies) {
    Acd acd = snapshot == null ? new Acd(strategies) : new Acd(strategies, snapshot);
    return new Core() {
      @Override
      public List<Effect> apply(Event event) {
        return acd.apply(event);
      }

      @Override
      public AcdState state() {
        return acd.state();
      }

      @Override
      public long nextDeadlineMs() {
        return acd.nextDeadlineMs();
      }
    };
  }

  /** Passes everything through, a little bent. */
  private static class Bug implements Core {
    private Core core;
    private UnaryOperator<Event> bentEvent = UnaryOperator.identity();
    private UnaryOperator<List<Effect>> bentEffects = UnaryOperator.identity();

    Bug(Core.Maker real) {
      this.core = real.make(null);
    }

    Bug events(UnaryOperator<Event> bend) {
      bentEvent = bend;
      return this;
    }

    Bug effects(UnaryOperator<List<Effect>> bend) {
      bentEffects = bend;
      return this;
    }

    void replace(AcdState state) {
      core = Core.real(state);
    }

    @Override
    public List<Effect> apply(Event event) {
      return bentEffects.apply(core.apply(bentEvent.apply(event)));
    }

    @Override
    public AcdState state() {
      return core.state();
    }

    @Override
    public long nextDeadlineMs() {
      return core.nextDeadlineMs();
    }
  }

  private static List<Effect> grantLateAnswers(List<Effect> effects) {
    return effects.stream()
        .map(
            effect ->
                effect instanceof Effect.RejectAnswer e
                    ? new Effect.Connect(e.id(), e.offerId(), e.callId(), e.agentId())
                    : effect)
        .toList();
  }

  private static Event timeStandsStill(Event event) {
    return event instanceof Event.Tick ? new Event.Tick(0) : event;
  }

  /** Swallows ticks that would end an offer, together with the caller. */
  private static Core losesCallers(Core.Maker real) {
    return new Bug(real) {
      @Override
      public List<Effect> apply(Event event) {
        List<Effect> effects = new ArrayList<>(super.apply(event));
        for (Effect effect : List.copyOf(effects)) {
          if (effect instanceof Effect.WithdrawOffer e
              && e.why().equals(Why.RING_NO_ANSWER)
              && effects.stream()
                  .noneMatch(
                      x -> x instanceof Effect.OfferCall o && o.callId().equals(e.callId()))) {
            super.apply(new Event.CallerGone(event.atMs(), e.callId()));
            effects.removeIf(x -> x instanceof Effect.PlayQueue p && p.callId().equals(e.callId()));
          }
        }
        return effects;
      }
    };
  }

  private static Core backToTail(Core.Maker real) {
    return new Bug(real) {
      @Override
      public List<Effect> apply(Event event) {
        List<Effect> effects = super.apply(event);
        Set<String> returned = new HashSet<>();
        for (Effect effect : effects) {
          if (effect instanceof Effect.PlayQueue e) {
            returned.add(e.callId());
          }
        }
        replace(withCalls(state(), call -> returned.contains(call.callId()) ? tail(call) : call));
        return effects;
      }
    };
  }

  private static Call tail(Call call) {
    return !call.front()
        ? call
        : new Call(
            call.callId(),
            call.callerNumber(),
            call.attached(),
            call.arrivedAtMs(),
            call.state(),
            call.queueId(),
            call.digit(),
            call.priority(),
            call.onlyAgent(),
            false,
            call.place() + 1_000_000,
            call.queuedAtMs(),
            call.segment(),
            call.waited());
  }

  private static List<Effect> noWithdrawal(List<Effect> effects) {
    return effects.stream()
        .filter(
            effect ->
                !(effect instanceof Effect.WithdrawOffer e)
                    || !e.why().equals(Why.ANSWERED_ELSEWHERE))
        .toList();
  }

  private static Event everybodyCanDoAll(Event event) {
    if (!(event instanceof Event.ConfigurationLoaded loaded)) {
      return event;
    }
    AcdConfig config = loaded.config();
    List<AcdConfig.Agent> able =
        config.agents().stream()
            .map(
                a ->
                    new AcdConfig.Agent(
                        a.agentId(), a.name(), Map.of("fault", 9, "bills", 9), a.ranks()))
            .toList();
    return new Event.ConfigurationLoaded(loaded.atMs(), config.withAgents(able));
  }

  private static Mutant bad(String strategy, String what, int atOnce, ToLongFunction<Seat> rank) {
    return new Mutant(
        strategy + " " + what,
        Set.of("wrong-seat"),
        snapshot -> acd(snapshot, replaced(new Bad(strategy, atOnce, rank))));
  }

  /** The product's strategies with this one in the place of its namesake. */
  private static List<Strategy> replaced(Strategy bad) {
    List<Strategy> all = new ArrayList<>(Strategies.all());
    all.replaceAll(strategy -> strategy.id().equals(bad.id()) ? bad : strategy);
    return all;
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

  private static UnaryOperator<Event> rules(UnaryOperator<QueueRules> bend) {
    return event ->
        !(event instanceof Event.ConfigurationLoaded loaded)
            ? event
            : new Event.ConfigurationLoaded(
                loaded.atMs(),
                loaded
                    .config()
                    .withQueues(
                        loaded.config().queues().stream()
                            .map(q -> q.with(bend.apply(q.rules())))
                            .toList()));
  }

  private static QueueRules pessimist(QueueRules rules) {
    return rules.overflowing(
        rules.overflows().stream()
            .map(
                o ->
                    o.when() == Overflow.When.ESTIMATE
                        ? new Overflow(o.when(), o.threshold() / 2, o.then(), o.target())
                        : o)
            .toList());
  }

  private static QueueRules eager(QueueRules rules) {
    QueueRules.WrapUp rule = rules.wrapUp();
    return rules.wrappingUp(
        new QueueRules.WrapUp(rule.kind(), rule.extendMs(), rule.maxMs(), true));
  }

  private static QueueRules hastyWrapUp(QueueRules rules) {
    QueueRules.WrapUp rule = rules.wrapUp();
    return rule.kind() != QueueRules.WrapUp.Kind.UNLIMITED
        ? rules
        : rules.wrappingUp(
            new QueueRules.WrapUp(
                QueueRules.WrapUp.Kind.FIXED, rule.extendMs(), rule.maxMs(), rule.autoReady()));
  }

  private static QueueRules relaxedLate(QueueRules rules) {
    return rules.relaxing(
        rules.relaxations().stream()
            .map(r -> new QueueRules.Relaxation(r.afterMs() + 1_000, r.requiredSkills()))
            .toList());
  }

  private static QueueRules relaxedEarly(QueueRules rules) {
    return rules.relaxing(
        rules.relaxations().stream()
            .map(r -> new QueueRules.Relaxation(r.afterMs() / 2, r.requiredSkills()))
            .toList());
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

  private static QueueRules slowOverflow(QueueRules rules) {
    return rules.overflowing(
        rules.overflows().stream()
            .map(
                o ->
                    o.when() != Overflow.When.WAIT
                        ? o
                        : new Overflow(o.when(), o.threshold() + 1_000, o.then(), o.target()))
            .toList());
  }

  private static AcdState withoutPast(AcdState state) {
    return withCalls(
        state,
        call ->
            new Call(
                call.callId(),
                call.callerNumber(),
                call.attached(),
                call.arrivedAtMs(),
                call.state(),
                call.queueId(),
                call.digit(),
                call.priority(),
                call.onlyAgent(),
                call.front(),
                call.place(),
                call.queuedAtMs(),
                call.segment(),
                new Call.Waited(
                    call.waited().sinceMs(),
                    call.waited().step(),
                    List.of(),
                    call.waited().preferred())));
  }

  private static Event deafToDoors(Event event) {
    return event instanceof Event.QueueClosed || event instanceof Event.QueueEmergency
        ? new Event.Tick(event.atMs())
        : event;
  }

  private static Event noLastCall(Event event) {
    return event instanceof Event.SeatLastCall ? new Event.Tick(event.atMs()) : event;
  }

  private static Event forcedByNobody(Event event) {
    return event instanceof Event.ForceState e
        ? new Event.ForceState(e.atMs(), e.agentId(), e.state(), e.reason(), "")
        : event;
  }

  private static Event noRanks(Event event) {
    if (!(event instanceof Event.ConfigurationLoaded loaded)) {
      return event;
    }
    AcdConfig config = loaded.config();
    List<AcdConfig.Agent> equal =
        config.agents().stream()
            .map(a -> new AcdConfig.Agent(a.agentId(), a.name(), a.skills()))
            .toList();
    return new Event.ConfigurationLoaded(loaded.atMs(), config.withAgents(equal));
  }

  private static Event leaseLossUnseen(Event event) {
    return event instanceof Event.SeatLeaseLost lost ? new Event.Tick(lost.atMs()) : event;
  }

  /** Changes the state when the server starts. */
  private static final class RestartBug extends Bug {
    private final UnaryOperator<AcdState> change;

    RestartBug(Core.Maker real, UnaryOperator<AcdState> change) {
      super(real);
      this.change = change;
    }

    @Override
    public List<Effect> apply(Event event) {
      if (event instanceof Event.ServerStarted) {
        replace(change.apply(state()));
      }
      return super.apply(event);
    }
  }

  private static AcdState withoutWaiting(AcdState state) {
    List<Call> left =
        state.calls().stream().filter(c -> !(c.state() instanceof CallState.Queued)).toList();
    return with(state, left, state.endedCalls());
  }

  private static AcdState waitsAnew(AcdState state) {
    return withCalls(
        state,
        call ->
            !call.unanswered()
                ? call
                : new Call(
                    call.callId(),
                    call.callerNumber(),
                    call.attached(),
                    call.arrivedAtMs(),
                    call.state(),
                    call.queueId(),
                    call.digit(),
                    call.priority(),
                    call.onlyAgent(),
                    call.front(),
                    call.place(),
                    state.nowMs(),
                    call.segment(),
                    call.waited()));
  }

  private static List<Effect> answersTwice(List<Effect> effects) {
    List<Effect> more = new ArrayList<>();
    for (Effect effect : effects) {
      more.add(effect);
      if (effect instanceof Effect.Recorded e && e.fact() instanceof Fact.CallAnswered) {
        more.add(effect);
      }
    }
    return more;
  }

  private static Event noPoints(Event event) {
    return event instanceof Event.ConfigurationLoaded e
        ? new Event.ConfigurationLoaded(e.atMs(), e.config().with(AcdConfig.Points.NONE))
        : event;
  }

  private static Event noPriority(Event event) {
    return event instanceof Event.CallQueued e
        ? new Event.CallQueued(e.atMs(), e.callId(), e.queueId(), 0, e.digit(), e.onlyAgent())
        : event;
  }

  private static final class AnySeatEnds extends Bug {
    AnySeatEnds(Core.Maker real) {
      super(real);
    }

    @Override
    public List<Effect> apply(Event event) {
      if (event instanceof Event.CallEnded e && e.by() == EndedBy.SEAT) {
        for (Call call : state().calls()) {
          if (call.callId().equals(e.callId()) && call.state() instanceof CallState.Talking t) {
            return super.apply(
                new Event.CallEnded(e.atMs(), e.callId(), EndedBy.SEAT, t.agentId()));
          }
        }
      }
      return super.apply(event);
    }
  }

  private static Event endlessWrapUp(Event event) {
    if (!(event instanceof Event.ConfigurationLoaded loaded)) {
      return event;
    }
    AcdConfig config = loaded.config();
    List<AcdConfig.Queue> endless =
        config.queues().stream()
            .map(
                q ->
                    new AcdConfig.Queue(
                        q.id(),
                        q.nameZh(),
                        q.nameEn(),
                        q.requiredSkills(),
                        q.offerTimeoutMs(),
                        10_000_000,
                        q.serviceLevelThresholdS(),
                        q.maxWaiting(),
                        q.maxWaitMs(),
                        q.announceEveryMs(),
                        q.strategy(),
                        q.rules()))
            .toList();
    return new Event.ConfigurationLoaded(loaded.atMs(), config.withQueues(endless));
  }

  /** Changes the state after each end of a call. */
  private static final class AfterBug extends Bug {
    private final UnaryOperator<AcdState> change;

    AfterBug(Core.Maker real, UnaryOperator<AcdState> change) {
      super(real);
      this.change = change;
    }

    @Override
    public List<Effect> apply(Event event) {
      List<Effect> effects = super.apply(event);
      if (!state().endedCalls().isEmpty()) {
        replace(change.apply(state()));
      }
      return effects;
    }
  }

  private static AcdState forgetsEnded(AcdState state) {
    return with(state, state.calls(), List.of());
  }

  private static AcdState withCalls(AcdState state, UnaryOperator<Call> change) {
    return with(state, state.calls().stream().map(change).toList(), state.endedCalls());
  }

  private static AcdState with(AcdState state, List<Call> calls, List<String> ended) {
    return new AcdState(
        state.nowMs(),
        state.nextEffectId(),
        state.nextOffer(),
        state.nextOrder(),
        state.config(),
        state.seats(),
        calls,
        state.pace(),
        ended,
        state.doors(),
        state.lastAgents());
  }
}
