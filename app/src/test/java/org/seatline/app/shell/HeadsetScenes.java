package org.seatline.app.shell;

import static org.seatline.app.shell.SceneHand.fire;
import static org.seatline.app.shell.SceneHand.press;

import java.util.List;
import java.util.Set;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import org.seatline.app.headset.FakeHeadsetDesk;
import org.seatline.app.headset.HeadsetEquipment;
import org.seatline.app.settings.AudioCheckResult;
import org.seatline.app.settings.DeviceSetting;
import org.seatline.app.settings.HeadsetSettings;
import org.seatline.app.settings.HeadsetSettings.Use;
import org.seatline.app.settings.SeatSettings;
import org.seatline.softphone.audio.HeadsetState;
import org.seatline.softphone.audio.HeadsetState.Reason;
import org.seatline.softphone.audio.check.AudioCheck;
import org.seatline.softphone.audio.check.NetworkQuality;
import org.seatline.softphone.audio.processing.SoundFeature;
import org.seatline.softphone.buttons.HeadsetButtons;

/**
 * The workplace in pictures: devices, settings, and an audio check as far as a picture wants it.
 */
final class HeadsetScenes {
  private static final int QUIET = 20;
  private static final int SPEAK = 60;
  private static final DeviceSetting JABRA = new DeviceSetting("jabra", "Jabra Evolve2 40");

  private final FakeHeadsetDesk desk = new FakeHeadsetDesk();
  private final Scenes what;

  HeadsetScenes(Scenes what) {
    this.what = what;
    if (what == Scenes.HEADSET_ABSENT) {
      desk.plugged(List.of(FakeHeadsetDesk.DEVICES.get(1)));
      desk.state(new HeadsetState.Unusable(Reason.UNPLUGGED, JABRA.name()));
    }
  }

  Workplace workplace() {
    HeadsetSettings headset =
        HeadsetSettings.STANDARD
            .withDevice(Use.MICROPHONE, JABRA)
            .withDevice(Use.EARPIECE, JABRA)
            .withDevice(Use.RINGER, new DeviceSetting("desk", "Desk loudspeaker"))
            .withRingPercent(70)
            .toggled(SoundFeature.NOISE_SUPPRESSION);
    SeatSettings settings = SeatSettings.standard("en").withHeadset(headset);
    AudioCheckResult morning = new AudioCheckResult("1001", System.currentTimeMillis(), Set.of());
    boolean due = what == Scenes.CHECK_DUE;
    var buttons =
        new HeadsetButtons.State.Listening(
            what == Scenes.HEADSET_ABSENT ? List.of() : List.of(JABRA.name()), List.of());
    return Workplace.forgetful(due ? settings : settings.withLastCheck(morning))
        .equipped(new HeadsetEquipment(desk, HeadsetButtons.none(buttons)));
  }

  /** Opens the page and goes as far as the picture wants. */
  void act(Scene scene) {
    switch (what) {
      case HEADSET -> press(scene, KeyCode.F12);
      case HEADSET_ABSENT -> {
        press(scene, KeyCode.F12);
        fire(scene, "#headset-advanced");
      }
      case CHECK_QUIET -> {
        begin(scene);
        desk.levels(QUIET / 2, -64);
      }
      case CHECK_SPEAK -> {
        begin(scene);
        desk.levels(QUIET, -64);
        desk.levels(SPEAK * 2 / 3, -26);
      }
      case CHECK_HEARD -> speak(scene, -26);
      case CHECK_RING -> {
        speak(scene, -26);
        press(scene, KeyCode.ENTER);
      }
      case CHECK_WELL -> {
        speak(scene, -26);
        desk.check(new AudioCheck.Event.Network(new NetworkQuality(12, 1.4, 0)));
        look(scene);
        press(scene, KeyCode.ENTER, KeyCode.ENTER);
      }
      case CHECK_WRONG -> {
        speak(scene, -58);
        desk.check(new AudioCheck.Event.Network(new NetworkQuality(260, 55, 4.2)));
        look(scene);
        press(scene, KeyCode.N, KeyCode.N);
      }
      default -> {
        // nothing of the headset's own
      }
    }
  }

  private static void begin(Scene scene) {
    press(scene, KeyCode.F12, KeyCode.ENTER);
  }

  private void speak(Scene scene, int voiceDbov) {
    begin(scene);
    desk.levels(QUIET, -64);
    desk.levels(SPEAK, voiceDbov);
    look(scene);
  }

  /** The page looks at the headset at once when a test sound is begun or ended. */
  private static void look(Scene scene) {
    fire(scene, "#headset-tone");
    fire(scene, "#headset-tone");
  }
}
