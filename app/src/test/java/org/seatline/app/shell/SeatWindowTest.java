package org.seatline.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.Node;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.Test;
import org.seatline.app.fx.Language;
import org.seatline.app.fx.Look;
import org.seatline.app.fx.Messages;
import org.seatline.app.fx.Theme;
import org.seatline.app.fx.WindowTest;
import org.seatline.app.session.FakeSeat;
import org.seatline.app.session.SampleFloor;
import org.seatline.app.settings.SeatSettings;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** The whole window by keyboard, over a seat that has no server. */
@WindowTest
final class SeatWindowTest {
  private final FakeSeat seat = FakeSeat.signedOut();
  private final Messages messages = new Messages(Language.EN);
  private final Workplace workplace = Workplace.forgetful(SeatSettings.standard("en"));

  @SuppressWarnings("NullAway.Init") // the extension calls start before each test
  private SeatWindow window;

  @Start
  void start(Stage stage) {
    window =
        new SeatWindow(seat, messages, new Look(Theme.LIGHT), "http://127.0.0.1:7080", workplace);
    window.showIn(stage);
  }

  private void signIn(FxRobot robot) {
    robot.interact(() -> seat.signIn("1001", "seatline".toCharArray()));
  }

  @Test
  void answersByItselfWhenToldSo(FxRobot robot) {
    signIn(robot);
    robot.clickOn(".person-button").clickOn("Answer calls by themselves after 2 s");
    assertThat(workplace.settings().autoAnswerAfterMs()).isEqualTo(2_000);
    assertThat(robot.lookup("Calls are answered by themselves after 2 s").tryQuery()).isPresent();
    robot.clickOn(".person-button").clickOn("Answer calls by hand again");
    assertThat(workplace.settings().autoAnswerAfterMs()).isNull();
  }

  private void ring(FxRobot robot) {
    robot.interact(() -> seat.ring(SampleFloor.KNOWN_NUMBER, null));
  }

  private static void type(FxRobot robot, KeyCode... keys) {
    for (KeyCode key : keys) {
      robot.type(key);
    }
    WaitForAsyncUtils.waitForFxEvents();
  }

  @Test
  void signsInByKeyboard(FxRobot robot) {
    robot.write("1001").type(KeyCode.ENTER).write("wrong").type(KeyCode.ENTER);
    WaitForAsyncUtils.waitForFxEvents();
    Label error = robot.lookup("#sign-in-error").query();
    assertThat(error.getText()).startsWith("Agent id and password do not match.");
    robot.write("seatline").type(KeyCode.ENTER);
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(robot.lookup(".state-bar").tryQuery()).isPresent();
  }

  @Test
  void leadsThroughACallByKeyboardAlone(FxRobot robot) {
    signIn(robot);
    ring(robot);
    type(robot, KeyCode.SPACE, KeyCode.F4, KeyCode.F4, KeyCode.F5, KeyCode.F5);
    type(robot, KeyCode.F9, KeyCode.DIGIT7, KeyCode.F9, KeyCode.F10, KeyCode.F10, KeyCode.F8);
    type(robot, KeyCode.F8, KeyCode.DIGIT2, KeyCode.F4, KeyCode.F8);
    assertThat(seat.commands)
        .containsSubsequence(
            "answer",
            "hold true",
            "hold false",
            "mute true",
            "mute false",
            "digits 7",
            "pause true",
            "pause false",
            "hang-up",
            "extend",
            "finish fault-area");
  }

  @Test
  void answersWithSpaceOnlyWhenNobodyTypes(FxRobot robot) {
    signIn(robot);
    TextField field = new TextField();
    robot.interact(
        () -> {
          ((StackPane) window.scene().getRoot()).getChildren().get(0).requestFocus();
          ((StackPane) ((StackPane) window.scene().getRoot()).getChildren().get(0))
              .getChildren()
              .add(field);
          field.requestFocus();
        });
    robot.write("a");
    ring(robot);
    assertThat(field.isFocused()).isTrue();
    robot.write(" b");
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(field.getText()).isEqualTo("a b");
    assertThat(seat.commands).doesNotContain("answer");
    type(robot, KeyCode.F2);
    assertThat(seat.commands).contains("answer");
    assertThat(field.isFocused()).isTrue();
  }

