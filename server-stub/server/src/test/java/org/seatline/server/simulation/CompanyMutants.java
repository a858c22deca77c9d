package org.seatline.server.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.seatline.server.acd.Effect;
import org.seatline.server.acd.Fact;

/** Bugs in handing over and asking. */
final class CompanyMutants {
  private CompanyMutants() {}

  static List<Mutant> all() {
    return List.of(
        Mutant.effects(
            "joins nobody at a hand over",
            Set.of("seat-state-differs", "totals-differ"),
            effects -> without(effects, Effect.HandOver.class::isInstance)),
        Mutant.effects(
            "does not let a seat go that was asked",
            Set.of("consult-without-asker", "consult-of-nobody", "offer-not-withdrawn"),
            effects -> without(effects, CompanyMutants::isEndOfAsking)),
        Mutant.effects(
            "dials a number outside twice",
            Set.of("dialled-by-nobody", "dialled-and-served"),
            CompanyMutants::twice),
        Mutant.effects(
            "lets a number outside ring on",
            Set.of("came-from-nowhere", "rings-too-long", "rings-after-restart"),
            effects -> without(effects, CompanyMutants::isEndOfRinging)));
  }

  private static boolean isEndOfAsking(Effect effect) {
    return effect instanceof Effect.Recorded recorded
        && recorded.fact() instanceof Fact.ConsultClosed;
  }

  private static boolean isEndOfRinging(Effect effect) {
    return effect instanceof Effect.WithdrawOffer withdraw
        && SimOutside.isNumber(withdraw.agentId());
  }

  private static List<Effect> twice(List<Effect> effects) {
    List<Effect> more = new ArrayList<>(effects);
    effects.stream().filter(Effect.DialOutside.class::isInstance).forEach(more::add);
    return more;
  }

  private static List<Effect> without(List<Effect> effects, Predicate<Effect> left) {
    return effects.stream().filter(left.negate()).toList();
  }
}
