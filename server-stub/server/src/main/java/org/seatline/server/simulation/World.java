package org.seatline.server.simulation;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import org.seatline.server.acd.AcdConfig;
import org.seatline.server.acd.Effect;
import org.seatline.server.acd.Event;

/**
 * One seeded run: a centre with its seats and callers, a network that delays, loses, doubles and
 * reorders, and what disturbs them.
 */
final class World {
  private static final long START_MS = 1_700_000_000_000L;
  private static final long DRAIN_MAX_MS = 3_600_000L;

  /** What does not come to its end in so many events goes round in circles. */
  private static final int DRAIN_EVENTS_MAX = 3_000;

  private final Random random;
  private final Agenda agenda = new Agenda(START_MS);
  private final Coverage coverage = new Coverage();
  private final Map<String, SimAgent> seats = new LinkedHashMap<>();
  private final Map<String, SimCaller> callers = new HashMap<>();
  private final SimTrunk trunk = new SimTrunk(this);
  private final SimOutside outside = new SimOutside(this);
  private final SimServer server;
  private AcdConfig config;
  private int nextCaller;
  private boolean draining;

  World(long seed, Core.Maker maker) {
    this.random = new Random(seed);
    this.server = new SimServer(maker, agenda, random, coverage, new Floor());
    this.config = SimConfig.make(random);
  }

  Coverage coverage() {
    return coverage;
  }

  int events() {
    return server.events();
  }

  /** Runs until so many events were applied, then lets everything come to its end. */
  void run(int wanted) {
    server.serve(at -> new Event.ConfigurationLoaded(at, config));
    for (AcdConfig.Agent agent : config.agents()) {
      SimAgent seat = agent(agent.agentId());
      seats.put(agent.agentId(), seat);
      after(random.nextInt(3_000), seat::boot);
    }
    after(100, this::nextCall);
    after(20_000, this::disturb);
    while (events() < wanted) {
      step();
    }
    drain();
    server.finished();
  }

  /** One in four has no more than a phone. */
  private SimAgent agent(String agentId) {
    return random.nextInt(4) == 0 ? new SimPhone(this, agentId) : new SimSeat(this, agentId);
  }

  private void drain() {
    draining = true;
    server.calmDown();
    seats.values().forEach(SimAgent::settleDown);
    long endMs = agenda.nowMs() + DRAIN_MAX_MS;
    int lastEvent = events() + DRAIN_EVENTS_MAX;
    while (agenda.nowMs() < endMs && events() < lastEvent && server.openCalls() > 0 && step()) {
      // The work is in step().
    }
  }

  private boolean step() {
    long tickAtMs = server.tickAtMs();
    boolean tickIsNext = tickAtMs != Long.MAX_VALUE && tickAtMs <= agenda.nextMs();
    if (server.up() && tickIsNext) {
      agenda.goOnTo(tickAtMs + random.nextInt(200));
      server.serve(Event.Tick::new);
      return true;
    }
    return agenda.step();
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
      case 0 -> server.clockJumps(random.nextInt(90_000));
      case 1 -> server.clockJumps(-random.nextInt(20_000));
      case 2 -> {
        config = SimConfig.changed(config, random);
        // What is due by now is due under the old rules; the checker knows only one set of them.
        server.serve(Event.Tick::new);
        server.serve(at -> new Event.ConfigurationLoaded(at, config));
      }
      case 3 -> server.crash();
      case 4, 5, 6 -> door(SimConfig.QUEUES.get(random.nextInt(SimConfig.QUEUES.size())));
      default -> {}
    }
    after(10_000 + random.nextInt(60_000), this::disturb);
  }

  /** Hours begin or end, or a lead closes a queue or opens it again. */
  private void door(String queueId) {
    switch (random.nextInt(4)) {
      case 0 -> {
        server.serve(at -> new Event.QueueClosed(at, queueId, "after-hours"));
        after(
            random.nextInt(40_000),
            () -> arrive(true, at -> new Event.QueueOpened(at, queueId, "office-hours")));
      }
      case 1 -> {
        server.serve(at -> new Event.QueueEmergency(at, queueId, true, "fire drill", "lead"));
        after(
            random.nextInt(40_000),
            () -> arrive(true, at -> new Event.QueueEmergency(at, queueId, false, "over", "lead")));
      }
      case 2 -> server.serve(at -> new Event.QueueOpened(at, queueId, "office-hours"));
      default -> server.serve(at -> new Event.QueueEmergency(at, queueId, false, "over", "lead"));
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
    if (!server.up()) {
      if (reliable) {
        after(server.downMs() + random.nextInt(2_000), () -> arrive(true, event));
      }
      return;
    }
    server.serve(event);
  }

  /** The seats and callers, at the other end of the server's effects. */
  private final class Floor implements SimServer.Outside {
    @Override
    public void perform(String node, Effect effect) {
      SimAgent seat = seats.get(node);
      SimCaller caller = callers.get(node);
      if (SimOutside.isNumber(node)) {
        outside.told(effect);
      } else if (seat != null) {
        seat.told(effect);
      } else if (caller != null) {
        told(caller, effect);
      }
    }

    private void told(SimCaller caller, Effect effect) {
      switch (effect) {
        case Effect.TakeVoicemail _ -> caller.leavesMessage();
        case Effect.AskCallback ask -> caller.asked(ask.waiting());
        case Effect.KeepCallback _ -> caller.callbackKept();
        case Effect.DialCaller dial -> trunk.dial(dial);
        case Effect.StopDialling stop -> trunk.stop(stop);
        default -> caller.released();
      }
    }

    @Override
    public void neverDialled(Effect.DialCaller dial) {
      trunk.neverDialled(dial);
    }

    @Override
    public void serverDied() {
      seats.values().forEach(SimAgent::serverDied);
      outside.serverDied();
    }

    @Override
    public void serverBack() {
      seats.values().forEach(SimAgent::serverBack);
      trunk.serverBack();
    }
  }

  void after(long delayMs, Runnable work) {
    agenda.after(delayMs, work);
  }

  Random random() {
    return random;
  }

  boolean draining() {
    return draining;
  }

  boolean serverUp() {
    return server.up();
  }

  /** The caller of this call, or null when there was none. */
  @Nullable SimCaller caller(String callId) {
    return callers.get(callId);
  }

  String someCall() {
    return "c" + random.nextInt(Math.max(1, nextCaller));
  }
}
