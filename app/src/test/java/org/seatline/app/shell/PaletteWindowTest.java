package org.seatline.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.seatline.app.fx.Language;
import org.seatline.app.fx.Look;
import org.seatline.app.fx.Messages;
import org.seatline.app.fx.Theme;
import org.seatline.app.fx.WindowTest;
import org.seatline.app.session.FakeSeat;
import org.seatline.app.settings.SeatSettings;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@WindowTest
@ExtendWith(ApplicationExtension.class)
final class PaletteWindowTest {
  private final FakeSeat seat = FakeSeat.atWork();

  @Start
  void start(Stage stage) {
    Workplace workplace = Workplace.forgetful(SeatSettings.standard("en"));
    new SeatWindow(
            seat, new Messages(Language.EN), new Look(Theme.LIGHT), "http://127.0.0.1:1", workplace)
        .showIn(stage);
  }

  private static void open(FxRobot robot) {
    robot.press(KeyCode.CONTROL, KeyCode.K);
    robot.release(KeyCode.K, KeyCode.CONTROL);
  }

  private static boolean isOpen(FxRobot robot) {
    return robot.lookup(".palette").query().isVisible();
  }

  @Test
  void givesTheFocusBackToTheFieldAndItsCaret(FxRobot robot) {
    TextField search = robot.lookup("#customer-search").query();
    robot.clickOn(search);
    robot.write("Wang");
    robot.interact(() -> search.positionCaret(2));
    open(robot);
    robot.write("break");
    robot.type(KeyCode.ESCAPE);
    assertThat(isOpen(robot)).isFalse();
    Node owner = search.getScene().getFocusOwner();
    assertThat(owner).isSameAs(search);
    assertThat(search.getText()).isEqualTo("Wang");
    assertThat(search.getCaretPosition()).isEqualTo(2);
  }

  @Test
  void doesWhatIsChosenWithArrowsAndEnter(FxRobot robot) {
    open(robot);
    robot.write("break");
    robot.type(KeyCode.ENTER);
    assertThat(isOpen(robot)).isFalse();
    assertThat(seat.commands).contains("not-ready break");
    open(robot);
    robot.write("ready");
    robot.type(KeyCode.DOWN, KeyCode.UP, KeyCode.ENTER);
    assertThat(seat.commands).endsWith("ready");
  }

  @Test
  void opensACustomer(FxRobot robot) {
    open(robot);
    robot.write("Wang Fang");
    robot.type(KeyCode.ENTER);
    assertThat(isOpen(robot)).isFalse();
    assertThat(robot.lookup("#customer-name").<Labeled>query().getText()).contains("Wang Fang");
  }

  @Test
  void opensAndClosesByItsKey(FxRobot robot) {
    open(robot);
    assertThat(isOpen(robot)).isTrue();
    assertThat(robot.lookup("#palette-text").query().isFocused()).isTrue();
    open(robot);
    assertThat(isOpen(robot)).isFalse();
  }
}
