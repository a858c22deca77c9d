package org.seatline.installer;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseEvent;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.seatline.app.SeatAssembly;
import org.seatline.app.SeatOpening;
import org.seatline.app.call.Bell;
import org.seatline.app.headset.HeadsetEquipment;
import org.seatline.app.session.SeatSnapshot;
import org.seatline.app.session.SeatSnapshot.CallView.Phase;
import org.seatline.app.settings.SeatSettings;
import org.seatline.app.shell.SeatApp;
import org.seatline.app.shell.SeatOptions;
import org.seatline.app.shell.Workplace;
import org.seatline.protocol.SeatStateName;
import org.seatline.softphone.audio.FileHeadset;
import org.seatline.softphone.audio.check.AudioCheck;
import org.seatline.softphone.buttons.HeadsetButtons;
import org.seatline.softphone.media.PcmClip;
import org.seatline.softphone.testbench.Await;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** A production seat in a real window; hands press its keys and click in it, and are counted. */
final class WindowSeat implements AutoCloseable {
  static final Duration SOON = Duration.ofSeconds(30);
  private static final int WIDTH = 1366;
  private static final int HEIGHT = 768;

  private final SeatAssembly assembly;
  private final FileHeadset headset;
  private final Stage window;
  private final FxRobot robot = new FxRobot();
  private final WorkCount count = new WorkCount();
  private final AtomicInteger mouseEvents = new AtomicInteger();

  private WindowSeat(SeatAssembly assembly, FileHeadset headset, Stage window) {
    this.assembly = assembly;
    this.headset = headset;
    this.window = window;
  }

  /** Opens the seat's window, where nobody is signed in. */
  static WindowSeat open(CallCentre centre, Path folder, String language)
      throws IOException, TimeoutException, SeatOptions.BadOptionException {
    String url = centre.server().url();
    FileHeadset headset = FileHeadset.deaf();
    SeatOpening opening =
        new SeatOpening(
            URI.create(url), folder, headset, engine -> Bell.SILENT, UnaryOperator.identity());
    if (!(SeatAssembly.open(opening) instanceof SeatAssembly.Opened.Open(SeatAssembly open))) {
      throw new IOException("the folder is in use");
    }
    SeatOptions options =
        SeatOptions.parse("--server", url, "--lang", language, "--data", folder.toString());
    Workplace workplace =
        Workplace.forgetful(SeatSettings.standard(language))
            .equipped(
                new HeadsetEquipment(
                    open.headset(), HeadsetButtons.none(new HeadsetButtons.State.Closed())));
    PrintStream quiet =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    FxToolkit.registerPrimaryStage();
    Stage window =
        FxToolkit.registerStage(
            () -> {
              Stage stage = new Stage();
              new SeatApp(open.seat(), options, workplace, quiet).start(stage);
              stage.setX(0);
              stage.setY(0);
              stage.setWidth(WIDTH);
              stage.setHeight(HEIGHT);
              return stage;
            });
    WindowSeat seat = new WindowSeat(open, headset, window);
    window.getScene().addEventFilter(MouseEvent.ANY, event -> seat.mouseEvents.incrementAndGet());
    seat.leaveTheMouse();
    return seat;
  }

  WorkCount count() {
    return count;
  }

  SeatSnapshot now() {
    return assembly.seat().snapshot();
  }

  /** The call at the seat. */
  SeatSnapshot.CallView call() {
    return Objects.requireNonNull(now().call());
  }

  /** Mouse events in the window so far, of every kind. */
  int mouseEvents() {
    return mouseEvents.get();
  }

  /** Puts the mouse where it is in nobody's window. */
  void leaveTheMouse() {
    robot.moveTo(WIDTH + 100.0, HEIGHT + 100.0);
    WaitForAsyncUtils.waitForFxEvents();
  }

  /** How far the audio check is. */
  AudioCheck.Stage checkStage() {
    return assembly.headset().look().check().stage();
  }

  void speak(PcmClip voice) {
    headset.speakForEver(voice);
  }

  /** One key, or a chord of several. */
  void press(KeyCode... keys) {
    count.key();
    if (keys.length == 1) {
      robot.type(keys[0]);
    } else {
      robot.press(keys).release(keys);
    }
    WaitForAsyncUtils.waitForFxEvents();
  }

  void write(String text) {
    count.typed(text);
    robot.write(text, 0);
    WaitForAsyncUtils.waitForFxEvents();
  }

  /** Clicks on something as soon as it can be seen. */
  void click(String query) {
    awaitShown(query);
    count.click();
    robot.clickOn(query);
    WaitForAsyncUtils.waitForFxEvents();
  }

  void await(String what, Predicate<SeatSnapshot> condition) {
    await(what, condition, SOON);
  }

  void await(String what, Predicate<SeatSnapshot> condition, Duration limit) {
    try {
      Await.until(what, limit, () -> condition.test(now()));
    } catch (AssertionError e) {
      throw new AssertionError(e.getMessage() + "; the seat: " + now(), e);
    }
    WaitForAsyncUtils.waitForFxEvents();
  }

  void awaitState(SeatStateName state) {
    await("the seat is " + state, now -> now.state().name() == state);
  }

  void awaitPhase(Phase phase) {
    await("the call is " + phase, now -> now.call() != null && now.call().phase() == phase);
  }

  /** Waits until something can be seen in the window. */
  void awaitShown(String query) {
    awaitScreen("shown: " + query, () -> shown(query) != null);
  }

  /** Waits until these words stand on a label. */
  void awaitWords(String query, String words) {
    awaitScreen(
        query + " says " + words,
        () -> shown(query) instanceof Labeled label && label.getText().contains(words));
  }

  void awaitScreen(String what, Callable<Boolean> condition) {
    Await.until(what, SOON, () -> onUi(condition));
    WaitForAsyncUtils.waitForFxEvents();
  }

  /** What stands in a field. */
  String text(String query) {
    return onUi(() -> shown(query) instanceof TextInputControl field ? field.getText() : "");
  }

  /** Whether this has the focus. */
  boolean hasFocus(String query) {
    return onUi(() -> Objects.equals(shown(query), window.getScene().getFocusOwner()));
  }

  private @org.jspecify.annotations.Nullable Node shown(String query) {
    return window.getScene().getRoot().lookupAll(query).stream()
        .filter(WindowSeat::isSeen)
        .findFirst()
        .orElse(null);
  }

  private static boolean isSeen(Node node) {
    for (Node each = node; each != null; each = each.getParent()) {
      if (!each.isVisible()) {
        return false;
      }
    }
    return true;
  }

  /** Saves what the window shows as a picture. */
  void save(Path file) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    WritableImage seen = onUi(() -> window.getScene().snapshot(null));
    int width = (int) seen.getWidth();
    int height = (int) seen.getHeight();
    BufferedImage copy = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        copy.setRGB(x, y, seen.getPixelReader().getArgb(x, y));
      }
    }
    ImageIO.write(copy, "png", file.toFile());
  }

  private static <T> T onUi(Callable<T> what) {
    try {
      return WaitForAsyncUtils.asyncFx(what).get();
    } catch (InterruptedException | ExecutionException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() throws TimeoutException {
    FxToolkit.cleanupStages();
    assembly.close();
  }
}
