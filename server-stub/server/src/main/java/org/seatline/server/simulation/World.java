package org.seatline.server.simulation;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import org.seatline.server.acd.AcdConfig;
import org.seatline.server.acd.AcdJson;
import org.seatline.server.acd.AcdState;
import org.seatline.server.acd.Effect;
import org.seatline.server.acd.Event;

/**
 * One seeded run: simulated time, a network that delays, loses, doubles and reorders, a server that
 * is killed between journal and effect and comes back by replay, and clocks that jump.
 */
final class World {
  private static final long START_MS = 1_700_000_000_000L;
  private static final long DRAIN_MAX_MS = 3_600_000L;
  private static final int SNAPSHOT_EVERY = 150;

  private final Random random;
  private final Core.Maker maker;
  private final Checker checker;
  private final Coverage coverage = new Coverage();
  private final PriorityQueue<Task> tasks =
      new PriorityQueue<>(Comparator.comparingLong(Task::atMs).thenComparingLong(Task::order));
  private final Map<String, SimSeat> seats = new LinkedHashMap<>();
  private final Map<String, SimCaller> callers = new HashMap<>();
  private final Map<String, Long> lastDelivery = new HashMap<>();
  private final Map<Long, Effect> unconfirmed = new LinkedHashMap<>();
  private final List<Event> journal = new ArrayList<>();
  private @Nullable AcdState snapshot;
  private Core core;
  private AcdConfig config;
  private long timeMs = START_MS;
  private long clockAheadMs;
  private long lastStampMs = START_MS;
  private long order;
  private long upAtMs;
  private int epoch;
  private int events;
  private int nextCaller;
  private boolean draining;

  private record Task(long atMs, long order, Runnable work) {}

  World(long seed, Core.Maker maker) {
    this.random = new Random(seed);
    this.maker = maker;
    this.core = maker.make(null);
    this.config = SimConfig.make(random);
    this.checker = new Checker(coverage);
  }

  Coverage coverage() {
    return coverage;
  }

  int events() {
    return events;
  }

  /** Runs until so many events were applied, then lets everything come to its end. */
  void run(int wanted) {
    serve(at -> new Event.ConfigurationLoaded(at, config));
    for (AcdConfig.Agent agent : config.agents()) {
      SimSeat seat = new SimSeat(this, agent.agentId());
      seats.put(agent.agentId(), seat);
      after(random.nextInt(3_000), seat::boot);
    }
    after(100, this::nextCall);
    after(20_000, this::disturb);
    while (events < wanted) {
      step();
    }
    drain();
    checker.finished();
  }

  private void drain() {
    draining = true;
    seats.values().forEach(SimSeat::settleDown);
    long endMs = timeMs + DRAIN_MAX_MS;
    while (timeMs < endMs && checker.openCalls() > 0 && step()) {
      // The work is in step().
    }
  }

  private boolean step() {
    long dueMs = core.nextDeadlineMs();
    long tickAtMs = dueMs == Long.MAX_VALUE ? dueMs : dueMs - clockAheadMs;
    Task next = tasks.peek();
    if (timeMs >= upAtMs && tickAtMs <= (next == null ? Long.MAX_VALUE - 1 : next.atMs())) {
      timeMs = Math.max(timeMs, tickAtMs + random.nextInt(200));
      serve(Event.Tick::new);
      return true;
    }
    Task task = tasks.poll();
    if (task == null) {
      return false;
    }
    timeMs = Math.max(timeMs, task.atMs());
    task.work().run();
    return true;
  }

  private void nextCall() {
    if (draining) {
      return;
    }
    String callId = "c" + nextCaller++;
    SimCaller caller = new SimCaller(this, callId, config);
    callers.put(callId, caller);
    caller.arrive();
    after(random.nextInt(8_000), this::nextCall);
  }

  private void disturb() {
    if (draining) {
      return;
    }
    switch (random.nextInt(9)) {
      case 0 -> clockAheadMs += random.nextInt(90_000);
      case 1 -> clockAheadMs -= random.nextInt(20_000);
      case 2 -> {
        config = SimConfig.changed(config, random);
        // What is due by now is due under the old rules; the checker knows only one set of them.
        serve(Event.Tick::new);
        serve(at -> new Event.ConfigurationLoaded(at, config));
      }
      case 3 -> crash();
      case 4, 5, 6 -> door(SimConfig.QUEUES.get(random.nextInt(SimConfig.QUEUES.size())));
      default -> {}
    }
    after(10_000 + random.nextInt(60_000), this::disturb);
  }

