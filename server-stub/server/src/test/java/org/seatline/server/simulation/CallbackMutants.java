package org.seatline.server.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.seatline.server.acd.AcdState;
import org.seatline.server.acd.Call;
import org.seatline.server.acd.CallState;
import org.seatline.server.acd.Callback;
import org.seatline.server.acd.CallbackRule;
import org.seatline.server.acd.Effect;
import org.seatline.server.acd.Event;

/** Bugs in callbacks. */
final class CallbackMutants {
  private CallbackMutants() {}

  static List<Mutant> all() {
    return List.of(
        Mutant.effects(
            "dials a caller twice", Set.of("dialled-twice"), CallbackMutants::dialledTwice),
        new Mutant(
            "forgets callbacks when the server restarts",
            Set.of("totals-differ", "lost-call", "no-such-call", "wrong-position"),
            BentCore.before(
                Event.ServerStarted.class::isInstance, CallbackMutants::withoutCallbacks)),
        new Mutant(
            "puts a callback at the tail of its queue",
            Set.of("order-broken", "wrong-position", "starved"),
            BentCore.before(
                event -> true, state -> BentState.calls(state, CallbackMutants::sinceItWasChosen))),
        new Mutant(
            "offers callbacks outside of hours",
            Set.of(
                "callback-outside-hours",
                "totals-differ",
                "offered-call-not-waiting",
                "callback-moved-wrongly"),
            BentCore.before(
                event -> true, state -> BentState.calls(state, CallbackMutants::neverAtRest))),
        rules(
            "dials once more than it may",
            Set.of("dialled-too-often", "wrong-pause"),
            r -> rule(r.attempts() + 1, r.retryMs(), r)),
        rules(
            "pauses half as long",
            Set.of("wrong-pause"),
            r -> rule(r.attempts(), r.retryMs() / 2, r)),
        rules(
            "keeps callbacks for ever",
            Set.of("callback-kept-too-long"),
            r ->
                new CallbackRule(
                    r.offerAfterMs(), r.attempts(), r.retryMs(), r.ringMs(), 100 * r.keepMs())));
  }

  private static Mutant rules(String bug, Set<String> foundBy, UnaryOperator<CallbackRule> bend) {
    return Mutant.rules(
        bug,
        foundBy,
        rules -> {
          CallbackRule rule = rules.callback();
          return rule == null ? rules : rules.callingBack(bend.apply(rule));
        });
  }

  private static CallbackRule rule(int attempts, long retryMs, CallbackRule rule) {
    return new CallbackRule(rule.offerAfterMs(), attempts, retryMs, rule.ringMs(), rule.keepMs());
  }

  private static List<Effect> dialledTwice(List<Effect> effects) {
    List<Effect> bent = new ArrayList<>();
    for (Effect effect : effects) {
      bent.add(effect);
      if (effect instanceof Effect.DialCaller) {
        bent.add(effect);
      }
    }
    return bent;
  }

  private static AcdState withoutCallbacks(AcdState state) {
    return BentState.without(state, call -> call.callback() != null);
  }

  private static Call sinceItWasChosen(Call call) {
    Callback callback = call.callback();
    return callback == null ? call : BentState.waitingSince(call, callback.chosenAtMs());
  }

  private static Call neverAtRest(Call call) {
    return call.state() instanceof CallState.Resting resting && resting.untilMs() == 0
        ? BentState.in(call, new CallState.Queued(0))
        : call;
  }
}
