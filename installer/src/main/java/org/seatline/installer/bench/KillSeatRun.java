package org.seatline.installer.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.seatline.installer.demo.Books;
import org.seatline.installer.demo.ChildProcess;
import org.seatline.installer.demo.DemoServer;
import org.seatline.installer.demo.RobotSeat;
import org.seatline.installer.demo.TemporaryFolder;

/** One server, and one seat that is killed and started again on the same folder. */
final class KillSeatRun implements AutoCloseable {
  private static final String AGENT = LoadCentre.agent(0);
  private static final int WRAP_UP_MS = 20_000;
  private static final long USABLE_MAX_MS = 60_000;
  private static final long MOMENT_MAX_MS = 6_000;
  private static final long REST_MAX_MS = 120_000;
  private static final long LAST_LINE_MAX_MS = 5_000;
  private static final int CALLERS = 3;

  /** What a recording may be shorter than the talk: the start of the sound and the last chunk. */
  private static final long RECORDING_SLACK_MS = 1_000;

  /** Notices of a store or a key ring that was set aside. */
  private static final List<String> SET_ASIDE = List.of("notice S501", "notice S504");

  private final TemporaryFolder temporary;
  private final Path folder;
  private final String driver;
  private final Random random;
  private final DemoServer server;
  private final OwnKillCallers callers;
  private final KillSeatLedger ledger = new KillSeatLedger();
  private final Map<KillSeatMoment, Integer> moments = new EnumMap<>(KillSeatMoment.class);
  private final List<Double> usableMs = new ArrayList<>();
  private final List<String> complaints = new ArrayList<>();
  private int cycles;
  private int openFailures;
  private int numbers;

  private KillSeatRun(TemporaryFolder folder, DemoServer server, long seed, String driver)
      throws IOException {
    this.temporary = folder;
    this.folder = folder.path();
    this.server = server;
    this.driver = driver;
    this.random = new Random(seed);
    this.callers = new OwnKillCallers(server.sipPort(), seed);
  }

  /**
   * Begins.
   *
   * @param driver main class of the seats' processes, see {@link KillSeatDriver}
   */
  static KillSeatRun begin(long seed, String driver) throws IOException {
    TemporaryFolder folder = new TemporaryFolder();
    Path config = LoadCentre.write(folder.path().resolve("config"), 1, false, WRAP_UP_MS);
    DemoServer server = DemoServer.start(folder.path(), 0, 0, "--config", config.toString());
    return new KillSeatRun(folder, server, seed, driver);
  }

  KillSeatLedger ledger() {
    return ledger;
  }

  /** A seat is started, works, and is killed at some moment. */
  void cycle() throws IOException, InterruptedException {
    cycle(KillSeatMoment.any(random));
  }

  /** The same at a moment of this kind, if it comes. */
  void cycle(KillSeatMoment moment) throws IOException, InterruptedException {
    letCall();
    long startedAt = System.nanoTime();
    ChildProcess seat = start("work");
    workAndDie(seat, moment, startedAt);
    cycles++;
  }

  private void workAndDie(ChildProcess seat, KillSeatMoment moment, long startedAt)
      throws InterruptedException {
    Predicate<String> line = moment.line();
    boolean usable = line == null || becomesUsable(seat, startedAt);
    if (usable && line != null) {
      awaitMoment(seat, line);
    }
    boolean endedByItself = seat.process().waitFor(moment.moreMs(random), TimeUnit.MILLISECONDS);
    long killedAt = System.nanoTime();
    seat.kill();
    take(seat, killedAt);
    if (endedByItself) {
      fails("a seat ended by itself: " + seat.lastWords());
    }
  }

  private ChildProcess start(String mode) throws IOException {
    return ChildProcess.start(
        "seat-" + cycles,
        folder,
        RobotSeat.SMALL_JVM,
        Map.of(),
        driver,
        List.of(
            server.url(),
            AGENT,
            LoadCentre.password(AGENT),
            folder.resolve("seat").toString(),
            Long.toString(random.nextLong()),
            mode));
  }

