package org.seatline.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
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
import org.seatline.app.session.FakeSeat;
import org.seatline.app.session.TicketFilter;
import org.seatline.app.settings.SeatSettings;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** Tickets are found and opened by the keyboard alone, on the page and in the palette. */
@WindowTest
@ExtendWith(ApplicationExtension.class)
final class TicketSearchWindowTest {
  private final FakeSeat seat = FakeSeat.atWork();

  @Start
  void start(Stage stage) {
    Workplace workplace = Workplace.forgetful(SeatSettings.standard("en"));
    new SeatWindow(
            seat, new Messages(Language.EN), new Look(Theme.LIGHT), "http://127.0.0.1:1", workplace)
        .showIn(stage);
  }

  private static void press(FxRobot robot, KeyCode... keys) {
    robot.press(keys).release(keys);
    WaitForAsyncUtils.waitForFxEvents();
  }

  private static String about(FxRobot robot) {
    return robot.lookup(".ticket-top .small").<Label>query().getText();
  }

  @Test
  void opensATicketFromThePage(FxRobot robot) {
    press(robot, KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.F);
    assertThat(robot.lookup("#ticket-search-text").<TextField>query().isFocused()).isTrue();
    robot.write("4188");
    press(robot, KeyCode.ENTER);
    assertThat(about(robot)).contains("4188");
    assertThat(robot.lookup("#ticket-search-text").tryQuery()).isEmpty();
  }

  @Test
  void goesBackByEscape(FxRobot robot) {
    press(robot, KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.F);
    press(robot, KeyCode.ESCAPE);
    assertThat(robot.lookup("#ticket-search-text").tryQuery()).isEmpty();
  }

  @Test
  void savesASearchAndAsksItAgainByKeyboard(FxRobot robot) {
    press(robot, KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.F);
    robot.write("4188");
    robot.interact(robot.lookup("#ticket-search-save").<Button>query()::requestFocus);
    press(robot, KeyCode.SPACE);
    TextField name = robot.lookup("#ticket-search-save-name").query();
    assertThat(name.isFocused()).isTrue();
    assertThat(name.getText()).isEqualTo("4188");
    press(robot, KeyCode.ESCAPE);
    assertThat(name.getParent().isVisible()).as("gives up the name").isFalse();
    assertThat(robot.lookup("#ticket-search-text").tryQuery()).as("but not the page").isPresent();
    robot.interact(robot.lookup("#ticket-search-save").<Button>query()::fire);
    robot.write("Old bill");
    press(robot, KeyCode.ENTER);
    assertThat(seat.desk().ticketFilters)
        .containsExactly(new TicketFilter("Old bill", "4188", "", "", "", ""));
    robot.interact(() -> robot.lookup("#ticket-search-text").<TextField>query().clear());
    Button chip = robot.from(robot.lookup(".filter-chip-ask").queryAll()).nth(2).query();
    robot.interact(chip::requestFocus);
    press(robot, KeyCode.SPACE);
    assertThat(robot.lookup("#ticket-search-text").<TextField>query().getText()).isEqualTo("4188");
    assertThat(robot.lookup("#ticket-search-found").<ListView<?>>query().getItems()).hasSize(1);
    press(robot, KeyCode.DELETE);
    assertThat(seat.desk().ticketFilters).isEmpty();
  }

  @Test
  void opensATicketFromThePalette(FxRobot robot) {
    press(robot, KeyCode.CONTROL, KeyCode.K);
    robot.write("4711");
    press(robot, KeyCode.ENTER);
    assertThat(about(robot)).contains("4711");
  }
}
