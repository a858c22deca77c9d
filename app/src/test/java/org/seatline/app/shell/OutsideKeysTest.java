package org.seatline.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;
import org.seatline.app.fx.Language;
import org.seatline.app.fx.Look;
import org.seatline.app.fx.Messages;
import org.seatline.app.fx.Theme;
import org.seatline.app.fx.WindowTest;
import org.seatline.app.session.FakeSeat;
import org.seatline.app.session.SampleFloor;
import org.seatline.app.settings.SeatSettings;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** Another program has the focus, and keys of the real display still answer and end. */
@WindowTest
@EnabledOnOs(OS.LINUX)
@ExtendWith(ApplicationExtension.class)
final class OutsideKeysTest {
  private static final int WAIT_S = 20;

  private final FakeSeat seat = FakeSeat.atWork();
  private final Workplace workplace = Workplace.forgetful(SeatSettings.standard("en"));
  private final List<String> heardThere = new ArrayList<>();
  private @Nullable Stage stage;
  private @Nullable Process other;
  private @Nullable BufferedReader said;

  @Start
  void start(Stage shown) {
    stage = shown;
    SeatWindow window =
        new SeatWindow(
            seat,
            new Messages(Language.EN),
            new Look(Theme.LIGHT),
            "http://127.0.0.1:7080",
            workplace);
    window.hearOutside(shown);
    window.showIn(shown);
  }

  @AfterEach
  void endTheOther(FxRobot robot) throws InterruptedException {
    if (other != null) {
      other.destroy();
      assertThat(other.waitFor(WAIT_S, TimeUnit.SECONDS)).isTrue();
    }
    Stage own = stage;
    if (own != null) { // a display without a window manager gives the focus to nobody
      robot.interact(own::requestFocus);
    }
  }

  /** Starts a program in a process of its own, and waits until it has the focus. */
  private void beginAnotherProgram() throws IOException, TimeoutException {
    Process started =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                OtherProgram.class.getName())
            .redirectErrorStream(true)
            .start();
    other = started;
    said = started.inputReader(StandardCharsets.UTF_8);
    waitForThere("focus");
  }

  private void waitForThere(String line) throws TimeoutException {
    WaitForAsyncUtils.waitFor(
        WAIT_S,
        TimeUnit.SECONDS,
        () -> {
          while (said != null && said.ready()) {
            heardThere.add(said.readLine());
          }
          return heardThere.contains(line);
        });
  }

  private static void press(FxRobot robot, KeyCode key) {
    robot.press(KeyCode.CONTROL, KeyCode.SHIFT, key).release(key, KeyCode.SHIFT, KeyCode.CONTROL);
  }

  private void waitForCommands(String... commands) throws TimeoutException {
    WaitForAsyncUtils.waitFor(
        WAIT_S, TimeUnit.SECONDS, () -> seat.commands.equals(List.of(commands)));
  }

  @Test
  void answersAndEndsWhileAnotherProgramHasTheFocus(FxRobot robot) throws Exception {
    beginAnotherProgram();
    WaitForAsyncUtils.waitFor(WAIT_S, TimeUnit.SECONDS, () -> stage != null && !stage.isFocused());
    press(robot, KeyCode.F2);
    press(robot, KeyCode.F8);
    robot.type(KeyCode.A);
    waitForThere("key A");
    assertThat(seat.commands).as("there is no call yet").isEmpty();
    robot.interact(() -> seat.ring(SampleFloor.KNOWN_NUMBER, null));
    press(robot, KeyCode.F8);
    press(robot, KeyCode.F2);
    waitForCommands("answer");
    press(robot, KeyCode.F8);
    waitForCommands("answer", "hang-up");
    assertThat(stage).isNotNull().satisfies(own -> assertThat(own.isFocused()).isFalse());
    robot.type(KeyCode.B);
    waitForThere("key B");
    assertThat(heardThere).doesNotContain("key F2", "key F8");
  }

  @Test
  void leavesTheKeysToOthersWhenItIsSwitchedOffOrNobodyIsAtWork(FxRobot robot) throws Exception {
    robot.interact(() -> workplace.change(s -> s.withOutside(s.outside().withGlobalKeys(false))));
    beginAnotherProgram();
    robot.interact(() -> seat.ring(SampleFloor.KNOWN_NUMBER, null));
    WaitForAsyncUtils.waitFor(
        WAIT_S,
        TimeUnit.SECONDS,
        () -> {
          press(robot, KeyCode.F2);
          while (said != null && said.ready()) {
            heardThere.add(said.readLine());
          }
          return heardThere.contains("key F2");
        });
    assertThat(seat.commands).isEmpty();
  }
}
