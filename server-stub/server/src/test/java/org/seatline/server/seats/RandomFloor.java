package org.seatline.server.seats;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.seatline.protocol.ServerMessage;
import org.seatline.server.TestServer;
import org.seatline.server.acd.Effect;
import org.seatline.server.acd.EndedBy;
import org.seatline.server.acd.Event;
import org.seatline.server.acd.SeatActivity;
import org.seatline.server.acd.Strategies;
import org.seatline.server.admin.Configuration;
import org.seatline.server.admin.Configuration.QueueSetting;
import org.seatline.server.admin.ConfigurationFolder;
import org.seatline.server.admin.ConfigurationReader;
import org.seatline.server.admin.RoutingConfiguration;
import org.seatline.server.history.DayFigures;
import org.seatline.server.history.HistoryService;
import org.seatline.server.journal.AcdClock;
import org.seatline.server.journal.AcdRunner;
import org.seatline.server.journal.FileJournal;
import org.seatline.server.store.DatabaseSettings;
import org.seatline.server.store.Store;

/** A random day on the floor: the real core, journal, history and figures, in simulated time. */
final class RandomFloor implements AutoCloseable {
  private static final long BEGIN_MS = Instant.parse("2026-11-21T15:00:00Z").toEpochMilli();
  private static final List<String> AGENTS = List.of("1001", "1002", "1003");
  private static final List<String> QUEUES = List.of("fault", "bills");

  private final Path folder;
  private final Random random;
  private final Configuration configuration;
  private final Store store;
  private final AtomicLong nowMs = new AtomicLong(BEGIN_MS);
  private final List<Effect.OfferCall> offers = new CopyOnWriteArrayList<>();
  private final Map<String, String> talking = new ConcurrentHashMap<>();
  private final List<String> calls = new ArrayList<>();
  private final AtomicLong written = new AtomicLong();
  private final AtomicLong stored = new AtomicLong();
  private AcdRunner core;
  private HistoryService history;
  private FloorBoard board;
  private int lastCall;

  RandomFloor(Path folder, Random random) throws Exception {
    this(folder, random, DatabaseSettings.embedded(folder));
  }

  RandomFloor(Path folder, Random random, DatabaseSettings database) throws Exception {
    this.folder = folder;
    this.random = random;
    this.store = Store.open(database);
    try (ConfigurationFolder small = ConfigurationFolder.open(TestServer.smallCentre())) {
      this.configuration = ConfigurationReader.read(small);
    }
    start();
  }

  String jdbcUrl() {
    return "jdbc:h2:file:" + folder.toAbsolutePath().resolve("seatline");
  }

  private void start() throws Exception {
    DayFigures figures =
        new DayFigures(
            configuration.centre().timeZone(),
            configuration.queues().stream()
                .collect(Collectors.toMap(QueueSetting::id, QueueSetting::serviceLevelSeconds)));
    history = new HistoryService(store, "journal-1", figures, nowMs.get());
    board = new FloorBoard(new Channels(), () -> configuration, figures);
    core =
        new AcdRunner(
            new FileJournal(folder.resolve("journal")),
            this::perform,
            new AcdClock(nowMs::get, () -> 0),
            AcdRunner.Limits.usual(),
            Strategies.all());
    AcdRunner running = core;
    history.start(
        id -> {
          running.confirm(id);
          stored.incrementAndGet();
        });
    core.start((view, kept) -> List.of());
    submit(new Event.ConfigurationLoaded(nowMs.get(), RoutingConfiguration.of(configuration)));
    AGENTS.forEach(this::declareReady);
  }

  /** Stops everything and takes it up again from journal and store. */
  void restart() throws Exception {
    core.close();
    history.close();
    offers.clear();
    talking.clear();
    start();
  }

  private void perform(Effect effect, boolean recovered) {
    history.perform(effect, recovered);
    switch (effect) {
      case Effect.Recorded e -> written.incrementAndGet();
      case Effect.SeatStateChanged e -> written.incrementAndGet();
      case Effect.OfferCall e -> offers.add(e);
      case Effect.Connect e -> talking.put(e.callId(), e.agentId());
      default -> {
        // The rest would be sound and light.
      }
    }
    if (effect.durable() && !(effect instanceof Effect.Recorded)) {
      core.confirm(effect.id());
    }
  }

