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

/** A talk acted by the keyboard alone, in a real window. */
@WindowTest
final class DeskKeyboardTest {
  @SuppressWarnings("NullAway.Init") // the extension calls start before each test
  private DeskScreen screen;

  @Start
  void start(Stage stage) {
    screen = new DeskScreen(stage, Language.EN, Theme.LIGHT);
  }

  private void answerTheKnownCaller(FxRobot robot) {
    robot.interact(
        () -> {
          screen.seat.ring(SampleFloor.KNOWN_NUMBER, null);
          screen.seat.answer();
        });
  }

  private static void type(FxRobot robot, KeyCode... keys) {
    for (KeyCode key : keys) {
      robot.type(key);
    }
    WaitForAsyncUtils.waitForFxEvents();
  }

  private static void press(FxRobot robot, KeyCode... keys) {
    robot.press(keys).release(keys);
    WaitForAsyncUtils.waitForFxEvents();
  }

  @Test
  void leadsThroughATalkToASubmittedTicket(FxRobot robot) {
    answerTheKnownCaller(robot);
    type(robot, KeyCode.DIGIT1, KeyCode.DIGIT2, KeyCode.DIGIT3, KeyCode.DIGIT1, KeyCode.DIGIT2);
    assertThat(screen.stepId()).isEqualTo("scope");
    type(robot, KeyCode.DIGIT2);
    assertThat(screen.stepId()).isEqualTo("since");
    assertThat(screen.scene.getFocusOwner()).isInstanceOf(TextInputControl.class);
    robot.write("1930");
    press(robot, KeyCode.ENTER);
    assertThat(screen.ticket.field("since").orElseThrow().value()).isEqualTo("19:30");
    assertThat(screen.stepId()).isEqualTo("outage");
    type(robot, KeyCode.DIGIT1, KeyCode.DIGIT2, KeyCode.DIGIT1);
    assertThat(screen.stepId()).startsWith("end");
    press(robot, KeyCode.CONTROL, KeyCode.ENTER);
    assertThat(screen.seat.desk().submitted).hasSize(1);
    press(robot, KeyCode.CONTROL, KeyCode.N);
    assertThat(screen.ticket.isOpen()).isTrue();
  }

  @Test
  void leavesDigitsToTheFieldThatIsTypedIn(FxRobot robot) {
    answerTheKnownCaller(robot);
    type(robot, KeyCode.DIGIT1);
    robot.interact(() -> robot.lookup("#ticket-landmark").query().requestFocus());
    type(robot, KeyCode.DIGIT2);
    assertThat(screen.stepId()).isEqualTo("danger");
    assertThat(screen.ticket.field("landmark").orElseThrow().value()).isEqualTo("2");
    press(robot, KeyCode.ALT, KeyCode.DIGIT2);
    assertThat(screen.stepId()).isEqualTo("wire");
    assertThat(screen.ticket.field("landmark").orElseThrow().value()).isEqualTo("2");
    press(robot, KeyCode.ALT, KeyCode.LEFT);
    assertThat(screen.stepId()).isEqualTo("danger");
    press(robot, KeyCode.ALT, KeyCode.RIGHT);
    assertThat(screen.stepId()).isEqualTo("wire");
  }

  @Test
  void switchesTheLanguageToSpeak(FxRobot robot) {
    answerTheKnownCaller(robot);
    assertThat(screen.script.languageProperty().get()).isEqualTo(Language.ZH);
    press(robot, KeyCode.CONTROL, KeyCode.L);
    assertThat(screen.script.languageProperty().get()).isEqualTo(Language.EN);
  }

  @Test
  void putsTheFocusOnTheFirstWrongField(FxRobot robot) {
    robot.interact(
        () -> {
          screen.seat.ring("+8613900001234", null);
          screen.seat.answer();
        });
    press(robot, KeyCode.CONTROL, KeyCode.ENTER);
    assertThat(screen.scene.getFocusOwner()).isSameAs(robot.lookup("#ticket-address").query());
    robot.write("8 Willow Road");
    assertThat(screen.ticket.field("address").orElseThrow().value()).isEqualTo("8 Willow Road");
    assertThat(screen.seat.desk().drafts).hasSize(1);
  }

  @Test
  void searchesForACustomerAndForAnArticle(FxRobot robot) {
    robot.interact(
        () -> {
          screen.seat.ring("+8613900001234", null);
          screen.seat.answer();
        });
    press(robot, KeyCode.CONTROL, KeyCode.U);
    robot.write("Wang");
    press(robot, KeyCode.CONTROL, KeyCode.DIGIT1);
    assertThat(screen.customer.selectedProperty().get()).extracting("id").isEqualTo("c-1");
    assertThat(screen.ticket.field("address").orElseThrow().value()).isNotEmpty();
    press(robot, KeyCode.CONTROL, KeyCode.F);
    robot.write("angry");
    press(robot, KeyCode.ENTER);
    assertThat(screen.knowledge.openProperty().get()).isNotNull();
    press(robot, KeyCode.ESCAPE);
    assertThat(screen.knowledge.openProperty().get()).isNull();
  }
}
