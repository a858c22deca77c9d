package org.seatline.server.simulation;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import org.seatline.server.acd.AcdState;
import org.seatline.server.acd.Effect;
import org.seatline.server.acd.Event;
import org.seatline.server.journal.AcdJson;

/**
 * The server's process around the core: stamps events by a clock that jumps, journals them, hands
 * out effects, is killed between journal and effect, and comes back by snapshot and replay.
 */
final class SimServer {
  private static final int SNAPSHOT_EVERY = 150;

  private final Agenda agenda;
  private final Random random;
  private final Core.Maker maker;
  private final Checker checker;
  private final Coverage coverage;
  private final Outside outside;
  private final Map<String, Long> lastDelivery = new HashMap<>();
  private final Map<Long, Effect> unconfirmed = new LinkedHashMap<>();
  private final List<Event> journal = new ArrayList<>();
  private @Nullable AcdState snapshot;
  private Core core;
  private long clockAheadMs;
  private long lastStampMs;
  private long upAtMs;
  private int epoch;
  private int events;
  private boolean calm;

  /** What is at the other end of effects. */
  interface Outside {
    void perform(String node, Effect effect);

    /** A dialling that the killed server had not begun is not begun by the next one. */
    void neverDialled(Effect.DialCaller dial);

    void serverDied();

    void serverBack();
  }

  SimServer(Core.Maker maker, Agenda agenda, Random random, Coverage coverage, Outside outside) {
    this.maker = maker;
    this.agenda = agenda;
    this.random = random;
    this.coverage = coverage;
    this.outside = outside;
    this.core = maker.make(null);
    this.checker = new Checker(coverage);
    this.lastStampMs = agenda.nowMs();
  }

  /** Events that were applied. */
  int events() {
    return events;
  }

  /** Calls that have not ended, by the checker's book. */
  int openCalls() {
    return checker.openCalls();
  }

  /** All is over. */
  void finished() {
    checker.finished();
  }

  /** From now on it is neither killed nor late. */
  void calmDown() {
    calm = true;
  }

  boolean up() {
    return agenda.nowMs() >= upAtMs;
  }

  /** How long until it is back; 0 when it is there. */
  long downMs() {
    return Math.max(0, upAtMs - agenda.nowMs());
  }

  void clockJumps(long byMs) {
    clockAheadMs += byMs;
  }

  /** When the core wants a tick, in simulated time, or {@link Long#MAX_VALUE}. */
  long tickAtMs() {
    long dueMs = core.nextDeadlineMs();
    return dueMs == Long.MAX_VALUE ? dueMs : dueMs - clockAheadMs;
  }

  /** The shell's clock: never back, but one stamp in thirty is old. */
  private long stamp() {
    lastStampMs = Math.max(lastStampMs, agenda.nowMs() + clockAheadMs);
    boolean old = !calm && random.nextInt(30) == 0;
    return old ? lastStampMs - random.nextInt(5_000) : lastStampMs;
  }

  /** Stamps an event and gives it to the core. */
  void serve(LongFunction<Event> made) {
    Event event = made.apply(stamp());
    if (event instanceof Event.CallQueued && core.nextDeadlineMs() <= event.atMs()) {
      // What is due first is told apart from what the caller's choice brings about.
      serveNow(new Event.Tick(event.atMs()));
    }
    if (up()) {
      serveNow(event);
    }
  }

  private void serveNow(Event event) {
    events++;
    journal.add(event);
    boolean killed = !calm && random.nextInt(400) == 0;
    List<Effect> effects = core.apply(event);
    checker.check(event, effects);
    effects.stream().filter(Effect::durable).forEach(e -> unconfirmed.put(e.id(), e));
    if (killed) {
      crash();
      return;
    }
    effects.forEach(this::hand);
    if (journal.size() >= SNAPSHOT_EVERY) {
      snapshot = throughJson(core.state());
      journal.clear();
    }
  }

  private AcdState throughJson(AcdState state) {
    if (random.nextInt(4) != 0) {
      return state;
    }
    try {
      AcdState read = AcdJson.read(AcdJson.write(state), AcdState.class);
      if (!read.equals(state)) {
        throw new Violation("json-differs", "the written state is not the state");
      }
      return read;
    } catch (IOException e) {
      throw new Violation("json-differs", "the written state cannot be read: " + e.getMessage());
    }
  }

  /** SIGKILL: effects that were not performed are handed out again after the replay. */
  void crash() {
    epoch++;
    coverage.saw("server killed");
    AcdState before = core.state();
    core = maker.make(snapshot);
    journal.forEach(core::apply);
    if (!core.state().equals(before)) {
      throw new Violation("replay-differs", "snapshot and replay do not give the state back");
    }
    upAtMs = agenda.nowMs() + random.nextInt(20_000);
    lastDelivery.clear();
    outside.serverDied();
    agenda.after(upAtMs - agenda.nowMs(), this::restarted);
  }

  private void restarted() {
    if (!up()) {
      return;
    }
    for (Effect effect : List.copyOf(unconfirmed.values())) {
      if (effect instanceof Effect.DialCaller dial) {
        unconfirmed.remove(dial.id());
        outside.neverDialled(dial);
      } else if (effect instanceof Effect.DialOutside dial) {
        unconfirmed.remove(dial.id()); // the caller is taken back
      } else {
        hand(effect);
      }
    }
    serve(Event.ServerStarted::new);
    outside.serverBack();
  }

  private void hand(Effect effect) {
    String node = nodeOf(effect);
    if (node == null) {
      unconfirmed.remove(effect.id());
      return;
    }
    long at = Math.max(agenda.nowMs() + random.nextInt(120), lastDelivery.getOrDefault(node, 0L));
    lastDelivery.put(node, at);
    int sentIn = epoch;
    agenda.after(
        at - agenda.nowMs(),
        () -> {
          if (sentIn == epoch) {
            unconfirmed.remove(effect.id());
            outside.perform(node, effect);
          }
        });
  }

  private static @Nullable String nodeOf(Effect effect) {
    return switch (effect) {
      case Effect.OfferCall e -> e.agentId();
      case Effect.WithdrawOffer e -> e.agentId();
      case Effect.Connect e -> e.agentId();
      case Effect.RejectAnswer e -> e.agentId();
      case Effect.ReleaseSeatLeg e -> e.agentId();
      case Effect.ConsultChanged e -> e.agentId();
      case Effect.HandOver e -> e.agentId();
      case Effect.SeatStateChanged e -> e.agentId();
      case Effect.ConfirmSeat e -> e.agentId();
      case Effect.ReleaseCall e -> e.callId();
      case Effect.TakeVoicemail e -> e.callId();
      case Effect.AskCallback e -> e.callId();
      case Effect.KeepCallback e -> e.callId();
      case Effect.DialCaller e -> e.callId();
      case Effect.StopDialling e -> e.callId();
      case Effect.DialOutside e -> e.number(); // in order with what ends it
      default -> null;
    };
  }
}