  /** One random thing happens. */
  void step() {
    nowMs.addAndGet(random.nextInt(6_000));
    switch (random.nextInt(12)) {
      case 0, 1, 2 -> arrive();
      case 3, 4, 5 -> withOffer(this::answer);
      case 6 ->
          withOffer(o -> submit(new Event.OfferRefused(nowMs.get(), o.offerId(), o.agentId())));
      case 7 -> withCall(id -> submit(new Event.CallerGone(nowMs.get(), id)));
      case 8 -> withCall(id -> queue(id, pick(QUEUES)));
      case 9, 10 -> hangUp();
      default -> seatActs();
    }
  }

  private void arrive() {
    String id = "call-" + ++lastCall;
    calls.add(id);
    boolean drill = random.nextInt(5) == 0;
    Map<String, String> attached = drill ? Map.of("drill", "angry") : Map.of();
    submit(new Event.CallArrived(nowMs.get(), id, "+8613800005678", attached));
    if (drill) {
      String only = pick(AGENTS);
      submit(new Event.CallQueued(nowMs.get(), id, pick(QUEUES), 0, "", only));
    } else if (random.nextInt(10) > 0) {
      queue(id, pick(QUEUES));
    }
  }

  private void queue(String callId, String queueId) {
    submit(new Event.CallQueued(nowMs.get(), callId, queueId, 0, "1", null));
  }

  private void answer(Effect.OfferCall offer) {
    submit(new Event.OfferAnswered(nowMs.get(), offer.offerId(), offer.callId(), offer.agentId()));
  }

  private void withOffer(java.util.function.Consumer<Effect.OfferCall> act) {
    if (!offers.isEmpty()) {
      act.accept(offers.remove(random.nextInt(offers.size())));
    }
  }

  private void withCall(java.util.function.Consumer<String> act) {
    if (!calls.isEmpty()) {
      act.accept(calls.get(Math.max(0, calls.size() - 1 - random.nextInt(6))));
    }
  }

  private void hangUp() {
    talking.keySet().stream().sorted().findFirst().ifPresent(this::end);
  }

  private void end(String callId) {
    String agentId = talking.remove(callId);
    boolean byCaller = random.nextBoolean();
    submit(
        new Event.CallEnded(
            nowMs.get(),
            callId,
            byCaller ? EndedBy.CALLER : EndedBy.SEAT,
            byCaller ? null : agentId));
  }

  /** Everybody hangs up and every seat but one goes ready. */
  void quieten() {
    talking.clear();
    calls.forEach(id -> submit(new Event.CallerGone(nowMs.get(), id)));
    AGENTS.stream()
        .skip(1)
        .forEach(
            agent -> {
              declareReady(agent);
              submit(new Event.SeatReady(nowMs.get(), agent));
            });
  }

  private void declareReady(String agent) {
    submit(
        new Event.SeatDeclares(
            nowMs.get(), agent, "session-" + agent, SeatActivity.READY, null, null));
  }

  private void seatActs() {
    String agent = pick(AGENTS);
    switch (random.nextInt(4)) {
      case 0 -> submit(new Event.SeatNotReady(nowMs.get(), agent, "break"));
      case 1 -> submit(new Event.SeatLeaseLost(nowMs.get(), agent, "session-" + agent));
      default -> declareReady(agent);
    }
  }

  private <T> T pick(List<T> from) {
    return from.get(random.nextInt(from.size()));
  }

  private void submit(Event event) {
    core.submit(event).join();
  }

  /** Time goes on to this moment. */
  void goTo(Instant moment) {
    nowMs.set(Math.max(nowMs.get(), moment.toEpochMilli()));
  }

  /** The floor, once everything that is due has happened and every fact is stored. */
  ServerMessage.Floor picture() {
    settle();
    return core.ask(board::picture).join();
  }

  void settle() {
    submit(new Event.Tick(nowMs.get()));
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (stored.get() < written.get() && System.nanoTime() < end) {
      Thread.onSpinWait();
    }
    if (stored.get() < written.get()) {
      throw new AssertionError("facts were not stored in time");
    }
  }

  @Override
  public void close() {
    core.close();
    history.close();
    store.close();
  }
}