  private String leaveATicket(FxRobot robot, String landmark) {
    ring(robot);
    type(robot, KeyCode.SPACE);
    robot.interact(
        () -> ((TextInputControl) robot.lookup("#ticket-landmark").query()).setText(landmark));
    type(robot, KeyCode.F8);
    robot.interact(() -> seat.finishWrapUp("solved"));
    // Another call takes it off the screen; it had nothing worth keeping of its own.
    ring(robot);
    type(robot, KeyCode.SPACE, KeyCode.F8);
    robot.interact(() -> seat.finishWrapUp("solved"));
    return seat.desk().drafts.getFirst().draftId();
  }

  private static String landmark(FxRobot robot) {
    return ((TextInputControl) robot.lookup("#ticket-landmark").query()).getText();
  }

  @Test
  void opensADraftByItsDigitAndSubmitsItBetweenCalls(FxRobot robot) {
    signIn(robot);
    String draft = leaveATicket(robot, "next to the school");
    type(robot, KeyCode.DIGIT1);
    assertThat(landmark(robot)).isEqualTo("next to the school");
    assertThat(window.scene().getFocusOwner()).isInstanceOf(Control.class);
    assertThat(robot.lookup("#idle-draft-1").tryQuery()).isEmpty();
    robot.interact(
        () -> {
          ((TextInputControl) robot.lookup("#ticket-landmark").query()).setText("by the bridge");
        });
    fill(robot);
    robot.press(KeyCode.CONTROL, KeyCode.ENTER).release(KeyCode.ENTER, KeyCode.CONTROL);
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(window.ticket().fields())
        .filteredOn(field -> field.problemProperty().get() != null)
        .extracting(field -> field.field().id())
        .isEmpty();
    assertThat(seat.desk().submitted).singleElement().extracting("id").isEqualTo(draft);
    assertThat(seat.desk().submitted.getFirst().fields())
        .containsEntry("landmark", "by the bridge");
    assertThat(seat.desk().drafts).isEmpty();
  }

  /** What the form asks for besides. */
  private void fill(FxRobot robot) {
    robot.interact(
        () -> {
          window.ticket().field("dangerKind").orElseThrow().edit("none");
          window.ticket().field("scope").orElseThrow().edit("home");
          window.ticket().field("since").orElseThrow().edit("08:15");
        });
  }

  @Test
  void opensADraftByEnterAndByClick(FxRobot robot) {
    signIn(robot);
    leaveATicket(robot, "next to the school");
    robot.interact(() -> robot.lookup("#idle-draft-1").query().requestFocus());
    type(robot, KeyCode.ENTER);
    assertThat(landmark(robot)).isEqualTo("next to the school");
    ring(robot);
    type(robot, KeyCode.F2, KeyCode.F8);
    robot.interact(() -> seat.finishWrapUp("solved"));
    robot.clickOn("#idle-draft-1");
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(landmark(robot)).isEqualTo("next to the school");
  }

  @Test
  void saysWhyNoCallsComeAfterAMissedOneAndTakesThemAgainByOneKey(FxRobot robot) {
    signIn(robot);
    ring(robot);
    robot.interact(() -> seat.change(SampleFloor::missed));
    Node panel = robot.lookup("#idle-missed").query();
    assertThat(panel.isVisible()).isTrue();
    assertThat(robot.from(panel).lookup(".key-hint").<Label>query().getText()).isEqualTo("F3");
    type(robot, KeyCode.F3);
    assertThat(seat.commands).endsWith("ready");
    assertThat(robot.lookup("#idle-missed").tryQuery()).isEmpty();
  }

