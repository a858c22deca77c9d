package org.seatline.installer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Predicate;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.seatline.app.SeatAssembly;
import org.seatline.app.SeatOpening;
import org.seatline.app.session.SeatSnapshot;
import org.seatline.app.session.SeatSnapshot.CallView.Phase;
import org.seatline.app.settings.SeatSettings;
import org.seatline.app.shell.SeatApp;
import org.seatline.app.shell.SeatOptions;
import org.seatline.app.shell.Workplace;
import org.seatline.installer.demo.Books;
import org.seatline.protocol.SeatStateName;
import org.seatline.softphone.testbench.Await;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** One whole call, from signing in to being ready again, in a real window by keyboard alone. */
@ExtendWith(ApplicationExtension.class)
final class KeyboardCallTest {
  private static final Duration SOON = Duration.ofSeconds(20);

  /** The first sign-in also fetches all customers. */
  private static final Duration SIGNED_IN = Duration.ofSeconds(90);

  private static final Duration UNTIL_RINGING = Duration.ofSeconds(60);
  private static final int SCRIPT_STEPS_MAX = 40;

  /** Presses 1 after the notice and stays on the line until the agent hangs up. */
  private static final String PATIENT_CALLER =
      """
      {"name": "patient", "number": "+86 190 0000 0002", "language": "en", "steps": [
        {"do": "wait-answer", "maxMs": 10000},
        {"do": "wait", "ms": 1500},
        {"do": "digit", "digits": "1"},
        {"do": "wait-talk", "maxMs": 60000},
        {"do": "expect-hang-up", "maxMs": 90000}
      ]}
      """;

  @TempDir static Path folder;

  @SuppressWarnings("NullAway.Init") // the extension calls start before each test
  private CallCentre centre;

  @SuppressWarnings("NullAway.Init")
  private SeatAssembly assembly;

  @SuppressWarnings("NullAway.Init")
  private Stage window;

  @Start
  void start(Stage stage) throws IOException, SeatOptions.BadOptionException {
    centre = CallCentre.open(folder);
    SeatOptions options =
        SeatOptions.parse(
            "--server",
            centre.server().url(),
            "--lang",
            "en",
            "--data",
            data(),
            "--headset",
            "none");
    var opened =
        SeatAssembly.open(
            SeatOpening.atDesk(URI.create(centre.server().url()), Path.of(data()), "none"));
    assembly = ((SeatAssembly.Opened.Open) opened).assembly();
    PrintStream quiet =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    Workplace workplace = Workplace.forgetful(SeatSettings.standard("en"));
    new SeatApp(assembly.seat(), options, workplace, quiet).start(stage);
    window = stage;
  }

  private static String data() {
    return folder.resolve("seat").toString();
  }

  @AfterEach
  void close() throws IOException {
    assembly.close();
    centre.close();
  }

  @Test
  void actsAWholeCallByKeyboardAlone(FxRobot robot) throws IOException {
    signIn(robot);
    await("signed in", s -> s.signIn().step() == SeatSnapshot.SignIn.Step.SIGNED_IN, SIGNED_IN);
    type(robot, KeyCode.F3);
    await("the seat is ready", s -> s.state().name() == SeatStateName.READY, SOON);

    centre.startCallers(PATIENT_CALLER, "--calls", "1");
    await("the seat rings", s -> phase(s) == Phase.RINGING, UNTIL_RINGING);
    type(robot, KeyCode.SPACE);
    await("they talk", s -> phase(s) == Phase.TALKING, SOON);

    type(robot, KeyCode.F4);
    await("the caller is on hold", s -> Objects.requireNonNull(s.call()).held(), SOON);
    type(robot, KeyCode.F4);
    await("the caller is back", s -> !Objects.requireNonNull(s.call()).held(), SOON);
    type(robot, KeyCode.F5);
    await("the microphone is off", s -> Objects.requireNonNull(s.call()).muted(), SOON);
    type(robot, KeyCode.F5);

    followTheScript(robot);
    press(robot, KeyCode.CONTROL, KeyCode.ENTER);

    type(robot, KeyCode.F8);
    await("wrap-up", s -> s.wrapUp() != null, SOON);
    type(robot, KeyCode.DIGIT1);
    type(robot, KeyCode.F8);
    await("ready again", s -> s.state().name() == SeatStateName.READY, SOON);
    await("everything is delivered", s -> s.connection().waitingToSend() == 0, SOON);
    assertBooks();
  }

  private static void signIn(FxRobot robot) {
    robot.write("1001");
    robot.type(KeyCode.TAB);
    robot.write("demo-1001");
    type(robot, KeyCode.ENTER);
  }

  /** Always the first answer; where something is to be typed, a time, which every field takes. */
  private void followTheScript(FxRobot robot) {
    for (int i = 0; i < SCRIPT_STEPS_MAX; i++) {
      if (window.getScene().getFocusOwner() instanceof TextInputControl) {
        robot.write("1930");
        type(robot, KeyCode.ENTER);
      } else {
        type(robot, KeyCode.DIGIT1);
      }
    }
  }

  private void assertBooks() throws IOException {
    assembly.close();
    try (Books books = centre.closeAndOpenBooks()) {
      assertThat(books.calls())
          .singleElement()
          .satisfies(
              call -> {
                assertThat(call.agentId()).isEqualTo("1001");
                assertThat(call.tickets()).isEqualTo(1);
                assertThat(call.wrapUps()).isEqualTo(1);
                assertThat(call.recording()).isNotNull();
              });
      assertThat(books.number("select count(*) from call_segments where hold_ms > 0")).isEqualTo(1);
    }
  }

  private static @Nullable Phase phase(SeatSnapshot snapshot) {
    return snapshot.call() == null ? null : snapshot.call().phase();
  }

  private void await(String what, Predicate<SeatSnapshot> condition, Duration limit) {
    Await.until(what, limit, () -> condition.test(assembly.seat().snapshot()));
    WaitForAsyncUtils.waitForFxEvents();
  }

  private static void type(FxRobot robot, KeyCode key) {
    robot.type(key);
    WaitForAsyncUtils.waitForFxEvents();
  }

  private static void press(FxRobot robot, KeyCode... keys) {
    robot.press(keys).release(keys);
    WaitForAsyncUtils.waitForFxEvents();
  }
}
