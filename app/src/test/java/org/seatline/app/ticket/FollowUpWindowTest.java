package org.seatline.app.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.seatline.app.fx.Language;
import org.seatline.app.fx.Theme;
import org.seatline.app.fx.WindowTest;
import org.seatline.app.session.SampleFloor;
import org.seatline.protocol.FollowUp;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** A callback and an escalation, promised by the keyboard alone. */
@WindowTest
final class FollowUpWindowTest {
  @SuppressWarnings("NullAway.Init") // the extension calls start before each test
  private DeskScreen screen;

  @Start
  void start(Stage stage) {
    screen = new DeskScreen(stage, Language.EN, Theme.LIGHT);
  }

  private static void press(FxRobot robot, KeyCode... keys) {
    robot.press(keys).release(keys);
    WaitForAsyncUtils.waitForFxEvents();
  }

  @Test
  void promisesACallbackAndEscalates(FxRobot robot) {
    robot.interact(
        () -> {
          screen.seat.ring(SampleFloor.KNOWN_NUMBER, null);
          screen.seat.answer();
          robot.lookup("#ticket-landmark").query().requestFocus();
        });
    press(robot, KeyCode.CONTROL, KeyCode.D);
    press(robot, KeyCode.DOWN);
    press(robot, KeyCode.TAB);
    robot.write("+45");
    press(robot, KeyCode.ENTER);
    assertThat(screen.ticket.followUps().pending())
        .singleElement()
        .matches(each -> each.kind() == FollowUp.Kind.CALLBACK)
        .matches(each -> each.number().equals(SampleFloor.KNOWN_NUMBER));
    assertThat(screen.scene.getFocusOwner()).isSameAs(robot.lookup("#ticket-landmark").query());
    press(robot, KeyCode.CONTROL, KeyCode.D);
    press(robot, KeyCode.DOWN);
    press(robot, KeyCode.DOWN);
    press(robot, KeyCode.TAB);
    press(robot, KeyCode.DOWN);
    press(robot, KeyCode.TAB);
    press(robot, KeyCode.TAB);
    robot.write("wants the manager");
    press(robot, KeyCode.ENTER);
    assertThat(screen.ticket.followUps().pending())
        .anyMatch(each -> each.kind() == FollowUp.Kind.ESCALATION && !each.group().isEmpty());
  }

  @Test
  void leavesItByEscape(FxRobot robot) {
    robot.interact(
        () -> {
          screen.seat.ring(SampleFloor.KNOWN_NUMBER, null);
          screen.seat.answer();
        });
    press(robot, KeyCode.CONTROL, KeyCode.D);
    press(robot, KeyCode.ESCAPE);
    assertThat(screen.ticket.followUps().openProperty().get()).isFalse();
    assertThat(screen.ticket.followUps().pending()).isEmpty();
  }
}