  @Test
  void saysHowTheWrapUpWillEnd(FxRobot robot) {
    signIn(robot);
    ring(robot);
    type(robot, KeyCode.SPACE, KeyCode.F8);
    Label ending = robot.lookup("#wrap-up-ending").query();
    assertThat(ending.getText()).contains("without a disposition").endsWith("then ready");
    type(robot, KeyCode.DIGIT2);
    assertThat(ending.getText()).contains("saved as");
    assertThat(seat.chosenDisposition).isEqualTo("fault-area");
  }

  @Test
  void keepsTheDispositionsBelowTheCallBarInALowWindow(FxRobot robot) {
    signIn(robot);
    ring(robot);
    type(robot, KeyCode.SPACE, KeyCode.F8);
    robot.interact(
        () -> {
          Window frame = window.scene().getWindow();
          frame.setWidth(1366);
          frame.setHeight(710); // 768 less a title bar and a task bar
        });
    WaitForAsyncUtils.waitForFxEvents();
    Node bar = robot.lookup(".call-bar").query();
    Node sheet = robot.lookup(".disposition-sheet").query();
    assertThat(sheet.localToScene(sheet.getBoundsInLocal()).getMinY())
        .isGreaterThanOrEqualTo(bar.localToScene(bar.getLayoutBounds()).getMaxY() - 0.5);
  }

  @Test
  void choosesAReasonByDigit(FxRobot robot) {
    signIn(robot);
    type(robot, KeyCode.F3, KeyCode.DIGIT2);
    assertThat(seat.commands).endsWith("not-ready meal");
    type(robot, KeyCode.F3);
    assertThat(seat.commands).endsWith("ready");
  }

  @Test
  void opensAndClosesTheSheetOfKeys(FxRobot robot) {
    signIn(robot);
    Node help = robot.lookup(".key-help").query();
    type(robot, KeyCode.F1);
    assertThat(help.isVisible()).isTrue();
    type(robot, KeyCode.ESCAPE);
    assertThat(help.isVisible()).isFalse();
  }

  @Test
  void goesBackFromASearchToTheCallerByOneKey(FxRobot robot) {
    signIn(robot);
    ring(robot);
    robot.press(KeyCode.CONTROL, KeyCode.U).release(KeyCode.U, KeyCode.CONTROL);
    type(robot, KeyCode.W, KeyCode.A, KeyCode.N);
    assertThat(robot.lookup(".customer-view .text-field").<TextField>query().getText())
        .isEqualTo("wan");
    type(robot, KeyCode.ESCAPE);
    assertThat(robot.lookup(".customer-view .text-field").<TextField>query().getText()).isEmpty();
  }

  @Test
  void switchesLanguageAndThemeWhileItRuns(FxRobot robot) {
    signIn(robot);
    ring(robot);
    robot.interact(() -> messages.setLanguage(Language.ZH));
    Label queue = robot.lookup(".offer-queue").query();
    assertThat(queue.getText()).isEqualTo("故障报修");
  }

  @Test
  void keepsTheCallBarAtItsPlaceAndHeight(FxRobot robot) {
    signIn(robot);
    Node bar = robot.lookup(".call-bar").query();
    double top = bar.localToScene(bar.getBoundsInLocal()).getMinY();
    ring(robot);
    assertThat(bar.localToScene(bar.getBoundsInLocal()).getMinY()).isEqualTo(top);
    type(robot, KeyCode.SPACE);
    assertThat(bar.localToScene(bar.getBoundsInLocal()).getMinY()).isEqualTo(top);
    robot.interact(() -> seat.change(s -> SampleFloor.alone(s, System.currentTimeMillis(), 2)));
    assertThat(bar.localToScene(bar.getBoundsInLocal()).getMinY()).isEqualTo(top);
    assertThat(bar.getBoundsInLocal().getHeight()).isEqualTo(56);
  }
}
