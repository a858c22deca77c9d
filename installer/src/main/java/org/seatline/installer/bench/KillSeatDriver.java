package org.seatline.installer.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.seatline.app.SeatAssembly;
import org.seatline.app.SeatLogging;
import org.seatline.app.SeatOpening;
import org.seatline.app.call.Bell;
import org.seatline.app.session.Desk;
import org.seatline.app.session.PostedSeat;
import org.seatline.app.session.Seat;
import org.seatline.app.session.SeatSnapshot;
import org.seatline.app.session.SeatSnapshot.SignIn.Step;
import org.seatline.softphone.audio.FileHeadset;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The production seat without a window, at whose desk somebody works without a pause until the
 * process is killed. Says on the standard output what was done and when, before it is done (see
 * {@link KillSeatWords}); ends with the standard input.
 */
final class KillSeatDriver {
  private static final Logger LOG = LoggerFactory.getLogger(KillSeatDriver.class);
  private static final int EXIT_FAILED = 1;
  private static final int REST_MS = 1_500;

  /** Between two moves: a person's pace, or as quick as the desk can take it. */
  private static final int[][] PACES_MS = {{40, 140}, {5, 25}};

  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("kill-seat-agent").daemon(true).factory());
  private final CountDownLatch over = new CountDownLatch(1);
  private final KillSeatWords words = new KillSeatWords(System.out);
  private final Random random;
  private final boolean drain;
  private final int[] paceMs;
  private final Seat seat;
  private final KillSeatTyping typing;
  private final KillSeatCalls calls;
  private boolean usable;
  private int changes;

  private KillSeatDriver(Seat seat, long seed, boolean drain) {
    this.random = new Random(seed);
    this.drain = drain;
    this.paceMs = PACES_MS[random.nextInt(PACES_MS.length)];
    this.seat = PostedSeat.everyState(seat, this::run);
    this.typing = new KillSeatTyping(this.seat, words, random);
    this.calls = new KillSeatCalls(this.seat, words, random, drain);
  }

  /** Arguments: server, agent, password, data folder, seed, {@code work} or {@code drain}. */
  public static void main(String... args) {
    work(UnaryOperator.identity(), args);
  }

  /** The same with a seat that is changed on its way to the desk, to see that this is noticed. */
  static void work(UnaryOperator<Seat> changed, String... args) {
    SeatLogging.configure();
    try {
      System.exit(open(changed, args));
    } catch (IOException e) {
      System.err.println("the seat cannot start: " + e.getMessage());
      System.exit(EXIT_FAILED);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static int open(UnaryOperator<Seat> changed, String... args)
      throws IOException, InterruptedException {
    SeatOpening opening =
        new SeatOpening(
            URI.create(args[0]),
            Path.of(args[3]),
            FileHeadset.deaf(),
            engine -> Bell.SILENT,
            UnaryOperator.identity());
    if (!(SeatAssembly.open(opening) instanceof SeatAssembly.Opened.Open(SeatAssembly assembly))) {
      System.err.println("the data folder is in use");
      return EXIT_FAILED;
    }
    try (assembly) {
      KillSeatDriver driver =
          new KillSeatDriver(
              changed.apply(assembly.seat()), Long.parseLong(args[4]), args[5].equals("drain"));
      driver.begin(args[1], args[2]);
      driver.watchStdin();
      driver.over.await();
      driver.thread.shutdownNow();
    }
    return 0;
  }

  private void begin(String agentId, String password) {
    run(
        () -> {
          var _ = seat.observeNotices(notice -> words.notice(notice.code()));
          calls.open();
          var _ = seat.observe(this::follow);
          seat.signIn(agentId, password.toCharArray());
        });
  }

  private void follow(SeatSnapshot now) {
    calls.follow(now);
    if (!usable && now.signIn().step() == Step.SIGNED_IN) {
      usable = true;
      var _ = seat.desk().drafts().thenAccept(this::found);
    }
    rests(now);
  }

  /** What the store has of the process before is told before anything is typed. */
  private void found(List<Desk.Draft> drafts) {
    drafts.forEach(words::found);
    words.usable();
    typing.goOnWith(drafts);
    move();
  }

  private void move() {
    if (!drain) {
      typing.key();
    }
    calls.move();
    later(paceMs[0] + random.nextInt(paceMs[1] - paceMs[0]), this::move);
  }

  /** Nothing is to be done or sent, and that stays so for a while. */
  private void rests(SeatSnapshot now) {
    int waiting = now.connection().waitingToSend();
    words.waiting(waiting);
    int mine = ++changes;
    if (drain && usable && now.call() == null && now.wrapUp() == null && waiting == 0) {
      later(
          REST_MS,
          () -> {
            if (mine == changes) {
              words.rest();
            }
          });
    }
  }

  private void run(Runnable work) {
    thread.execute(() -> guarded(work));
  }

  private void later(long ms, Runnable work) {
    var _ = thread.schedule(() -> guarded(work), ms, TimeUnit.MILLISECONDS);
  }

  private static void guarded(Runnable work) {
    try {
      work.run();
    } catch (RuntimeException e) {
      LOG.error("the driver stumbled", e);
    }
  }

  private void watchStdin() {
    Thread.ofPlatform()
        .name("kill-seat-stdin")
        .daemon()
        .start(
            () -> {
              try {
                long _ = new String(System.in.readAllBytes(), UTF_8).length();
              } catch (IOException e) {
                System.err.println("standard input broke: " + e.getMessage());
              }
              over.countDown();
            });
  }
}
