package org.seatline.server.simulation.shell;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.seatline.server.acd.AcdConfig;
import org.seatline.server.acd.Effect;
import org.seatline.server.journal.JournalCorruptException;
import org.seatline.server.simulation.Agenda;

/** One seeded run of the shells: who is there, what befalls them, and the server's lives. */
final class ShellWorld {
  private static final long START_MS = 1_700_000_000_000L;
  private static final long DRAIN_MAX_MS = 1_800_000;
  private static final int FIRST_MEDIA_PORT = 20_000;

  private final Random random;
  private final Sabotage sabotage;
  private final Path folder;
  private final Agenda agenda = new Agenda(START_MS);
  private final Trace trace = new Trace(agenda::nowMs);
  private final SimNet net;
  private final SimDisk disk;
  private final AcdConfig config;
  private final Watcher watcher = new Watcher(this);
  private final List<SeatProgram> seats = new ArrayList<>();
  private final List<PhoneCaller> callers = new ArrayList<>();
  private final Map<String, PhoneCaller> byNumber = new HashMap<>();
  private @Nullable SimProcess server;
  private int mediaPort = FIRST_MEDIA_PORT;
  private long upMs;
  private long lastMs = START_MS;
  private long clockAheadMs;
  private int nextCall;
  private int coreEvents;
  private int kills;
  private boolean calm;

  ShellWorld(long seed, Path folder, Sabotage sabotage) {
    this.random = new Random(seed);
    this.folder = folder;
    this.sabotage = sabotage;
    this.net = new SimNet(agenda, random, trace);
    this.disk = new SimDisk(random);
    this.config = ShellConfig.make(random);
  }

  /** Runs until so much has happened, then lets everything come to its end. */
  void run(int wanted) {
    open();
    agenda.after(1_000, this::nextCaller);
    agenda.after(15_000, this::disturb);
    while (events() < wanted) {
      step();
    }
    drain();
  }

  private void open() {
    boot();
    for (int i = 0; i < config.agents().size(); i++) {
      SeatProgram seat = new SeatProgram(this, i);
      seats.add(seat);
      agenda.after(random.nextInt(2_000), seat::start);
    }
  }

  /** For a scene: a server and its seats where nothing goes wrong by itself. */
  void openCalmly() {
    calmDown();
    open();
  }

  /** Goes on until this holds, for so long at most; whether it holds. */
  boolean goOnUntil(BooleanSupplier holds, long maxMs) {
    long untilMs = agenda.nowMs() + maxMs;
    while (!holds.getAsBoolean() && agenda.nowMs() < untilMs) {
      step();
    }
    return holds.getAsBoolean();
  }

  private void calmDown() {
    calm = true;
    net.calmDown();
    disk.calmDown();
  }

  /** Messages that arrived, events of the core, and effects. */
  int events() {
    SimProcess now = server;
    return net.delivered() + coreEvents + (now == null ? 0 : now.events()) + watcher.handedOut();
  }

  int kills() {
    return kills;
  }

  private void drain() {
    calmDown();
    agenda.after(0, () -> seats.forEach(SeatProgram::settleDown));
    long untilMs = agenda.nowMs() + DRAIN_MAX_MS;
    while (agenda.nowMs() < untilMs && !quiet()) {
      step();
    }
    long lateMs = agenda.nowMs() + 60_000;
    while (agenda.nowMs() < lateMs) {
      step();
    }
    watcher.finished();
  }

  private boolean quiet() {
    return watcher.allClosed()
        && callers.stream().allMatch(PhoneCaller::over)
        && seats.stream().allMatch(s -> s.phone() != null && s.phone().leg() == null);
  }

  private void step() {
    try {
      var _ = agenda.step();
    } catch (Killed killed) {
      kill();
    }
    long nowMs = agenda.nowMs();
    upMs += server == null ? 0 : nowMs - lastMs;
    lastMs = nowMs;
    watcher.check();
  }

  private void boot() {
    try {
      SimProcess made = new SimProcess(this, disk, mediaPort, sabotage);
      server = made;
      made.start();
      trace.say(() -> "server up");
      seats.forEach(SeatProgram::serverBack);
    } catch (JournalCorruptException e) {
      throw new Broken("journal-corrupt", String.valueOf(e.getMessage()));
    } catch (IOException | Killed e) {
      kill();
    }
  }

  /** The server's process is gone, perhaps with all that the machine had in memory. */
  void kill() {
    SimProcess dies = server;
    trace.say(() -> "server killed");
    if (dies != null) {
      kills++;
      dies.die();
      coreEvents += dies.events();
      mediaPort = dies.media().nextPort();
      server = null;
    }
    if (random.nextBoolean()) {
      disk.crash();
    }
    seats.forEach(SeatProgram::serverDied);
    agenda.after(1_100 + random.nextInt(3_000), this::boot);
  }

  /** Whether it is killed just before the next effect. */
  boolean killsNow() {
    return !calm && random.nextInt(300) == 0;
  }

  private void nextCaller() {
    if (!calm) {
      var _ = call();
      agenda.after(random.nextInt(12_000), this::nextCaller);
    }
  }

  /** Somebody calls. */
  PhoneCaller call() {
    PhoneCaller caller = new PhoneCaller(this, callers.size());
    callers.add(caller);
    byNumber.put(caller.number(), caller);
    caller.dial();
    return caller;
  }

  private void disturb() {
    if (calm) {
      return;
    }
    switch (random.nextInt(4)) {
      case 0 -> clockAheadMs += random.nextInt(20_000);
      case 1 -> clockAheadMs -= random.nextInt(20_000);
      default -> {
        if (server != null) {
          throw killLater();
        }
      }
    }
    agenda.after(10_000 + random.nextInt(50_000), this::disturb);
  }

  /** The server dies soon, unless it has done so before, be it at the very end. */
  void killWithin(long ms) {
    agenda.after(
        ms,
        () -> {
          if (server != null) {
            throw new Killed("while something is under way");
          }
        });
  }

  private Killed killLater() {
    agenda.after(10_000 + random.nextInt(50_000), this::disturb);
    return new Killed("at any moment");
  }

  /** Hands an effect to the seat that it is for. */
  void toSeats(Effect effect) {
    String agentId =
        switch (effect) {
          case Effect.ReleaseSeatLeg e -> e.agentId();
          case Effect.SeatStateChanged e -> e.agentId();
          default -> null;
        };
    for (SeatProgram seat : seats) {
      if (seat.agentId().equals(agentId)) {
        agenda.after(1 + random.nextInt(40), () -> seat.told(effect));
      }
    }
  }

  Trace trace() {
    return trace;
  }

  Agenda agenda() {
    return agenda;
  }

  Random random() {
    return random;
  }

  SimNet net() {
    return net;
  }

  Path folder() {
    return folder;
  }

  AcdConfig config() {
    return config;
  }

  Watcher watcher() {
    return watcher;
  }

  boolean calm() {
    return calm;
  }

  /** How long the server has been there, all its lives together. */
  long upMs() {
    return upMs;
  }

  /** By how much the wall clock is wrong. */
  long clockAheadMs() {
    return clockAheadMs;
  }

  String nextCallId() {
    return "c" + nextCall++;
  }

  /** The server's process, or null while there is none. */
  @Nullable SimProcess server() {
    return server;
  }

  List<SeatProgram> seats() {
    return seats;
  }

  List<PhoneCaller> callers() {
    return callers;
  }

  @Nullable PhoneCaller caller(String number) {
    return byNumber.get(number);
  }
}
