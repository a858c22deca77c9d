package org.seatline.server.simulation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.seatline.server.acd.DialOutcome;
import org.seatline.server.acd.Effect;
import org.seatline.server.acd.Event;

/** Dials callers back: some answer, some are busy, some answer and hang up, some never answer. */
final class SimTrunk {
  private static final List<DialOutcome> IN_VAIN =
      List.of(DialOutcome.BUSY, DialOutcome.NO_ANSWER, DialOutcome.FAILED);

  private final World world;
  private final Map<String, Integer> ringing = new HashMap<>();

  SimTrunk(World world) {
    this.world = world;
  }

  void dial(Effect.DialCaller dial) {
    ringing.put(dial.callId(), dial.attempt());
    Random random = world.random();
    int mood = world.draining() ? 0 : random.nextInt(100);
    if (mood < 60) {
      world.after(
          500 + random.nextInt(8_000), () -> answered(dial, 1_000 + random.nextInt(20_000)));
    } else if (mood < 66) {
      world.after(500 + random.nextInt(8_000), () -> answered(dial, 1));
    } else if (mood < 95) {
      DialOutcome outcome = IN_VAIN.get(random.nextInt(IN_VAIN.size()));
      world.after(500 + random.nextInt(12_000), () -> missed(dial, outcome));
    } // else nobody says anything, and the core has to help itself
  }

  private void answered(Effect.DialCaller dial, long hangsUpAfterMs) {
    SimCaller caller = world.caller(dial.callId());
    if (stopped(dial) || caller == null) {
      return;
    }
    caller.answersCallback(hangsUpAfterMs);
    int attempt = dial.attempt();
    world.send(true, at -> new Event.CallbackReached(at, dial.callId(), attempt));
  }

  private void missed(Effect.DialCaller dial, DialOutcome outcome) {
    if (!stopped(dial)) {
      world.send(true, at -> new Event.CallbackMissed(at, dial.callId(), dial.attempt(), outcome));
    }
  }

  private boolean stopped(Effect.DialCaller dial) {
    return !ringing.remove(dial.callId(), dial.attempt());
  }

  void stop(Effect.StopDialling stop) {
    ringing.remove(stop.callId(), stop.attempt());
  }

  /** The server was killed before it dialled: nobody does it now. */
  void neverDialled(Effect.DialCaller dial) {
    restarted(dial.callId(), dial.attempt());
  }

  /** The server is back: what rang then rings no more. */
  void serverBack() {
    Map<String, Integer> lost = Map.copyOf(ringing);
    ringing.clear();
    lost.forEach(this::restarted);
  }

  private void restarted(String callId, int attempt) {
    world.send(
        true, at -> new Event.CallbackMissed(at, callId, attempt, DialOutcome.SERVER_RESTARTED));
  }
}