  /** Hours begin or end, or a lead closes a queue or opens it again. */
  private void door(String queueId) {
    switch (random.nextInt(4)) {
      case 0 -> {
        serve(at -> new Event.QueueClosed(at, queueId, "after-hours"));
        after(
            random.nextInt(40_000),
            () -> arrive(true, at -> new Event.QueueOpened(at, queueId, "office-hours")));
      }
      case 1 -> {
        serve(at -> new Event.QueueEmergency(at, queueId, true, "fire drill", "lead"));
        after(
            random.nextInt(40_000),
            () -> arrive(true, at -> new Event.QueueEmergency(at, queueId, false, "over", "lead")));
      }
      case 2 -> serve(at -> new Event.QueueOpened(at, queueId, "office-hours"));
      default -> serve(at -> new Event.QueueEmergency(at, queueId, false, "over", "lead"));
    }
  }

  /** Sends an event to the server over the bad network; a reliable one is repeated until heard. */
  void send(boolean reliable, LongFunction<Event> event) {
    if (!draining && !reliable && random.nextInt(100) < 4) {
      return;
    }
    after(delayMs(), () -> arrive(reliable, event));
    if (!draining && random.nextInt(100) < 6) {
      after(delayMs() + delayMs(), () -> arrive(false, event));
    }
  }

  private long delayMs() {
    return !draining && random.nextInt(100) < 8 ? random.nextInt(6_000) : random.nextInt(80);
  }

  private void arrive(boolean reliable, LongFunction<Event> event) {
    if (timeMs < upAtMs) {
      if (reliable) {
        after(upAtMs - timeMs + random.nextInt(2_000), () -> arrive(true, event));
      }
      return;
    }
    serve(event);
  }

  /** The shell's clock: never back, but one stamp in thirty is old. */
  private long stamp() {
    lastStampMs = Math.max(lastStampMs, timeMs + clockAheadMs);
    boolean old = !draining && random.nextInt(30) == 0;
    return old ? lastStampMs - random.nextInt(5_000) : lastStampMs;
  }

  private void serve(LongFunction<Event> made) {
    Event event = made.apply(stamp());
    if (event instanceof Event.CallQueued && core.nextDeadlineMs() <= event.atMs()) {
      // What is due first is told apart from what the caller's choice brings about.
      serveNow(new Event.Tick(event.atMs()));
    }
    if (timeMs >= upAtMs) {
      serveNow(event);
    }
  }

  private void serveNow(Event event) {
    events++;
    journal.add(event);
    boolean killed = !draining && random.nextInt(400) == 0;
    List<Effect> effects = core.apply(event);
    checker.check(event, effects);
    effects.stream().filter(Effect::durable).forEach(e -> unconfirmed.put(e.id(), e));
    if (killed) {
      crash();
      return;
    }
    effects.forEach(effect -> hand(effect));
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
  private void crash() {
    epoch++;
    coverage.saw("server killed");
    AcdState before = core.state();
    core = maker.make(snapshot);
    journal.forEach(core::apply);
    if (!core.state().equals(before)) {
      throw new Violation("replay-differs", "snapshot and replay do not give the state back");
    }
    upAtMs = timeMs + random.nextInt(20_000);
    lastDelivery.clear();
    seats.values().forEach(SimSeat::serverDied);
    after(upAtMs - timeMs, this::restarted);
  }

  private void restarted() {
    if (timeMs < upAtMs) {
      return;
    }
    List.copyOf(unconfirmed.values()).forEach(this::hand);
    serve(Event.ServerStarted::new);
    seats.values().forEach(SimSeat::serverBack);
  }

  private void hand(Effect effect) {
    String node = nodeOf(effect);
    if (node == null) {
      unconfirmed.remove(effect.id());
      return;
    }
    long at = Math.max(timeMs + random.nextInt(120), lastDelivery.getOrDefault(node, 0L));
    lastDelivery.put(node, at);
    int sentIn = epoch;
    after(
        at - timeMs,
        () -> {
          if (sentIn == epoch) {
            unconfirmed.remove(effect.id());
            perform(node, effect);
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
      case Effect.SeatStateChanged e -> e.agentId();
      case Effect.ReleaseCall e -> e.callId();
      case Effect.TakeVoicemail e -> e.callId();
      default -> null;
    };
  }

  private void perform(String node, Effect effect) {
    SimSeat seat = seats.get(node);
    SimCaller caller = callers.get(node);
    if (seat != null) {
      seat.told(effect);
    } else if (caller != null) {
      if (effect instanceof Effect.TakeVoicemail) {
        caller.leavesMessage();
      } else {
        caller.released();
      }
    }
  }

  void after(long delayMs, Runnable work) {
    tasks.add(new Task(timeMs + delayMs, order++, work));
  }

  Random random() {
    return random;
  }

  boolean draining() {
    return draining;
  }

  boolean serverUp() {
    return timeMs >= upAtMs;
  }

  /** Whether the caller is still on the line. */
  @Nullable SimCaller caller(String callId) {
    return callers.get(callId);
  }

  String someCall() {
    return "c" + random.nextInt(Math.max(1, nextCaller));
  }
}
