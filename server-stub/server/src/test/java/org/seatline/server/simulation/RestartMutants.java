package org.seatline.server.simulation;

import java.util.List;
import java.util.Set;
import org.seatline.server.acd.Event;

/** Bugs in what survives a restart, and in what comes late. */
final class RestartMutants {
  private RestartMutants() {}

  static List<Mutant> all() {
    return List.of(
        new Mutant(
            "forgets those who wait when the server restarts",
            Set.of("totals-differ", "lost-call", "no-such-call"),
            BentCore.before(Event.ServerStarted.class::isInstance, BentState::withoutWaiting)),
        new Mutant(
            "starts waits anew when the server restarts",
            Set.of("wrong-wait"),
            BentCore.before(Event.ServerStarted.class::isInstance, BentState::waitsAnew)),
        new Mutant(
            "lets a late arrival revive an ended call",
            Set.of("call-arrived-twice"),
            BentCore.afterEnds(BentState::forgetsEnded)));
  }
}
