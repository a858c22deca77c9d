package org.seatline.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
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
import org.seatline.app.settings.FoundSettings;
import org.seatline.app.settings.SeatSettings;
import org.seatline.app.settings.TextSize;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@WindowTest
@ExtendWith(ApplicationExtension.class)
final class SettingsPageTest {
  private static final String WRONG = "settings-wrong-1.json";

  private final Messages messages = new Messages(Language.EN);
  private final Look look = new Look(Theme.LIGHT);
  private final Workplace workplace =
      Workplace.begunWith(
          new FoundSettings(
              SeatSettings.standard("en"), List.of("theme", "autoAnswerAfterMs"), WRONG));

  @Start
  void start(Stage stage) {
    new SeatWindow(FakeSeat.atWork(), messages, look, "http://127.0.0.1:7080", workplace)
        .showIn(stage);
  }

  private static void open(FxRobot robot) {
    robot.press(KeyCode.CONTROL, KeyCode.COMMA).release(KeyCode.COMMA, KeyCode.CONTROL);
  }

  private static boolean isShown(FxRobot robot, String selector) {
    return robot.lookup(selector).tryQuery().isPresent();
  }

  @Test
  void opensByItsKeyAndIsLeftByEscape(FxRobot robot) {
    open(robot);
    assertThat(isShown(robot, ".settings-view")).isTrue();
    assertThat(isShown(robot, ".call-bar")).isTrue();
    robot.type(KeyCode.ESCAPE);
    assertThat(isShown(robot, ".settings-view")).isFalse();
    assertThat(isShown(robot, ".three-panes")).isTrue();
  }

  @Test
  void changesTheScreenAtOnceByKeysAlone(FxRobot robot) {
    open(robot);
    robot.type(KeyCode.TAB, KeyCode.DOWN);
    assertThat(messages.language()).isEqualTo(Language.ZH);
    robot.type(KeyCode.TAB, KeyCode.DOWN, KeyCode.DOWN);
    assertThat(look.themeProperty().get()).isEqualTo(Theme.CONTRAST_LIGHT);
    robot.type(KeyCode.TAB, KeyCode.DOWN);
    assertThat(look.textSizeProperty().get()).isEqualTo(TextSize.LARGE);
  }

  @Test
  void walksThroughItsPartsByArrows(FxRobot robot) {
    open(robot);
    robot.type(KeyCode.DOWN);
    robot.clickOn("#settings-answer-by-itself").clickOn("#settings-mini-bar");
    assertThat(workplace.settings().autoAnswerAfterMs()).isEqualTo(SeatSettings.AUTO_ANSWER_MS);
    assertThat(workplace.settings().outside().miniBarWhenMinimised()).isFalse();
  }

  @Test
  void showsWhatIsSetElsewhere(FxRobot robot) {
    open(robot);
    robot.interact(() -> look.setTheme(Theme.DARK));
    assertThat(robot.lookup("#settings-theme-dark").queryAs(RadioButton.class).isSelected())
        .isTrue();
  }

  @Test
  void saysWhatWasWrongInTheFileAndWhereItIs(FxRobot robot) {
    assertThat(robot.lookup(".notice .label").queryAllAs(Label.class))
        .anySatisfy(
            label -> assertThat(label.getText()).contains("colours, answering").contains(WRONG));
  }
}
