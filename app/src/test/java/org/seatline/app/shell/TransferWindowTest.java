package org.seatline.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.Node;
import javafx.scene.control.TextInputControl;
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
import org.seatline.protocol.TicketRecord;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** Asking a colleague and handing over, by keyboard alone and by mouse. */
@WindowTest
final class TransferWindowTest {
  private final FakeSeat seat = FakeSeat.atWork();
  private final Messages messages = new Messages(Language.EN);

  @SuppressWarnings("NullAway.Init") // the extension calls start before each test
  private SeatWindow window;

  @Start
  void start(Stage stage) {
    Workplace workplace = Workplace.forgetful(SeatSettings.standard("en"));
    window =
        new SeatWindow(seat, messages, new Look(Theme.LIGHT), "http://127.0.0.1:7080", workplace);
    window.showIn(stage);
  }

  private void talkAndWrite(FxRobot robot) {
    robot.interact(() -> seat.ring(SampleFloor.KNOWN_NUMBER, null));
    type(robot, KeyCode.F2);
    Node landmark = robot.lookup("#ticket-landmark").query();
    robot.interact(
        () -> {
          landmark.requestFocus();
          ((TextInputControl) landmark).setText("the old mill");
        });
    seat.commands.clear();
  }

  private static void type(FxRobot robot, KeyCode key) {
    robot.type(key);
    WaitForAsyncUtils.waitForFxEvents();
  }

  private static boolean open(FxRobot robot) {
    return robot.lookup("#transfer").query().isVisible();
  }

  private static String focused(FxRobot robot) {
    Node owner = robot.lookup("#transfer").query().getScene().getFocusOwner();
    return owner == null ? "" : String.valueOf(owner.getId());
  }

  @Test
  void handsOverNowByKeysAndMovesTheTicketOnce(FxRobot robot) {
    talkAndWrite(robot);
    type(robot, KeyCode.F6);
    assertThat(open(robot)).isTrue();
    robot.write("chen").type(KeyCode.TAB).write("two hours left");
    robot.press(KeyCode.CONTROL, KeyCode.ENTER).release(KeyCode.ENTER, KeyCode.CONTROL);
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(seat.commands).endsWith("transfer Seat[agentId=1002]");
    assertThat(open(robot)).isFalse();
    assertThat(seat.colleagues().handovers.getLast().note()).isEqualTo("two hours left");
    assertThat(seat.desk().submitted)
        .singleElement()
        .satisfies(
            ticket -> {
              assertThat(ticket.state()).isEqualTo("in-progress");
              assertThat(ticket.fields()).containsEntry("landmark", "the old mill");
            });
    TicketRecord moved = seat.colleagues().handovers.getLast().ticket();
    assertThat(moved).isEqualTo(seat.desk().submitted.getFirst());
  }

  @Test
  void asksByKeysAndGivesTheFocusBack(FxRobot robot) {
    talkAndWrite(robot);
    type(robot, KeyCode.F6);
    type(robot, KeyCode.DOWN);
    type(robot, KeyCode.ENTER);
    assertThat(seat.commands).endsWith("consult Seat[agentId=1002]");
    assertThat(seat.desk().submitted).isEmpty();
    assertThat(focused(robot)).isEqualTo("ticket-landmark");
    robot.interact(() -> seat.colleagues().connected());
    type(robot, KeyCode.F7);
    type(robot, KeyCode.F4);
    type(robot, KeyCode.F8);
    assertThat(seat.commands).endsWith("together true", "swap", "back");
  }

  @Test
  void leavesByEscapeAndDoesAllByMouse(FxRobot robot) {
    talkAndWrite(robot);
    robot.clickOn(".action-button.transfer");
    assertThat(open(robot)).isTrue();
    type(robot, KeyCode.ESCAPE);
    assertThat(open(robot)).isFalse();
    robot.clickOn(".action-button.transfer").clickOn("#transfer-row-2").clickOn("#transfer-ask");
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(seat.commands).endsWith("consult Seat[agentId=1002]");
  }
}
