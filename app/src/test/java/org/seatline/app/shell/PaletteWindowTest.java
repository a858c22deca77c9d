package org.seatline.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
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
import org.seatline.app.palette.PaletteItem;
import org.seatline.app.session.FakeSeat;
import org.seatline.app.settings.SeatSettings;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@WindowTest
@ExtendWith(ApplicationExtension.class)
final class PaletteWindowTest {
  private static final int WAIT_S = 20;

  private final FakeSeat seat = FakeSeat.atWork();

  @Start
  void start(Stage stage) {
    Workplace workplace = Workplace.forgetful(SeatSettings.standard("en"));
    new SeatWindow(
            seat, new Messages(Language.EN), new Look(Theme.LIGHT), "http://127.0.0.1:1", workplace)
        .showIn(stage);
  }

  /**
   * Presses its key and waits for it: keys come by way of the display, what is written does not.
   */
  private static void toggle(FxRobot robot) throws TimeoutException {
    boolean before = isOpen(robot);
    robot.press(KeyCode.CONTROL, KeyCode.K);
    robot.release(KeyCode.K, KeyCode.CONTROL);
    WaitForAsyncUtils.waitFor(WAIT_S, TimeUnit.SECONDS, () -> isOpen(robot) != before);
  }

  private static boolean isOpen(FxRobot robot) {
    return robot.lookup(".palette").query().isVisible();
  }

  @Test
  void givesTheFocusBackToTheFieldAndItsCaret(FxRobot robot) throws TimeoutException {
    TextField search = robot.lookup("#customer-search").query();
    robot.clickOn(search);
    robot.write("Wang");
    robot.interact(() -> search.positionCaret(2));
    toggle(robot);
    robot.write("break");
    robot.type(KeyCode.ESCAPE);
    assertThat(isOpen(robot)).isFalse();
    Node owner = search.getScene().getFocusOwner();
    assertThat(owner).isSameAs(search);
    assertThat(search.getText()).isEqualTo("Wang");
    assertThat(search.getCaretPosition()).isEqualTo(2);
  }

  @Test
  void doesWhatIsChosenWithArrowsAndEnter(FxRobot robot) throws TimeoutException {
    toggle(robot);
    robot.write("break");
    assertThat(robot.lookup("#palette-text").<TextField>query().getText()).isEqualTo("break");
    assertThat(robot.lookup("#palette-list").<ListView<PaletteItem>>query().getItems().getFirst())
        .extracting(PaletteItem::id)
        .isEqualTo("state/break");
    robot.type(KeyCode.ENTER);
    assertThat(isOpen(robot)).isFalse();
    assertThat(seat.commands).contains("not-ready break");
    toggle(robot);
    robot.write("ready");
    robot.type(KeyCode.DOWN, KeyCode.UP, KeyCode.ENTER);
    assertThat(seat.commands).endsWith("ready");
  }

  @Test
  void opensACustomer(FxRobot robot) throws TimeoutException {
    toggle(robot);
    robot.write("Wang Fang");
    robot.type(KeyCode.ENTER);
    assertThat(isOpen(robot)).isFalse();
    assertThat(robot.lookup("#customer-name").<Labeled>query().getText()).contains("Wang Fang");
  }

  @Test
  void opensAndClosesByItsKey(FxRobot robot) throws TimeoutException {
    toggle(robot);
    assertThat(isOpen(robot)).isTrue();
    assertThat(robot.lookup("#palette-text").query().isFocused()).isTrue();
    toggle(robot);
    assertThat(isOpen(robot)).isFalse();
  }
}
