package org.seatline.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.seatline.app.fx.Language;
import org.seatline.app.fx.Look;
import org.seatline.app.fx.Messages;
import org.seatline.app.fx.Theme;
import org.seatline.app.fx.WindowTest;
import org.seatline.app.keys.KeyCombo;
import org.seatline.app.keys.KeyMap;
import org.seatline.app.keys.SeatAction;
import org.seatline.app.session.FakeSeat;
import org.seatline.app.settings.SeatSettings;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@WindowTest
@ExtendWith(ApplicationExtension.class)
final class KeysPageTest {
  private final Messages messages = new Messages(Language.EN);
  private final Workplace workplace = Workplace.forgetful(SeatSettings.standard("en"));

  @Start
  void start(Stage stage) {
    Look look = new Look(Theme.LIGHT);
    new SeatWindow(FakeSeat.atWork(), messages, look, "http://127.0.0.1:7080", workplace)
        .showIn(stage);
  }

  private static void chord(FxRobot robot, KeyCode... keys) {
    robot.press(keys);
    robot.release(List.of(keys).reversed().toArray(KeyCode[]::new));
  }

  private static void begin(FxRobot robot, SeatAction action) {
    chord(robot, KeyCode.CONTROL, KeyCode.COMMA);
    robot.clickOn("#settings-keys");
    choose(robot, action);
  }

  private static void choose(FxRobot robot, SeatAction action) {
    robot.interact(() -> robot.lookup("#key-of-" + action.id()).query().requestFocus());
    robot.type(KeyCode.ENTER);
  }

  private static String said(FxRobot robot) {
    return robot.lookup("#keys-said").<Labeled>query().getText();
  }

  private KeyMap chosen() {
    return workplace.settings().keys();
  }

  @Test
  void givesAnActionTheKeyThatIsPressed(FxRobot robot) {
    begin(robot, SeatAction.HELP);
    chord(robot, KeyCode.CONTROL, KeyCode.G);
    assertThat(chosen().chosen()).isEqualTo(Map.of(SeatAction.HELP, KeyCombo.of("Ctrl+G")));
    assertThat(said(robot)).isEqualTo("“All keys” has the key Ctrl+G now.");
    robot.type(KeyCode.F1);
    assertThat(robot.lookup(".key-help").query().isVisible()).isFalse();
    chord(robot, KeyCode.CONTROL, KeyCode.G);
    assertThat(robot.lookup(".key-help").query().isVisible()).isTrue();
  }

  @Test
  void showsTheNewKeyOnItsButtonAtOnce(FxRobot robot) {
    begin(robot, SeatAction.MUTE);
    chord(robot, KeyCode.ALT, KeyCode.M);
    assertThat(robot.lookup(".mute .key-hint").<Labeled>query().getText()).isEqualTo("Alt+M");
  }

  @Test
  void saysWhoseKeyItIsAndWaitsForAnother(FxRobot robot) {
    begin(robot, SeatAction.MUTE);
    chord(robot, KeyCode.CONTROL, KeyCode.N);
    assertThat(said(robot)).startsWith("Ctrl+N already belongs to “Second ticket”.");
    robot.type(KeyCode.M);
    assertThat(said(robot)).startsWith("M is needed for typing");
    assertThat(chosen()).isEqualTo(KeyMap.USUAL);
    chord(robot, KeyCode.SHIFT, KeyCode.F5);
    assertThat(chosen().keyOf(SeatAction.MUTE)).contains(KeyCombo.of("Shift+F5"));
  }

  @Test
  void leavesTheKeyAsItWasByEscapeAndStaysOnThePage(FxRobot robot) {
    begin(robot, SeatAction.MUTE);
    robot.type(KeyCode.ESCAPE);
    assertThat(said(robot)).startsWith("Choose an action");
    assertThat(chosen()).isEqualTo(KeyMap.USUAL);
    assertThat(robot.lookup(".settings-view").tryQuery()).isPresent();
  }

  @Test
  void waitsForNoKeyOnceThePageIsLeft(FxRobot robot) {
    begin(robot, SeatAction.MUTE);
    robot.clickOn("#settings-back");
    robot.type(KeyCode.F1);
    assertThat(robot.lookup(".key-help").query().isVisible()).isTrue();
    assertThat(chosen()).isEqualTo(KeyMap.USUAL);
  }

  @Test
  void givesTheUsualKeysBackOneByOneAndAllAtOnce(FxRobot robot) {
    begin(robot, SeatAction.HELP);
    chord(robot, KeyCode.CONTROL, KeyCode.G);
    choose(robot, SeatAction.LOCK);
    chord(robot, KeyCode.SHIFT, KeyCode.F12);
    robot.interact(() -> robot.lookup("#key-back-help").queryButton().fire());
    assertThat(chosen().chosen()).isEqualTo(Map.of(SeatAction.LOCK, KeyCombo.of("Shift+F12")));
    robot.clickOn("#keys-all-back");
    assertThat(chosen()).isEqualTo(KeyMap.USUAL);
  }
}