  /** Somebody always waits in the queue. */
  private void letCall() throws IOException {
    long there =
        callers.stories().stream()
            .filter(story -> story.steps().stream().noneMatch(KillSeatRun::ends))
            .count();
    List<String> more = new ArrayList<>();
    for (long i = there; i < CALLERS; i++) {
      more.add("07105%05d".formatted(++numbers));
    }
    callers.call(more);
  }

  private static boolean ends(CallerStory.Step step) {
    return switch (step.what()) {
      case OVER, LEFT, LOST -> true;
      case ANSWERED, VOICE, SEAT -> false;
    };
  }

  private boolean becomesUsable(ChildProcess seat, long startedAt) {
    try {
      String line = seat.await(word -> word.startsWith("usable "), USABLE_MAX_MS);
      long at = Long.parseLong(line.split(" ", -1)[1]);
      if (cycles > 0) {
        usableMs.add((at - startedAt) / 1e6);
      }
      return true;
    } catch (IOException e) {
      fails("not usable: " + e.getMessage());
      return false;
    }
  }

  /** A moment that does not come (nobody calls, say) makes room for the next. */
  private static void awaitMoment(ChildProcess seat, Predicate<String> line) {
    try {
      String _ = seat.await(line, MOMENT_MAX_MS);
    } catch (IOException e) {
      System.out.println("another moment: " + e.getMessage());
    }
  }

  private void take(ChildProcess seat, long killedAt) throws InterruptedException {
    boolean _ = seat.awaitEnd(LAST_LINE_MAX_MS);
    List<String> lines = seat.lines(line -> true);
    ledger.killed(lines, killedAt);
    moments.merge(KillSeatMoment.of(lines), 1, Integer::sum);
    if (lines.stream().anyMatch(SET_ASIDE::contains)) {
      fails("something was set aside: " + lines);
    }
  }

  private void fails(String why) {
    openFailures++;
    complaints.add(why);
  }

  /** Lets the seat deliver everything, stops all, and looks what the server has. */
  KillSeatResult end() throws IOException, InterruptedException {
    ChildProcess seat = start("drain");
    try (seat) {
      seat.await("rest"::equals, REST_MAX_MS);
    }
    take(seat, System.nanoTime());
    stop();
    complaints.addAll(ledger.complaints());
    try (Books books = Books.open(server.data())) {
      int lost = 0;
      int twice = 0;
      for (String id : ledger.safeTickets()) {
        long lines = count(books, "mutations where outcome = 'applied' and subject = 'ticket/", id);
        long there = count(books, "tickets where id = '", id);
        lost += there == 0 || lines == 0 ? 1 : 0;
        twice += lines > 1 ? 1 : 0;
      }
      return new KillSeatResult(
          cycles,
          ledger,
          lost,
          twice,
          openFailures,
          lostRecordings(books),
          moments,
          usableMs,
          complaints);
    }
  }

  private static long count(Books books, String where, String id) throws IOException {
    return books.number("select count(*) from " + where + id + "'");
  }

  private int lostRecordings(Books books) throws IOException {
    int lost = 0;
    for (Map.Entry<String, List<Long>> call : ledger.talksMs().entrySet()) {
      long wanted =
          call.getValue().stream().mapToLong(ms -> Math.max(0, ms - RECORDING_SLACK_MS)).sum();
      long there =
          books.number(
              "select coalesce(sum(duration_ms), 0) from recordings where complete and call_id = '"
                  + call.getKey()
                  + "'");
      if (there < wanted) {
        lost++;
        complaints.add(
            "call " + call.getKey() + ": " + call.getValue() + " ms of talk, " + there + " kept");
      }
    }
    return lost;
  }

  private void stop() {
    callers.close();
    server.close();
  }

  /** Stops what runs and removes the folder. */
  @Override
  public void close() throws IOException {
    stop();
    temporary.close();
  }
}
