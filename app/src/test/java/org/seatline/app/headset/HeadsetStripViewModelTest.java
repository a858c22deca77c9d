package org.seatline.app.headset;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.seatline.app.fx.Language;
import org.seatline.app.fx.Messages;
import org.seatline.app.headset.HeadsetStripViewModel.Strip;
import org.seatline.app.session.FakeSeat;
import org.seatline.app.session.SampleFloor;
import org.seatline.app.session.SeatSnapshot.HeadsetStatus;
import org.seatline.softphone.audio.HeadsetState.Reason;

final class HeadsetStripViewModelTest {
  private final FakeSeat seat = FakeSeat.atWork();
  private final FakeKeeper keeper = new FakeKeeper();
  private final Messages messages = new Messages(Language.EN);
  private final CheckViewModel check =
      new CheckViewModel(seat, new FakeHeadsetDesk(), keeper, messages);
  private final HeadsetStripViewModel model = new HeadsetStripViewModel(seat, check, messages);

  private Strip strip() {
    return model.stripProperty().get();
  }

  private void headset(Reason reason) {
    String key = "seat.headset." + Words.of(reason);
    seat.change(s -> SampleFloor.withHeadset(s, new HeadsetStatus("", key, 0, 0)));
  }

  private void headsetWorks() {
    seat.change(s -> SampleFloor.withHeadset(s, new HeadsetStatus("Jabra", null, 0, 0)));
  }

  private void talk() {
    seat.ring(SampleFloor.KNOWN_NUMBER, null);
    seat.answer();
  }

  @ParameterizedTest
  @EnumSource(
      value = Reason.class,
      mode = EnumSource.Mode.EXCLUDE,
      names = {"STARTING"})
  void saysInACallWhatIsWrongAndFallsSilentWhenItIsCured(Reason reason) {
    talk();
    assertThat(strip()).isEqualTo(new Strip.None());
    headset(reason);
    assertThat(strip())
        .isInstanceOfSatisfying(Strip.Problem.class, p -> assertThat(p.text()).endsWith("."));
    assertThat(seat.snapshot().call()).as("the call goes on").isNotNull();
    headsetWorks();
    assertThat(strip()).isEqualTo(new Strip.None());
  }

  @Test
  void saysNothingOfALineThatIsBeingOpened() {
    talk();
    headset(Reason.STARTING);
    assertThat(strip()).isEqualTo(new Strip.None());
  }

  @Test
  void offersNoCheckOfAHeadsetThatIsNotThere() {
    headset(Reason.NO_DEVICE);
    assertThat(strip()).isEqualTo(new Strip.None());
    headset(Reason.SILENT_MICROPHONE);
    assertThat(strip()).isInstanceOf(Strip.Due.class);
    headset(Reason.UNPLUGGED);
    assertThat(strip()).isEqualTo(new Strip.None());
    headsetWorks();
    assertThat(strip()).isInstanceOf(Strip.Due.class);
  }

  @Test
  void offersTheCheckBetweenCallsUntilItWasMadeOrDeclined() {
    assertThat(strip()).isInstanceOf(Strip.Due.class);
    talk();
    assertThat(strip()).isEqualTo(new Strip.None());
    seat.hangUp();
    assertThat(strip()).as("in wrap-up").isEqualTo(new Strip.None());
    seat.finishWrapUp("solved");
    assertThat(strip()).isInstanceOf(Strip.Due.class);
    messages.setLanguage(Language.ZH);
    assertThat(strip()).isEqualTo(new Strip.Due(messages.get("check.due")));
    model.decline();
    assertThat(strip()).isEqualTo(new Strip.None());
  }
}
