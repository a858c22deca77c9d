package org.seatline.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.seatline.app.fx.Language;
import org.seatline.app.fx.Look;
import org.seatline.app.fx.Messages;
import org.seatline.app.fx.Theme;
import org.seatline.app.fx.WindowTest;
import org.seatline.app.session.FakeSeat;
import org.seatline.app.session.SampleFloor;
import org.seatline.app.session.SampleQuality;
import org.seatline.app.session.VoiceQuality;
import org.seatline.app.settings.SeatSettings;
import org.seatline.softphone.media.Diagnosis;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** How the window shows what the call sounds like. */
@WindowTest
final class CallSoundWindowTest {
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

  private void talk(FxRobot robot) {
    robot.interact(() -> seat.ring(SampleFloor.KNOWN_NUMBER, null));
    type(robot, KeyCode.F2);
  }

  private static void type(FxRobot robot, KeyCode key) {
    robot.type(key);
    WaitForAsyncUtils.waitForFxEvents();
  }

  private static void byKey(FxRobot robot) {
    robot.press(KeyCode.CONTROL, KeyCode.I).release(KeyCode.I, KeyCode.CONTROL);
    WaitForAsyncUtils.waitForFxEvents();
  }

  private void measure(FxRobot robot, VoiceQuality quality) {
    robot.interact(
        () -> seat.change(s -> SampleFloor.call(s, c -> SampleFloor.quality(c, quality))));
    WaitForAsyncUtils.waitForFxEvents();
  }

  private static Node details(FxRobot robot) {
    return robot.lookup("#call-quality-details").query();
  }

  @Test
  void opensAndClosesTheDetailsByKeyAndByClick(FxRobot robot) {
    byKey(robot);
    assertThat(details(robot).isVisible()).as("without a call").isFalse();
    talk(robot);
    byKey(robot);
    assertThat(details(robot).isVisible()).isTrue();
    type(robot, KeyCode.ESCAPE);
    assertThat(details(robot).isVisible()).isFalse();
    robot.clickOn("#call-quality");
    assertThat(details(robot).isVisible()).isTrue();
    robot.clickOn("#call-quality");
    assertThat(details(robot).isVisible()).isFalse();
  }

  @Test
  void warnsWithoutTakingTheFocusOrMovingTheBar(FxRobot robot) {
    talk(robot);
    TextInputControl field = robot.lookup("#ticket-landmark").query();
    robot.interact(field::requestFocus);
    Node bar = robot.lookup(".call-bar").query();
    Bounds place = bar.localToScene(bar.getBoundsInLocal());
    Node keys = robot.lookup(".call-keys").query();
    Bounds keysPlace = keys.localToScene(keys.getBoundsInLocal());
    measure(robot, SampleQuality.warned(Diagnosis.LOSS_HERE));
    Label warning = robot.lookup("#call-warning").query();
    assertThat(warning.isVisible()).isTrue();
    robot.clickOn("#call-quality").write("x");
    assertThat(field.isFocused()).isTrue();
    assertThat(field.getText()).endsWith("x");
    assertThat(bar.localToScene(bar.getBoundsInLocal())).isEqualTo(place);
    assertThat(keys.localToScene(keys.getBoundsInLocal())).isEqualTo(keysPlace);
    measure(robot, SampleQuality.good());
    assertThat(warning.isVisible()).isFalse();
  }

  @Test
  void cutsNothingInEitherLanguage(FxRobot robot) {
    talk(robot);
    robot.interact(() -> seat.change(SampleFloor::listenedTo));
    byKey(robot);
    for (Language language : Language.values()) {
      robot.interact(() -> messages.setLanguage(language));
      for (Diagnosis what : Diagnosis.values()) {
        measure(robot, SampleQuality.warned(what));
        assertWhole(robot, ".call-bar .label");
        assertWhole(robot, "#call-quality-details .label");
      }
    }
  }

  private static boolean isShown(Node node) {
    for (Node at = node; at != null; at = at.getParent()) {
      if (!at.isVisible()) {
        return false;
      }
    }
    return !node.getStyleClass().contains("timer"); // it goes on while one looks
  }

  private static void assertWhole(FxRobot robot, String selector) {
    Set<Label> labels = robot.lookup(selector).queryAllAs(Label.class);
    assertThat(labels).isNotEmpty();
    for (Label label : labels) {
      if (isShown(label) && label.lookup(".text") instanceof Text drawn) {
        assertThat(drawn.getText()).isEqualTo(label.getText());
      }
    }
  }
}
