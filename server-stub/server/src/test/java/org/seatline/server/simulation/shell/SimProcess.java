package org.seatline.server.simulation.shell;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import org.seatline.server.acd.Effect;
import org.seatline.server.acd.Event;
import org.seatline.server.acd.Seat;
import org.seatline.server.acd.Strategies;
import org.seatline.server.journal.AcdClock;
import org.seatline.server.journal.AcdCommand;
import org.seatline.server.journal.FileJournal;
import org.seatline.server.journal.JournaledCore;
import org.seatline.server.simulation.Agenda;
import org.seatline.server.telephony.CallControl;
import org.seatline.server.telephony.CallerDirectory;
import org.seatline.server.telephony.CoreLink;
import org.seatline.server.telephony.EndAtSeat;
import org.seatline.server.telephony.SipAccounts;
import org.seatline.server.telephony.TelephonyPorts;
import org.seatline.server.telephony.TelephonySettings;
import org.seatline.server.telephony.Timers;
import org.seatline.server.telephony.VoicemailBox;
import org.seatline.softphone.sip.DigestVerifier;
import org.seatline.softphone.sip.SipTransport;
import org.seatline.softphone.sip.Surroundings;
import org.seatline.softphone.sip.UserAgent;

/**
 * One life of the server: its core, journal and telephony as in production, on virtual time. A new
 * one is made for each start.
 */
final class SimProcess {
  static final String HOST = "10.0.0.1";
  static final int PORT = 5060;
  private static final int SNAPSHOT_EVERY = 60;
  private static final long OLD_BYTES_MAX = 1 << 16;
  private static final int BATCH_MAX = 4;

  private final ShellWorld world;
  private final Agenda agenda;
  private final Random random;
  private final List<AcdCommand> commands = new ArrayList<>();
  private final SimLoop loop;
  private final SimMedia media;
  private final AcdClock clock;
  private final JournaledCore core;
  private final CallControl control;
  private final CoreLink link;
  private @Nullable SimTransport transport;
  private boolean pumping;
  private boolean alive = true;
  private long wakeAtMs = Long.MAX_VALUE;
  private int events;

  SimProcess(ShellWorld world, SimDisk disk, int mediaPort, Sabotage sabotage) throws IOException {
    this.world = world;
    this.agenda = world.agenda();
    this.random = world.random();
    long aheadMs = world.clockAheadMs();
    this.loop = new SimLoop(agenda, () -> agenda.nowMs() + aheadMs);
    this.media = new SimMedia(agenda, HOST, mediaPort);
    this.clock =
        new AcdClock(() -> agenda.nowMs() + world.clockAheadMs(), () -> agenda.nowMs() * 1_000_000);
    this.link = sabotage.link(new Link());
    this.core =
        new JournaledCore(
            new FileJournal(sabotage.disk(disk), OLD_BYTES_MAX),
            sabotage.handler(this::perform, new Link()),
            clock,
            SNAPSHOT_EVERY,
            Strategies.all());
    this.control =
        CallControl.prepare(
            new TelephonySettings(HOST, PORT, "seatline", 0, 0),
            link,
            new CallControl.Outside(SimProcess::account, new Directory(), new NoBox()),
            world.folder(),
            ports());
  }

  private TelephonyPorts ports() {
    Surroundings surroundings =
        new Surroundings(
            loop,
            (name, host, port, listener) -> {
              SipTransport.Listener overheard = world.watcher().farewells().overhear(listener);
              SimTransport opened = new SimTransport(world.net(), host, port, overheard);
              transport = opened;
              return opened;
            },
            new Random(random.nextLong()));
    return new TelephonyPorts(
        media,
        (settings, incoming, others, first) ->
            UserAgent.open(surroundings, settings, incoming, others, first),
        thread -> new LoopTimers(loop),
        world::nextCallId);
  }

  private static SipAccounts.Account account(String user) {
    DigestVerifier.Secrets secrets = DigestVerifier.Secrets.of(user, "seatline", user);
    return new SipAccounts.Account(user, user, secrets, null);
  }

  /** Recovers and serves. */
  void start() throws IOException {
    core.run(List.of(new AcdCommand.Start(control::open, new CompletableFuture<>())));
    link.submit(new Event.ConfigurationLoaded(clock.nowMs(), world.config()));
    scheduleWake();
  }

  /** SIGKILL. */
  void die() {
    alive = false;
    loop.die();
    media.die();
    SimTransport open = transport;
    if (open != null) {
      open.die();
    }
  }

  /** Events that the core was given in this life. */
  int events() {
    return events;
  }

  SimMedia media() {
    return media;
  }

