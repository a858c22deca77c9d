package org.seatline.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javafx.scene.Parent;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.seatline.app.fx.Language;
import org.seatline.app.fx.Look;
import org.seatline.app.fx.Messages;
import org.seatline.app.fx.Theme;
import org.seatline.app.fx.WindowTest;
import org.seatline.app.headset.FakeHeadsetDesk;
import org.seatline.app.headset.HeadsetEquipment;
import org.seatline.app.session.FakeSeat;
import org.seatline.app.session.SampleFloor;
import org.seatline.app.session.SeatSnapshot.HeadsetStatus;
import org.seatline.app.settings.SeatSettings;
import org.seatline.softphone.audio.processing.SoundFeature;
import org.seatline.softphone.buttons.HeadsetButtons;
import org.seatline.softphone.sdp.MediaSecurity.Policy;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** The headset page in the window, by keyboard and by hand. */
@WindowTest
final class HeadsetPageTest {
  private final FakeSeat seat = FakeSeat.atWork();
  private final FakeHeadsetDesk desk = new FakeHeadsetDesk();
  private final Workplace workplace =
      Workplace.forgetful(SeatSettings.standard("en"))
          .equipped(
              new HeadsetEquipment(
                  desk,
                  HeadsetButtons.none(
                      new HeadsetButtons.State.Listening(List.of("Jabra"), List.of()))));

  @Start
  void start(Stage stage) {
    new SeatWindow(
            seat,
            new Messages(Language.EN),
            new Look(Theme.LIGHT),
            "http://127.0.0.1:7080",
            workplace)
        .showIn(stage);
  }

  /** Without a window manager the first window gets keys only once it was clicked. */
  @BeforeEach
  void takeTheKeys(FxRobot robot) {
    robot.clickOn(".day");
  }

  private static void type(FxRobot robot, KeyCode... keys) {
    for (KeyCode key : keys) {
      robot.type(key);
    }
    WaitForAsyncUtils.waitForFxEvents();
    // What is in a scroll pane is there only after this, and a pulse may be late.
    robot.interact(
        () -> {
          Parent root = robot.window(0).getScene().getRoot();
          root.applyCss();
          root.layout();
        });
  }

  private static boolean isShown(FxRobot robot, String selector) {
    return robot.lookup(selector).tryQuery().map(node -> node.isVisible()).orElse(false);
  }

  private static String text(FxRobot robot, String selector) {
    return ((Label) robot.lookup(selector).query()).getText();
  }

  @Test
  void opensByItsKeyUnderTheCallBarAndIsLeftByEscape(FxRobot robot) {
    type(robot, KeyCode.F12);
    assertThat(isShown(robot, ".headset-view")).isTrue();
    assertThat(isShown(robot, ".call-bar")).isTrue();
    type(robot, KeyCode.ESCAPE);
    assertThat(isShown(robot, ".headset-view")).isFalse();
    assertThat(isShown(robot, ".three-panes")).isTrue();
    robot.clickOn(".person-button").clickOn("Settings (Ctrl+,)").clickOn("#settings-headset");
    assertThat(isShown(robot, ".headset-view")).isTrue();
    type(robot, KeyCode.ESCAPE);
    assertThat(isShown(robot, ".headset-view")).isFalse();
  }

  @Test
  void staysOpenInACallAndLetsTheKeysOfTheCallWork(FxRobot robot) {
    robot.interact(() -> seat.ring(SampleFloor.KNOWN_NUMBER, null));
    type(robot, KeyCode.SPACE, KeyCode.F12, KeyCode.F5, KeyCode.F4);
    assertThat(isShown(robot, ".headset-view")).isTrue();
    assertThat(seat.commands).containsExactly("answer", "mute true", "hold true");
  }

  @Test
  void isLeftForACallThatRingsAndTheCheckStops(FxRobot robot) {
    type(robot, KeyCode.F12, KeyCode.ENTER);
    assertThat(desk.commands).contains("check true");
    robot.interact(() -> seat.ring(SampleFloor.KNOWN_NUMBER, null));
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(isShown(robot, ".headset-view")).isFalse();
    assertThat(desk.commands).endsWith("check false");
    type(robot, KeyCode.SPACE);
    assertThat(seat.commands).containsExactly("answer");
  }

  @Test
  void changesTakeEffectAtOnce(FxRobot robot) {
    type(robot, KeyCode.F12);
    ComboBox<?> microphone = robot.lookup("#headset-microphone").query();
    robot.interact(() -> microphone.getSelectionModel().select(2));
    assertThat(workplace.settings().headset().microphone().name()).isEqualTo("Built-in audio");
    robot.clickOn("#headset-noise-suppression").clickOn("#headset-encryption-optional");
    robot.interact(() -> ((Slider) robot.lookup("#headset-loudness").query()).setValue(40));
    assertThat(workplace.settings().headset().processing())
        .containsExactly(SoundFeature.NOISE_SUPPRESSION);
    assertThat(workplace.settings().headset().encryption()).isEqualTo(Policy.OPTIONAL);
    assertThat(workplace.settings().headset().ringPercent()).isEqualTo(40);
    robot.clickOn("#headset-tone");
    assertThat(desk.commands).contains("tone true");
  }

  @Test
  void leadsThroughTheCheckByEnterAndN(FxRobot robot) {
    type(robot, KeyCode.F12, KeyCode.ENTER);
    robot.interact(() -> desk.levels(80, -26));
    robot.clickOn("#headset-tone");
    assertThat(text(robot, "#check-headline")).isEqualTo("Did you hear yourself?");
    type(robot, KeyCode.ENTER, KeyCode.N);
    assertThat(text(robot, "#check-headline")).isEqualTo("Not ready yet: put this right");
    assertThat(text(robot, "#check-last")).contains("agent 1001");
  }

  @Test
  void leadsBackToWorkByEnterWhenAllIsWell(FxRobot robot) {
    type(robot, KeyCode.F12, KeyCode.ENTER);
    robot.interact(
        () -> {
          desk.levels(20, -65);
          desk.levels(60, -26);
        });
    robot.clickOn("#headset-tone");
    type(robot, KeyCode.ENTER, KeyCode.ENTER);
    assertThat(text(robot, "#check-headline")).isEqualTo("All well: you can take calls");
    type(robot, KeyCode.ENTER);
    assertThat(isShown(robot, ".headset-view")).isFalse();
    assertThat(isShown(robot, "#headset-strip")).as("no check is due any more").isFalse();
  }

  @Test
  void saysUnderTheCallBarWhatIsWrongUntilItIsCured(FxRobot robot) {
    assertThat(isShown(robot, "#headset-strip")).as("the check is due").isTrue();
    robot.clickOn("Not today");
    assertThat(isShown(robot, "#headset-strip")).isFalse();
    robot.interact(() -> seat.ring(SampleFloor.KNOWN_NUMBER, null));
    type(robot, KeyCode.SPACE);
    robot.interact(() -> headset("seat.headset.unplugged"));
    assertThat(isShown(robot, "#headset-strip")).isTrue();
    assertThat(robot.lookup("#headset-strip").lookup(".label").queryAll())
        .extracting(node -> ((Label) node).getText())
        .contains("The headset was pulled out. Plug it in again; the call goes on.");
    robot.interact(() -> headset(null));
    assertThat(isShown(robot, "#headset-strip")).isFalse();
  }

  private void headset(@Nullable String problem) {
    seat.change(s -> SampleFloor.withHeadset(s, new HeadsetStatus("Jabra", problem, 0, 0)));
  }
}
