package org.seatline.app.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.seatline.app.fx.Language;
import org.seatline.app.fx.Theme;
import org.seatline.app.fx.WindowTest;
import org.seatline.app.session.SampleFloor;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** Two tickets in one call, by the keyboard alone. */
@WindowTest
final class TicketsAtHandWindowTest {
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

  private TextInputControl focused() {
    return (TextInputControl) screen.scene.getFocusOwner();
  }

  @Test
  void goesBetweenTicketsThatKeepCaretAndUndo(FxRobot robot) {
    robot.interact(
        () -> {
          screen.seat.ring(SampleFloor.KNOWN_NUMBER, null);
          screen.seat.answer();
          robot.lookup("#ticket-landmark").query().requestFocus();
        });
    robot.write("near the school");
    press(robot, KeyCode.HOME);
    press(robot, KeyCode.CONTROL, KeyCode.T);
    assertThat(focused().getId()).isEqualTo("new-ticket-text");
    robot.write("bill");
    press(robot, KeyCode.ENTER);
    assertThat(screen.ticket.formProperty().get()).extracting("id").isEqualTo("bills");
    assertThat(robot.lookup("#ticket-tab-2").query().isVisible()).isTrue();
    press(robot, KeyCode.CONTROL, KeyCode.PAGE_DOWN);
    assertThat(focused().getText()).isEqualTo("near the school");
    assertThat(focused().getCaretPosition()).isZero();
    press(robot, KeyCode.CONTROL, KeyCode.Z);
    assertThat(focused().getText()).isNotEqualTo("near the school");
    press(robot, KeyCode.CONTROL, KeyCode.PAGE_UP);
    assertThat(screen.ticket.formProperty().get()).extracting("id").isEqualTo("bills");
  }

  @Test
  void leavesTheChoiceWithoutATicket(FxRobot robot) {
    robot.interact(
        () -> {
          screen.seat.ring(SampleFloor.KNOWN_NUMBER, null);
          screen.seat.answer();
          robot.lookup("#ticket-landmark").query().requestFocus();
        });
    press(robot, KeyCode.CONTROL, KeyCode.T);
    press(robot, KeyCode.ESCAPE);
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(focused().getId()).isEqualTo("ticket-landmark");
    assertThat(screen.ticket.atHand().lines()).hasSize(1);
  }

  @Test
  void writesATicketBetweenCalls(FxRobot robot) {
    press(robot, KeyCode.CONTROL, KeyCode.T);
    robot.write("fault");
    press(robot, KeyCode.ENTER);
    robot.interact(() -> robot.lookup("#ticket-address").query().requestFocus());
    robot.write("8 Willow Road");
    assertThat(screen.seat.desk().drafts).hasSize(1).allMatch(draft -> draft.callId().isEmpty());
  }
}
