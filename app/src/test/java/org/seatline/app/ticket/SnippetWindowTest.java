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

/** Texts of the centre, put into a ticket by the keyboard alone. */
@WindowTest
final class SnippetWindowTest {
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

  private TextInputControl writing(FxRobot robot) {
    TextInputControl text = robot.lookup("#ticket-description").queryAs(TextInputControl.class);
    robot.interact(
        () -> {
          text.requestFocus();
          text.setText("before  after");
          text.positionCaret(7);
        });
    return text;
  }

  private void answer(FxRobot robot) {
    robot.interact(
        () -> {
          screen.seat.ring(SampleFloor.KNOWN_NUMBER, null);
          screen.seat.answer();
        });
  }

  @Test
  void putsASnippetWhereTheCaretIsAndTakesItBack(FxRobot robot) {
    answer(robot);
    TextInputControl text = writing(robot);
    press(robot, KeyCode.CONTROL, KeyCode.SEMICOLON);
    robot.write("call ba");
    assertThat(screen.ticket.texts().picker().items().getFirst().text()).startsWith("Wang Fang");
    press(robot, KeyCode.ENTER);
    assertThat(text.getText()).startsWith("before Wang Fang asks to be called back on ____.");
    assertThat(text.getText()).endsWith(" after");
    assertThat(screen.scene.getFocusOwner()).isSameAs(text);
    assertThat(text.getSelectedText()).as("the gap is next").isEqualTo("____");
    assertThat(screen.ticket.field("description").orElseThrow().value()).isEqualTo(text.getText());
    press(robot, KeyCode.CONTROL, KeyCode.Z);
    assertThat(text.getText()).isEqualTo("before  after");
  }

  @Test
  void expandsAnAbbreviationByTabAndBySpace(FxRobot robot) {
    answer(robot);
    TextInputControl text = writing(robot);
    robot.write(";far");
    press(robot, KeyCode.TAB);
    assertThat(text.getText())
        .isEqualTo(
            "before Told to keep at least 8 metres away, to touch nothing and to keep others away."
                + " after");
    assertThat(screen.scene.getFocusOwner()).isSameAs(text);
    press(robot, KeyCode.CONTROL, KeyCode.Z);
    assertThat(text.getText()).isEqualTo("before ;far after");
    robot.interact(text::clear);
    robot.write(";addr ");
    assertThat(text.getText()).startsWith("Address confirmed by the caller: ").doesNotContain(";");
    robot.interact(text::clear);
    robot.write(";none of them ");
    assertThat(text.getText()).isEqualTo(";none of them ");
  }

  @Test
  void fillsWhatNobodyWroteFromATemplate(FxRobot robot) {
    answer(robot);
    robot.interact(() -> screen.ticket.field("urgency").orElseThrow().edit("urgent"));
    press(robot, KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.T);
    robot.write("wire");
    assertThat(screen.ticket.texts().picker().items().getFirst().text())
        .as("in words, not in ids")
        .contains("Wire on the ground")
        .doesNotContain("wire-down");
    press(robot, KeyCode.ENTER);
    assertThat(screen.ticket.field("dangerKind").orElseThrow().value()).isEqualTo("wire-down");
    assertThat(screen.ticket.field("urgency").orElseThrow().value()).isEqualTo("urgent");
    assertThat(screen.ticket.texts().picker().openProperty().get()).isNull();
  }

  @Test
  void beginsATicketFromATemplate(FxRobot robot) {
    answer(robot);
    press(robot, KeyCode.CONTROL, KeyCode.T);
    robot.write("appointment");
    press(robot, KeyCode.ENTER);
    var form = screen.ticket.formProperty().get();
    assertThat(form == null ? "" : form.id()).isEqualTo("complaint");
    assertThat(screen.ticket.field("topic").orElseThrow().value()).isEqualTo("appointment");
    assertThat(screen.ticket.field("story").orElseThrow().value()).contains("____");
  }

  @Test
  void leavesTheSearchByEscape(FxRobot robot) {
    answer(robot);
    TextInputControl text = writing(robot);
    press(robot, KeyCode.CONTROL, KeyCode.SEMICOLON);
    press(robot, KeyCode.ESCAPE);
    assertThat(screen.ticket.texts().picker().openProperty().get()).isNull();
    assertThat(screen.scene.getFocusOwner()).isSameAs(text);
    assertThat(text.getText()).isEqualTo("before  after");
  }
}
