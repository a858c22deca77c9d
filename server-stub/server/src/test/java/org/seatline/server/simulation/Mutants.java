package org.seatline.server.simulation;

import java.util.List;
import java.util.stream.Stream;

/** Bugs planted around the product's core; the product has no switch for them. */
final class Mutants {
  private Mutants() {}

  static List<Mutant> all() {
    return Stream.of(
            OfferMutants.all(),
            GrantMutants.all(),
            ChoiceMutants.all(),
            RuleMutants.all(),
            RestartMutants.all(),
            PhoneMutants.all(),
            CallbackMutants.all(),
            CompanyMutants.all())
        .flatMap(List::stream)
        .toList();
  }
}
