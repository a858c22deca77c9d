package org.seatline.app.shell;

import java.util.concurrent.CompletableFuture;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import org.seatline.app.session.CustomerSamples;
import org.seatline.app.session.FakeSeat;
import org.seatline.app.session.SampleFloor;
import org.seatline.app.session.SampleRights;
import org.seatline.app.session.SampleSound;
import org.seatline.app.session.ServerApi.Reply;
import org.seatline.app.session.SoundPlayer;
import org.seatline.protocol.Role;
import org.seatline.protocol.SeatRules;

/** The customer column. */
final class CustomerScenes {
  private static final SeatRules MASKED = new SeatRules(0, true, true);

  private CustomerScenes() {}

  /** A lead talks to somebody who has two records. */
  private static void like(FakeSeat seat) {
    SampleRights.let(seat, SeatRules.USUAL, Role.AGENT, Role.LEAD);
    seat.desk().customers.add(CustomerSamples.wangFangAgain());
    SceneCalls.talk(seat, 87, null);
  }

  static void act(Scenes what, FakeSeat seat, Scene scene) {
    switch (what) {
      case CUSTOMER_CHOICE -> {
        seat.desk().customers.add(CustomerSamples.wangJun());
        seat.ring(SampleFloor.KNOWN_NUMBER, null);
      }
      case CUSTOMER_NEW -> {
        seat.ring("+8613500007777", null);
        seat.answer();
        SceneHand.write(scene, "#customer-new-name", "Guo Min 郭敏");
      }
      case CUSTOMER_REVEAL -> {
        SampleRights.let(seat, MASKED, Role.AGENT);
        SceneCalls.talk(seat, 87, null);
        SceneHand.press(scene, KeyCode.DIGIT1);
        SceneHand.withControlShift(scene, KeyCode.R);
      }
      case CUSTOMER_EDIT -> {
        SceneCalls.talk(seat, 87, null);
        SceneHand.withControlShift(scene, KeyCode.E);
      }
      case CUSTOMER_PLAY -> {
        SampleRights.let(seat, SeatRules.USUAL, Role.AGENT, Role.LEAD);
        seat.centre().fetched =
            () -> CompletableFuture.completedFuture(new Reply.Ok<>(SampleSound.talk(65)));
        SceneCalls.talk(seat, 87, null);
        SceneHand.fire(scene, "#customer-play-k1");
        seat.player().tell(SoundPlayer.State.PLAYING, 23_000);
      }
      case CUSTOMER_LIKE -> like(seat);
      case CUSTOMER_MERGE -> {
        like(seat);
        SceneHand.withControlShift(scene, KeyCode.G);
      }
      default -> throw new IllegalArgumentException(what + " is no scene of a customer");
    }
  }
}
