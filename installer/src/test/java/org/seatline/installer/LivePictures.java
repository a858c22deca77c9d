package org.seatline.installer;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.animation.PauseTransition;
import javafx.application.Platform;
import javafx.scene.image.PixelReader;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.robot.Robot;
import javafx.stage.Stage;
import javafx.stage.StageStyle;
import javax.imageio.ImageIO;
import org.seatline.app.fx.Language;
import org.seatline.app.fx.Look;
import org.seatline.app.fx.Messages;
import org.seatline.app.fx.Theme;
import org.seatline.app.session.PostedSeat;
import org.seatline.app.session.Seat;
import org.seatline.app.session.SeatSnapshot;
import org.seatline.app.session.SeatSnapshot.CallView.Phase;
import org.seatline.app.session.VoiceQuality;
import org.seatline.app.settings.SeatSettings;
import org.seatline.app.shell.SeatWindow;
import org.seatline.app.shell.Workplace;
import org.seatline.protocol.SeatStateName;
import org.seatline.protocol.SuperviseMode;

/**
 * Pictures of an agent's and a lead's window while real calls are served: a real server, real
 * callers, robot seats around them. Argument: the folder. Needs a display.
 */
public final class LivePictures {
  private static final String AGENT = "1001";
  private static final String LEAD = "2001";
  private static final String[] COLLEAGUES = {"1005", "1006", "1009", "1012", "1011"};
  private static final int[][] SIZES = {{1366, 768}, {1920, 1080}};
  private static final Duration SETTLE = Duration.ofMillis(600);
  private static final long SOON_MS = 30_000;
  private static final long RINGING_MAX_MS = 60_000;
  private static final int BUSY_COLLEAGUES = 3;
  private static final int SCRIPT_ANSWERS = 3;

  /** Where the seat that talks longest is shown. */
  private static final double FIRST_TILE_X = 110;

  private static final double FIRST_TILE_Y = 365;

  private final Path folder;
  private final CallCentre centre;
  private final DeskSeat agent;
  private final DeskSeat lead;
  private final Window agentWindow;
  private final Window leadWindow;

  private record Window(Stage stage, SeatWindow content, Look look, Messages messages) {}

  private LivePictures(Path folder, CallCentre centre, Path work)
      throws IOException, InterruptedException {
    this.folder = folder;
    this.centre = centre;
    this.agent = DeskSeat.signIn(centre, AGENT, work);
    this.lead = DeskSeat.signIn(centre, LEAD, work);
    this.agentWindow = onUi(() -> window(agent.seat()));
    this.leadWindow = onUi(() -> window(lead.seat()));
  }

  /** Takes the pictures. */
  public static void main(String... args) throws Exception {
    Path folder = Files.createDirectories(Path.of(args.length == 0 ? "target/live" : args[0]));
    Platform.startup(() -> {});
    Platform.setImplicitExit(false);
    try {
      take(folder, Language.EN, "+86 190 0000 0002");
      take(folder, Language.ZH, "+86 190 0000 0001");
    } finally {
      Platform.exit();
    }
  }

  private static void take(Path folder, Language language, String number) throws Exception {
    Path work = Files.createTempDirectory("seatline-pictures");
    try (CallCentre centre = CallCentre.open(work)) {
      new LivePictures(folder, centre, work).take(language, number);
    }
  }

  private void take(Language language, String number) throws Exception {
    agent.seat().ready();
    agent.await(s -> s.state().name() == SeatStateName.READY, SOON_MS, "not ready");
    String tag = language.tag();
    centre.startCallers(patient(number, tag), "--calls", "1");
    agent.await(
        s -> s.call() != null && s.call().phase() == Phase.RINGING, RINGING_MAX_MS, "no ring");
    picture("ringing", agentWindow, language);
    agent.seat().answer();
    agent.await(
        s -> s.call() != null && s.call().phase() == Phase.TALKING, SOON_MS, "nobody talks");
    agent.seat().notReady("break");
    for (int i = 0; i < SCRIPT_ANSWERS; i++) {
      type(KeyCode.DIGIT1);
    }
    picture("talking", agentWindow, language);
    sound(language);
    floor(language);
    agent.seat().hangUp();
    agent.await(s -> s.wrapUp() != null, SOON_MS, "no wrap-up");
    picture("wrap-up", agentWindow, language);
    type(KeyCode.DIGIT1);
    type(KeyCode.F8);
    agent.await(s -> s.state().name() == SeatStateName.NOT_READY, SOON_MS, "still in wrap-up");
    picture("idle", agentWindow, language);
    onUi(
        () -> {
          agentWindow.stage().close();
          leadWindow.stage().close();
          return true;
        });
  }

  /** Chooses faults and stays on the line until the agent hangs up. */
  private static String patient(String number, String language) {
    return String.format(
        Locale.ROOT,
        """
        {"name": "patient", "number": "%1$s", "language": "%2$s", "steps": [
          {"do": "wait-answer", "maxMs": 10000},
          {"do": "wait", "ms": 1500},
          {"do": "digit", "digits": "1"},
          {"do": "wait-talk", "maxMs": 60000},
          {"do": "say", "file": "../speech/caller-fault-%2$s-1.wav"},
          {"do": "expect-hang-up", "maxMs": 180000}
        ]}
        """,
        number,
        language);
  }

