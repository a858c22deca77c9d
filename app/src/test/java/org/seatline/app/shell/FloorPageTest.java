package org.seatline.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.seatline.app.fx.Language;
import org.seatline.app.fx.Look;
import org.seatline.app.fx.Messages;
import org.seatline.app.fx.Theme;
import org.seatline.app.fx.WindowTest;
import org.seatline.app.session.FakeSeat;
import org.seatline.app.session.SampleFloor;
import org.seatline.app.settings.SeatSettings;
import org.seatline.protocol.Role;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** The lead's wallboard by keyboard alone: queues are closed and opened, seats get a last call. */
@WindowTest
final class FloorPageTest {
  private static final long NOW = 1_790_000_000_000L;

  private final FakeSeat seat = FakeSeat.atWork();

  @Start
  void start(Stage stage) {
    seat.change(s -> SampleFloor.readyPerson(Set.of(Role.LEAD)));
    new SeatWindow(
            seat,
            new Messages(Language.EN),
            new Look(Theme.LIGHT),
            "http://127.0.0.1:7080",
            Workplace.forgetful(SeatSettings.standard("en")))
        .showIn(stage);
    seat.floor(SampleFloor.floor(NOW, 0));
  }

  private static void type(FxRobot robot, KeyCode... keys) {
    for (KeyCode key : keys) {
      robot.type(key);
    }
    WaitForAsyncUtils.waitForFxEvents();
  }

  private static String text(FxRobot robot, String id) {
    return robot.lookup(id).<Label>query().getText();
  }

  @Test
  void closesAQueueWithAReason(FxRobot robot) {
    type(robot, KeyCode.Q, KeyCode.DOWN, KeyCode.C, KeyCode.ENTER);
    assertThat(text(robot, "#queue-sentence")).startsWith("Write a reason");
    robot.write("water in the cellar");
    robot.interact(() -> seat.floor(SampleFloor.floor(NOW + 1_000, 1)));
    type(robot, KeyCode.ENTER);
    assertThat(seat.commands).contains("door bills true water in the cellar");
    assertThat(text(robot, "#queue-sentence")).isEqualTo("Done");
  }

  @Test
  void opensAQueueThatALeadClosedAndKeepsTheFocusFromPictureToPicture(FxRobot robot) {
    type(robot, KeyCode.Q, KeyCode.DOWN, KeyCode.DOWN);
    robot.interact(() -> seat.floor(SampleFloor.floor(NOW + 1_000, 2)));
    type(robot, KeyCode.DOWN, KeyCode.DOWN);
    assertThat(text(robot, "#queue-why")).startsWith("Closed by Zhou Min");
    type(robot, KeyCode.C, KeyCode.O);
    assertThat(seat.commands).contains("door general false ");
  }

  @Test
  void setsTheStateOfASeatAndGivesItALastCall(FxRobot robot) {
    type(robot, KeyCode.T, KeyCode.ENTER, KeyCode.R);
    assertThat(seat.commands).contains("force 1005 READY");
    type(robot, KeyCode.N, KeyCode.DOWN, KeyCode.DOWN, KeyCode.ENTER);
    assertThat(seat.commands).contains("force 1005 NOT_READY");
    type(robot, KeyCode.F, KeyCode.DOWN, KeyCode.ENTER);
    assertThat(seat.commands).contains("last-call-of 1005 break");
  }

  @Test
  void opensAPageByCtrlAndDigitAndGoesBack(FxRobot robot) {
    robot.push(KeyCode.CONTROL, KeyCode.DIGIT2);
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(robot.lookup(".monitor-body").tryQuery()).isEmpty();
    robot.push(KeyCode.SHIFT, KeyCode.F11);
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(robot.lookup(".monitor-body").tryQuery()).isPresent();
  }
}