  /** Tells the core something, stamped by its clock. */
  void tell(LongFunction<Event> event) {
    link.submit(event.apply(clock.nowMs()));
  }

  /** A seat tells that it ended a call while it was alone. */
  void endedAtSeat(String callId, String agentId, long atMs, LongFunction<Event> event) {
    control.endedAtSeat(new EndAtSeat(callId, agentId, atMs, event.apply(clock.nowMs())));
  }

  private void enqueue(AcdCommand command) {
    if (alive) {
      commands.add(command);
      if (!pumping) {
        pumping = true;
        agenda.after(random.nextInt(4), this::pump);
      }
    }
  }

  /** The owner thread's turn: some of what waits, in one batch. */
  private void pump() {
    if (!alive) {
      return;
    }
    pumping = false;
    int count = Math.min(commands.size(), 1 + random.nextInt(BATCH_MAX));
    List<AcdCommand> batch = List.copyOf(commands.subList(0, count));
    commands.subList(0, count).clear();
    events += (int) batch.stream().filter(AcdCommand.Apply.class::isInstance).count();
    try {
      core.run(batch);
    } catch (IOException e) {
      throw new Killed("the journal fails: " + e.getMessage());
    }
    if (!commands.isEmpty()) {
      pumping = true;
      agenda.after(random.nextInt(4), this::pump);
    }
    scheduleWake();
  }

  private void scheduleWake() {
    long dueMs = core.nextDeadlineMs();
    if (dueMs != Long.MAX_VALUE && dueMs < wakeAtMs) {
      wakeAtMs = dueMs;
      agenda.after(
          Math.max(1, dueMs - clock.nowMs()),
          () -> {
            wakeAtMs = Long.MAX_VALUE;
            enqueue(new AcdCommand.Wake(new CompletableFuture<>()));
          });
    }
  }

  private void perform(Effect effect, boolean recovered) {
    if (world.killsNow()) {
      throw new Killed("between journal and effect");
    }
    world.trace().say(() -> (recovered ? "again " : "effect ") + effect);
    world.watcher().handedOut(effect, recovered);
    control.perform(effect, recovered);
    world.toSeats(effect);
    if (effect instanceof Effect.Recorded) {
      agenda.after(random.nextInt(500), () -> link.confirm(effect.id()));
    }
  }

  private final class Link implements CoreLink {
    @Override
    public long nowMs() {
      return clock.nowMs();
    }

    @Override
    public void submit(Event event) {
      submit(event, () -> {});
    }

    @Override
    public void submit(Event event, Runnable done) {
      world.trace().say(() -> "submit " + event);
      world.watcher().farewells().told(event);
      enqueue(new AcdCommand.Apply(event, then(done)));
    }

    @Override
    public void look(String agentId, Consumer<@Nullable Seat> seat) {
      enqueue(
          new AcdCommand.Ask(view -> seat.accept(view.seat(agentId)), new CompletableFuture<>()));
    }

    @Override
    public void keep(String key, @Nullable String value) {
      keep(key, value, () -> {});
    }

    @Override
    public void keep(String key, @Nullable String value, Runnable done) {
      enqueue(new AcdCommand.Keep(key, value, then(done)));
    }

    private static CompletableFuture<@Nullable Void> then(Runnable done) {
      CompletableFuture<@Nullable Void> future = new CompletableFuture<>();
      var _ = future.thenRun(done);
      return future;
    }

    @Override
    public void confirm(long effectId) {
      if (alive) {
        core.confirm(effectId);
        enqueue(new AcdCommand.Wake(new CompletableFuture<>()));
      }
    }
  }

  private record LoopTimers(SimLoop loop) implements Timers {
    @Override
    public Future<?> after(long ms, Runnable work) {
      Future<?> timer = loop.at(loop.nowMs() + ms, work);
      return timer == null ? CompletableFuture.completedFuture(null) : timer;
    }

    @Override
    public void close() {
      loop.die();
    }
  }

  /** Nobody leaves a message. */
  private static final class NoBox implements VoicemailBox {
    @Override
    public Message begin(Note note) throws IOException {
      throw new IOException("there is no place for messages");
    }

    @Override
    public long keptBeforeMs(String callId) {
      return 0;
    }
  }

  private static final class Directory implements CallerDirectory {
    @Override
    public String normalise(String asPresented) {
      return asPresented;
    }

    @Override
    public String languageOf(String normalisedNumber) {
      return "zh";
    }
  }

  static UncheckedIOException unexpected(IOException e) {
    return new UncheckedIOException("a simulated process cannot be made", e);
  }
}
