package org.seatline.app.shell;

import javafx.scene.Scene;
import javafx.scene.control.TextInputControl;
import org.jspecify.annotations.Nullable;
import org.seatline.app.fx.Language;
import org.seatline.app.session.FakeSeat;
import org.seatline.app.session.SampleFloor;
import org.seatline.app.session.SampleQuality;
import org.seatline.protocol.LocalizedText;
import org.seatline.softphone.media.Diagnosis;

/** Calls that a fake seat has. */
final class SceneCalls {
  private SceneCalls() {}

  /** Three calls whose tickets were begun, the last of them with the record's address only. */
  static void leaveTickets(FakeSeat seat, Scene scene, Language language) {
    String[] places =
        language == Language.ZH
            ? new String[] {"小学东门对面的变压器", "地下车库二层充电桩"}
            : new String[] {"the transformer opposite the school", "charger, second basement"};
    for (String place : places) {
      talk(seat, 40, null);
      if (scene.lookup("#ticket-landmark") instanceof TextInputControl field) {
        field.setText(place);
      }
      seat.end();
      seat.finishWrapUp("solved");
    }
    talk(seat, 40, null);
    seat.end();
    seat.finishWrapUp("solved");
  }

  static void talk(FakeSeat seat, long seconds, @Nullable LocalizedText drill) {
    seat.ring(SampleFloor.KNOWN_NUMBER, drill);
    seat.change(s -> SampleFloor.talking(s, System.nanoTime() - seconds * 1_000_000_000L));
  }

  /** A call that has lasted for a while, and in which this is wrong. */
  static void sounds(FakeSeat seat, Diagnosis what) {
    talk(seat, 87, null);
    seat.change(s -> SampleFloor.call(s, c -> SampleFloor.quality(c, SampleQuality.warned(what))));
  }

  /** A lead watches a busy floor. */
  static void watch(FakeSeat seat, Scene scene) {
    long now = System.currentTimeMillis();
    int[] waiting = {0, 1, 1, 2, 4, 3, 2, 2, 1, 0, 1, 3, 5, 4, 3, 2, 3, 3};
    for (int i = 0; i < waiting.length; i++) {
      seat.floor(SampleFloor.floor(now - (waiting.length - i) * 60_000L, waiting[i]));
    }
    seat.floor(SampleFloor.floor(now, 0));
    SceneHand.click(scene, ".seat-tile.talking");
  }
}
