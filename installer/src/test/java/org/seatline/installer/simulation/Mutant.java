package org.seatline.installer.simulation;

import java.util.Set;

/** One planted bug and the rules that may find it. */
record Mutant(String bug, Set<String> foundBy, Parts parts) {
  static Mutant of(String bug, Parts parts, String... foundBy) {
    return new Mutant(bug, Set.of(foundBy), parts);
  }
}