  /** The details of how the call sounds, once both ends have told. */
  private void sound(Language language) throws Exception {
    agent.await(LivePictures::isHeard, SOON_MS, "nobody tells how the call sounds");
    withControl(KeyCode.I);
    picture("quality", agentWindow, language);
    withControl(KeyCode.I);
  }

  private static boolean isHeard(SeatSnapshot now) {
    VoiceQuality quality = now.call() == null ? null : now.call().quality();
    return quality != null && quality.here().known() && quality.there().known();
  }

  /** A busy floor around the call, with the lead listening to it. */
  private void floor(Language language) throws Exception {
    for (String colleague : COLLEAGUES) {
      centre.startSeat(colleague, "--talk-seconds", "60");
    }
    centre.awaitReady();
    centre.startSampleCallers("bills-" + language.tag(), "--calls", "5", "--rate", "60");
    centre.startSampleCallers("connection-" + language.tag(), "--calls", "4", "--rate", "60");
    lead.seat().watchFloor(true);
    lead.awaitFloor(
        now ->
            now.seats().stream().filter(s -> s.state() == SeatStateName.TALKING).count()
                > BUSY_COLLEAGUES,
        90_000,
        "the floor is not busy");
    lead.seat().supervise(AGENT, SuperviseMode.LISTEN);
    lead.await(s -> s.supervision() != null, SOON_MS, "the lead does not listen");
    onUi(() -> click(leadWindow, FIRST_TILE_X, FIRST_TILE_Y));
    picture("monitor", leadWindow, language);
    lead.seat().superviseEnd();
  }

  private Window window(Seat seat) {
    Messages messages = new Messages(Language.EN);
    Look look = new Look(Theme.LIGHT);
    SeatWindow content =
        new SeatWindow(
            PostedSeat.latestState(seat, Platform::runLater),
            messages,
            look,
            centre.server().url(),
            Workplace.forgetful(SeatSettings.standard("en")));
    Stage stage = new Stage();
    stage.initStyle(StageStyle.UNDECORATED);
    content.showIn(stage);
    stage.setX(0);
    stage.setY(0);
    return new Window(stage, content, look, messages);
  }

  private void picture(String name, Window window, Language language) throws Exception {
    for (Theme theme : Theme.values()) {
      for (int[] size : SIZES) {
        onUi(() -> arrange(window, language, theme, size[0], size[1]));
        settle();
        WritableImage image = onUi(() -> window.content().scene().snapshot(null));
        String file =
            String.format(
                Locale.ROOT,
                "%s-%s-%s-%dx%d.png",
                name,
                language.tag(),
                theme.name().toLowerCase(Locale.ROOT),
                size[0],
                size[1]);
        ImageIO.write(copy(image), "png", folder.resolve(file).toFile());
      }
    }
  }

  private static boolean arrange(
      Window window, Language language, Theme theme, int width, int height) {
    window.messages().setLanguage(language);
    window.look().setTheme(theme);
    window.stage().setWidth(width);
    window.stage().setHeight(height);
    window.stage().toFront();
    new Robot().mouseMove(width - 1.0, height - 1.0);
    return true;
  }

  private static boolean click(Window window, double x, double y) {
    window.stage().toFront();
    Robot robot = new Robot();
    robot.mouseMove(x, y);
    robot.mouseClick(MouseButton.PRIMARY);
    return true;
  }

  private void type(KeyCode key) {
    keys(robot -> robot.keyType(key));
  }

  private void withControl(KeyCode key) {
    keys(
        robot -> {
          robot.keyPress(KeyCode.CONTROL);
          robot.keyType(key);
          robot.keyRelease(KeyCode.CONTROL);
        });
  }

  private void keys(Consumer<Robot> hand) {
    onUi(
        () -> {
          agentWindow.stage().requestFocus();
          return true;
        });
    settle();
    onUi(
        () -> {
          hand.accept(new Robot());
          return true;
        });
    settle();
  }

  /** Lets the toolkit draw what it was told. */
  private static void settle() {
    CompletableFuture<Boolean> settled = new CompletableFuture<>();
    Platform.runLater(
        () -> {
          var pause = new PauseTransition(javafx.util.Duration.millis(SETTLE.toMillis()));
          pause.setOnFinished(event -> settled.complete(true));
          pause.play();
        });
    boolean _ = settled.join();
  }

  private static <T> T onUi(Supplier<T> work) {
    return CompletableFuture.supplyAsync(work, Platform::runLater).join();
  }

  private static BufferedImage copy(WritableImage image) {
    int width = (int) image.getWidth();
    int height = (int) image.getHeight();
    BufferedImage copy = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    PixelReader pixels = image.getPixelReader();
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        copy.setRGB(x, y, pixels.getArgb(x, y));
      }
    }
    return copy;
  }
}
