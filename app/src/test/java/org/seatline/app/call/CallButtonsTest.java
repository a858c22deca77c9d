package org.seatline.app.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.seatline.app.session.FakeSeat;
import org.seatline.app.session.SampleFloor;
import org.seatline.protocol.SuperviseMode;
import org.seatline.softphone.buttons.HeadsetButtons;
import org.seatline.softphone.buttons.HeadsetButtons.Button;
import org.seatline.softphone.buttons.HeadsetButtons.Light;

final class CallButtonsTest {
  /** A headset whose keys a test presses and whose lights it sees. */
  private static final class FakeButtons implements HeadsetButtons {
    private final List<Consumer<Button>> listeners = new ArrayList<>();
    private Set<Light> lights = Set.of();

    @Override
    public void onPressed(Consumer<Button> listener) {
      listeners.add(listener);
    }

    @Override
    public void show(Set<Light> next) {
      lights = Set.copyOf(next);
    }

    @Override
    public State state() {
      return new State.Listening(List.of("fake"), List.of());
    }

    @Override
    public void close() {}
  }

  private final FakeSeat seat = FakeSeat.atWork();
  private final FakeButtons headset = new FakeButtons();

  CallButtonsTest() {
    CallButtons.join(seat, headset);
  }

  private void press(Button button) {
    headset.listeners.forEach(listener -> listener.accept(button));
  }

  private void ring() {
    seat.ring(SampleFloor.KNOWN_NUMBER, null);
  }

  @Test
  void leadsThroughACallByTheHeadsetAlone() {
    ring();
    assertThat(headset.lights).containsExactly(Light.RING);
    press(Button.ANSWER);
    assertThat(headset.lights).containsExactly(Light.OFF_HOOK);
    press(Button.MUTE);
    assertThat(headset.lights).containsExactlyInAnyOrder(Light.OFF_HOOK, Light.MUTE);
    press(Button.MUTE);
    press(Button.HOLD);
    assertThat(headset.lights).containsExactlyInAnyOrder(Light.OFF_HOOK, Light.HOLD);
    press(Button.HOLD);
    press(Button.END);
    assertThat(headset.lights).isEmpty();
    assertThat(seat.commands)
        .containsExactly("answer", "mute true", "mute false", "hold true", "hold false", "hang-up");
  }

  @Test
  void refusesWhatRings() {
    ring();
    press(Button.END);
    assertThat(seat.commands).containsExactly("refuse");
  }

  @Test
  void doesNothingWhereNothingIsMeant() {
    for (Button button : Button.values()) {
      press(button);
    }
    ring();
    press(Button.MUTE);
    press(Button.HOLD);
    assertThat(seat.commands).isEmpty();
    seat.answer();
    seat.end();
    press(Button.END);
    press(Button.HOLD);
    assertThat(seat.commands).as("wrap-up is finished by its own key").containsExactly("answer");
  }

  @Test
  void leavesTheCallThatIsListenedTo() {
    seat.supervise("1004", SuperviseMode.LISTEN);
    assertThat(headset.lights).containsExactly(Light.OFF_HOOK);
    press(Button.END);
    assertThat(seat.commands).contains("supervise-end");
    assertThat(headset.lights).isEmpty();
  }
}
