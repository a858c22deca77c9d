package org.seatline.installer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import javafx.scene.input.KeyCode;
import org.seatline.app.session.SeatSnapshot;
import org.seatline.app.session.SeatSnapshot.CallView;
import org.seatline.app.session.SeatSnapshot.CallView.Phase;
import org.seatline.protocol.SeatStateName;
import org.seatline.softphone.audio.check.AudioCheck;

/** An agent who does, by keys, what every call of a shift is made of. */
record ShiftAgent(CallCentre centre, WindowSeat seat) {
  private static final Duration SIGNED_IN = Duration.ofSeconds(90);
  private static final Duration RINGS = Duration.ofSeconds(60);

  void signIn() {
    task("sign in");
    seat.write("1001");
    seat.press(KeyCode.TAB);
    seat.write("demo-1001");
    seat.press(KeyCode.ENTER);
    seat.await(
        "signed in", s -> s.signIn().step() == SeatSnapshot.SignIn.Step.SIGNED_IN, SIGNED_IN);
    seat.await("all customers are here", s -> s.connection().copy().complete(), SIGNED_IN);
  }

  void checkTheHeadset() {
    task("audio check");
    seat.press(KeyCode.F12);
    seat.press(KeyCode.ENTER);
    seat.awaitScreen("the room was listened to", () -> seat.checkStage() == AudioCheck.Stage.SPEAK);
    seat.speak(Voices.voice(1, 20));
    seat.awaitScreen("the voice is judged", () -> seat.checkStage() == AudioCheck.Stage.JUDGED);
    seat.awaitShown("#check-no");
    seat.press(KeyCode.ENTER);
    seat.press(KeyCode.ENTER);
    seat.press(KeyCode.ESCAPE);
    task("go ready");
  }

  void task(String name) {
    seat.count().task(name);
  }

  CallerPhone ring(String number, String digit) throws Exception {
    CallerPhone caller = centre.owning(CallerPhone.choose(number, centre.trunk(), digit));
    seat.await(
        "it rings", s -> s.call() != null && s.call().phase() == CallView.Phase.RINGING, RINGS);
    return caller;
  }

  void answer() {
    task("answer");
    seat.press(KeyCode.F2);
    seat.awaitPhase(Phase.TALKING);
  }

  /** Goes through the script of general questions by the answer with this key. */
  void ask(KeyCode topic) {
    task("answer the script's questions");
    seat.press(KeyCode.DIGIT1);
    seat.press(topic);
  }

  /** The same for an answer that stands in an article, up to the goodbye. */
  void inform(KeyCode topic) {
    ask(topic);
    seat.press(KeyCode.DIGIT1);
  }

  void type(String answer) {
    seat.awaitScreen("the script asks", () -> seat.hasFocus("#script-typed"));
    seat.write(answer);
    seat.press(KeyCode.ENTER);
  }

  void submit() {
    task("submit a ticket");
    seat.press(KeyCode.CONTROL, KeyCode.ENTER);
    seat.awaitShown(".ticket-receipt");
  }

  void hangUp() {
    task("hang up");
    seat.press(KeyCode.F8);
    seat.await("wrap-up", s -> s.wrapUp() != null);
  }

  void wrapUp(KeyCode... disposition) {
    task("wrap up");
    for (KeyCode digit : disposition) {
      seat.press(digit);
    }
    seat.press(KeyCode.F8);
    seat.await("the wrap-up is over", s -> s.wrapUp() == null);
  }

  void ready() {
    seat.awaitState(SeatStateName.READY);
  }

  void breakAndSignOut(String signOut) {
    task("break");
    seat.press(KeyCode.F3);
    seat.press(KeyCode.DIGIT1);
    seat.awaitState(SeatStateName.NOT_READY);
    assertThat(seat.now().state().reason()).isEqualTo("break");
    seat.await("everything is delivered", s -> s.connection().waitingToSend() == 0);
    task("sign out");
    seat.press(KeyCode.CONTROL, KeyCode.K);
    seat.write(signOut);
    seat.press(KeyCode.ENTER);
    seat.await("signed out", s -> s.signIn().step() == SeatSnapshot.SignIn.Step.SIGNED_OUT);
  }
}
