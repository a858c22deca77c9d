package org.seatline.installer.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.seatline.app.fx.UiThread;
import org.seatline.installer.demo.TemporaryFolder;
import org.seatline.protocol.HistoryPoint;

/**
 * The longest stall of a seat's UI thread while a call runs, its ticket is typed, and changes come
 * from the server.
 */
final class UiLatencyBench implements Bench.Benchmark {
  private static final int CUSTOMERS_USUAL = 20_000;
  private static final int SECONDS_USUAL = 30;
  private static final int WARM_UP_S = 10;
  private static final long KEY_MS = 80;
  private static final long CHANGE_MS = 50;
  private static final String LETTERS = "the caller says that the lights went out at nine ";

  @Override
  public String describe() {
    return "stalls of the UI thread in a call of -Dseconds=, typing, 20 changes a second; needs a"
        + " display";
  }

  @Override
  public String run() throws Exception {
    int customers = Integer.getInteger("rows", CUSTOMERS_USUAL);
    int seconds = Integer.getInteger("seconds", SECONDS_USUAL);
    try (TemporaryFolder folder = new TemporaryFolder();
        HttpClient client = HttpClient.newHttpClient();
        SeatRig rig = SeatRig.start(folder.path(), customers);
        DeltaSeat colleague =
            DeltaSeat.start(
                folder.path(),
                client,
                URI.create(rig.server().url()),
                SeatRig.COLLEAGUE,
                HistoryPoint.NONE)) {
      rig.ring(0);
      rig.answer();
      try (Work work = new Work(rig, colleague);
          UiProbe probe = UiProbe.start()) {
        work.goOn(WARM_UP_S);
        probe.begin();
        work.goOn(seconds);
        return String.format(Locale.ROOT, "customers=%d seconds=%d ", customers, seconds)
            + probe.figures()
            + work.figures()
            + " load="
            + Figures.load();
      }
    }
  }

  /** Somebody types, and a colleague's tickets come. */
  private static final class Work implements AutoCloseable {
    private final ScheduledExecutorService typing = timer("bench-typing");
    private final ScheduledExecutorService changing = timer("bench-changes");
    private final TextInputControl field;
    private int typed;
    private int changes;

    Work(SeatRig rig, DeltaSeat colleague) throws IOException, InterruptedException {
      this.field = SeatRig.onceThere(() -> field(rig.scene()));
      var _ =
          typing.scheduleAtFixedRate(
              () -> UiThread.run(this::type), 0, KEY_MS, TimeUnit.MILLISECONDS);
      var _ =
          changing.scheduleAtFixedRate(
              () -> {
                colleague.submit(1);
                changes++;
              },
              0,
              CHANGE_MS,
              TimeUnit.MILLISECONDS);
    }

    private static ScheduledExecutorService timer(String name) {
      return Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name(name).daemon(true).factory());
    }

    /** The ticket's first field with several lines, with the focus. */
    private static Optional<TextInputControl> field(Scene scene) {
      for (Node node : scene.getRoot().lookupAll(".text-area")) {
        String id = node.getId();
        if (node instanceof TextInputControl field && id != null && id.startsWith("ticket-")) {
          field.requestFocus();
          return Optional.of(field);
        }
      }
      return Optional.empty();
    }

    private void type() {
      String letter = String.valueOf(LETTERS.charAt(typed++ % LETTERS.length()));
      Event.fireEvent(
          field,
          new KeyEvent(
              KeyEvent.KEY_TYPED, letter, "", KeyCode.UNDEFINED, false, false, false, false));
    }

    void goOn(int seconds) throws InterruptedException {
      boolean _ = new CountDownLatch(1).await(seconds, TimeUnit.SECONDS);
    }

    String figures() throws IOException {
      int length = SeatRig.onUi(() -> field.getLength());
      return String.format(
          Locale.ROOT, " typed=%d inField=%d changesSent=%d", typed, length, changes);
    }

    @Override
    public void close() {
      typing.shutdownNow();
      changing.shutdownNow();
    }
  }
}
