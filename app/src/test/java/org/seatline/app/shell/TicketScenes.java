package org.seatline.app.shell;

import static org.seatline.app.shell.SceneHand.press;
import static org.seatline.app.shell.SceneHand.withControl;

import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import org.seatline.app.fx.Language;
import org.seatline.app.session.FakeSeat;
import org.seatline.app.session.SampleFloor;

/** Tickets side by side, and what is done with them. */
final class TicketScenes {
  private TicketScenes() {}

  static void act(Scenes what, FakeSeat seat, Scene scene, Language language) {
    switch (what) {
      case TICKETS_SEVERAL -> several(seat, scene, language);
      case TICKET_NEW -> {
        talk(seat, scene);
        withControl(scene, KeyCode.T);
      }
      case TICKETS_WAITING -> {
        several(seat, scene, language);
        seat.change(s -> SampleFloor.wrappingUp(s, System.nanoTime() - 8_000_000_000L));
      }
      default -> throw new IllegalArgumentException(what.name());
    }
  }

  private static void talk(FakeSeat seat, Scene scene) {
    SceneCalls.talk(seat, 87, null);
    press(scene, KeyCode.DIGIT1, KeyCode.DIGIT2, KeyCode.DIGIT1);
    SceneHand.write(scene, "#ticket-landmark", "Gate 3");
  }

  private static void several(FakeSeat seat, Scene scene, Language language) {
    talk(seat, scene);
    withControl(scene, KeyCode.T);
    SceneHand.write(scene, "#new-ticket-text", language == Language.ZH ? "电费" : "bill");
    press(scene, KeyCode.ENTER);
    withControl(scene, KeyCode.N);
  }
}
