package org.seatline.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.seatline.app.fx.Language;
import org.seatline.app.fx.Look;
import org.seatline.app.fx.Messages;
import org.seatline.app.fx.Theme;
import org.seatline.app.fx.WindowTest;
import org.seatline.app.returned.CameBackSamples;
import org.seatline.app.session.CameBack;
import org.seatline.app.session.FakeSeat;
import org.seatline.app.session.SampleFloor;
import org.seatline.app.settings.SeatSettings;
import org.seatline.protocol.Mutation;
import org.seatline.protocol.Mutation.Edit;
import org.seatline.protocol.MutationResults.Conflict;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** What came back, and changes of tickets, in the whole window and by keyboard. */
@WindowTest
final class CameBackWindowTest {
  private final FakeSeat seat = FakeSeat.atWork();

  @SuppressWarnings("NullAway.Init") // the extension calls start before each test
  private SeatWindow window;

  @Start
  void start(Stage stage) {
    Workplace workplace = Workplace.forgetful(SeatSettings.standard("en"));
    window =
        new SeatWindow(
            seat,
            new Messages(Language.EN),
            new Look(Theme.LIGHT),
            "http://127.0.0.1:7080",
            workplace);
    window.showIn(stage);
  }

  private void back(FxRobot robot, CameBack.Item... items) {
    robot.interact(() -> List.of(items).forEach(seat.desk().cameBack()::add));
  }

  private static void type(FxRobot robot, KeyCode... keys) {
    robot.type(keys);
    WaitForAsyncUtils.waitForFxEvents();
  }

  private static void control(FxRobot robot, KeyCode key) {
    robot.push(KeyCode.CONTROL, key);
    WaitForAsyncUtils.waitForFxEvents();
  }

  private static String text(FxRobot robot, String selector) {
    return robot.lookup(selector).<Labeled>query().getText();
  }

  private static boolean shown(FxRobot robot, String selector) {
    return robot.lookup(selector).tryQuery().map(Node::isVisible).orElse(false);
  }

  @Test
  void announcesWhatCameBackAndCountsItUntilItIsDealtWith(FxRobot robot) {
    assertThat(shown(robot, "#status-came-back")).isFalse();
    back(robot, CameBackSamples.note(3, "too-large", "what I wrote"));
    assertThat(text(robot, "#status-came-back")).contains("1");
    assertThat(robot.lookup(".notice").tryQuery()).isPresent();
    control(robot, KeyCode.B);
    assertThat(text(robot, "#returned-reason")).contains("too long");
    type(robot, KeyCode.P);
    assertThat(shown(robot, "#status-came-back")).isFalse();
    assertThat(robot.lookup("#returned-none").tryQuery()).isPresent();
    type(robot, KeyCode.ESCAPE);
    assertThat(robot.lookup(".idle-view").tryQuery()).isPresent();
  }

  @Test
  void correctsATicketByKeyboard(FxRobot robot) {
    back(robot, CameBackSamples.ticket(7, "too-large", Language.EN));
    control(robot, KeyCode.B);
    type(robot, KeyCode.ENTER);
    TextInputControl landmark = robot.lookup("#ticket-landmark").query();
    assertThat(landmark.getText()).isEqualTo("the transformer opposite the school");
    robot.interact(landmark::requestFocus);
    robot.interact(landmark::end);
    robot.write("!");
    control(robot, KeyCode.ENTER);
    assertThat(seat.desk().submitted.getFirst().fields())
        .containsEntry("landmark", "the transformer opposite the school!");
    assertThat(shown(robot, "#status-came-back")).isFalse();
  }

  @Test
  void decidesAConflictByKeyboard(FxRobot robot) {
    back(
        robot,
        CameBackSamples.conflict(
            5,
            List.of(new Edit("description", "", "mine"), new Edit("landmark", "", "my mark")),
            new Conflict("description", "mine", "theirs"),
            new Conflict("landmark", "my mark", "their mark")));
    control(robot, KeyCode.B);
    type(robot, KeyCode.M, KeyCode.E);
    TextArea area = robot.lookup("#returned-edit").query();
    assertThat(area.isFocused()).isTrue();
    robot.write(" t");
    control(robot, KeyCode.ENTER);
    assertThat(((Mutation.TicketChanged) seat.desk().mutations.getFirst()).edits())
        .containsExactly(
            new Edit("description", "theirs", "mine"),
            new Edit("landmark", "their mark", "my mark t"));
    assertThat(shown(robot, "#status-came-back")).isFalse();
  }

  @Test
  void changesATicketByKeyboardInACallAndGoesBackToItsOwn(FxRobot robot) {
    robot.interact(() -> seat.ring(SampleFloor.KNOWN_NUMBER, null));
    robot.interact(seat::answer);
    control(robot, KeyCode.O);
    TextInputControl note = robot.lookup(node -> "ticket-@note".equals(node.getId())).query();
    robot.interact(note::requestFocus);
    robot.write("asks when");
    control(robot, KeyCode.ENTER);
    assertThat(((Mutation.NoteAdded) seat.desk().mutations.getFirst()).text())
        .isEqualTo("#4711: asks when");
    control(robot, KeyCode.N);
    assertThat(window.ticket().changes()).isNull();
    assertThat(window.ticket().callId()).isEqualTo("call-1");
  }

  @Test
  void showsHowFarItIsInStepByKeyWithoutTakingTheFocus(FxRobot robot) {
    Node before = window.scene().getFocusOwner();
    control(robot, KeyCode.S);
    assertThat(shown(robot, "#sync-popover")).isTrue();
    robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.S);
    assertThat(seat.commands).contains("try-now");
    assertThat(window.scene().getFocusOwner()).isEqualTo(before);
    type(robot, KeyCode.ESCAPE);
    assertThat(shown(robot, "#sync-popover")).isFalse();
    robot.clickOn("#status-server");
    assertThat(shown(robot, "#sync-popover")).isTrue();
  }

  @Test
  void opensADraftAgainWhereTheCaretWas(FxRobot robot) {
    robot.interact(() -> seat.ring(SampleFloor.KNOWN_NUMBER, null));
    robot.interact(seat::answer);
    TextInputControl landmark = robot.lookup("#ticket-landmark").query();
    robot.interact(landmark::requestFocus);
    robot.write("east gat").type(KeyCode.HOME).type(KeyCode.RIGHT, 4).write("x");
    robot.interact(seat::end);
    robot.interact(() -> seat.finishWrapUp("solved"));
    robot.interact(seat::signOut);
    robot.interact(() -> seat.signIn("1001", "seatline".toCharArray()));
    WaitForAsyncUtils.waitForFxEvents();
    TextInputControl again = robot.lookup("#ticket-landmark").query();
    assertThat(again).isNotSameAs(landmark);
    assertThat(again.getText()).isEqualTo("eastx gat");
    assertThat(again.isFocused()).isTrue();
    assertThat(again.getCaretPosition()).isEqualTo(5);
  }
}
