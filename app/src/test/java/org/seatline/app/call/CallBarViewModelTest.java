package org.seatline.app.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.seatline.app.fx.Language;
import org.seatline.app.fx.Messages;
import org.seatline.app.session.FakeSeat;
import org.seatline.app.session.SampleFloor;
import org.seatline.app.session.SeatSnapshot.CallView.Recording;
import org.seatline.protocol.LocalizedText;

final class CallBarViewModelTest {
  private final FakeSeat seat = FakeSeat.atWork();
  private final Messages messages = new Messages(Language.EN);
  private final CallBarViewModel model = new CallBarViewModel(seat, messages);

  private void talk() {
    seat.ring(SampleFloor.KNOWN_NUMBER, null);
    model.answer();
  }

  private CallBarState.Talking talking() {
    return (CallBarState.Talking) model.stateProperty().get();
  }

  @Test
  void saysWhoRingsAndFromWhere() {
    seat.ring(SampleFloor.KNOWN_NUMBER, null);
    CallBarState.Ringing ringing = (CallBarState.Ringing) model.stateProperty().get();
    assertThat(ringing.caller().name()).isEqualTo("Wang Fang");
    assertThat(ringing.caller().number()).isEqualTo("138 0000 5678");
    assertThat(ringing.caller().queue()).isEqualTo("Fault report");
    assertThat(ringing.caller().marks())
        .extracting(CallBarState.Mark::text)
        .containsExactly("VIP", "Life support");
    assertThat(ringing.detail()).contains("0:41").contains("pressed 1");
  }

  @Test
  void saysInWordsThatANumberIsUnknownOrWithheld() {
    seat.ring("+8613800009999", null);
    assertThat(((CallBarState.Ringing) model.stateProperty().get()).caller().name())
        .isEqualTo("Unknown number");
    seat.ring("", null);
    assertThat(((CallBarState.Ringing) model.stateProperty().get()).caller().number())
        .isEqualTo("Number withheld");
  }

  @Test
  void answersOnlyWhatRings() {
    model.answer();
    assertThat(seat.commands).isEmpty();
    talk();
    model.answer();
    assertThat(seat.commands).containsExactly("answer");
  }

  @Test
  void refusesEndsAndFinishesWithTheSameKey() {
    seat.ring(SampleFloor.KNOWN_NUMBER, null);
    model.end();
    talk();
    model.end();
    model.wrapUp().digit(1);
    model.end();
    assertThat(seat.commands).containsExactly("refuse", "answer", "hang-up", "finish fault-home");
  }

  @Test
  void aPressMeantForTheWrapUpDoesNotRefuseTheNextCaller() {
    AtomicLong clock = new AtomicLong(5_000_000_000L);
    CallBarViewModel bar = new CallBarViewModel(seat, messages, clock::get);
    talk();
    bar.end();
    bar.wrapUp().digit(1);
    bar.end();
    clock.addAndGet(900_000_000L);
    seat.ring(SampleFloor.KNOWN_NUMBER, null);
    bar.end();
    assertThat(seat.commands).doesNotContain("refuse");
    assertThat(bar.stateProperty().get()).isInstanceOf(CallBarState.Ringing.class);
    clock.addAndGet(700_000_000L);
    bar.end();
    assertThat(seat.commands).endsWith("refuse");
  }

  @Test
  void switchesHoldMuteAndRecordingThereAndBack() {
    talk();
    for (int i = 0; i < 2; i++) {
      model.holdOrExtend();
      model.mute();
      model.pauseRecording();
    }
    assertThat(seat.commands)
        .isEqualTo(
            List.of(
                "answer",
                "hold true",
                "mute true",
                "pause true",
                "hold false",
                "mute false",
                "pause false"));
    assertThat(talking().recording()).isEqualTo(Recording.ON);
  }

  @Test
  void sendsDigitsAndShowsThem() {
    talk();
    model.togglePad();
    model.sendDigit("4");
    model.sendDigit("#");
    assertThat(model.sentDigitsProperty().get()).isEqualTo("4#");
    assertThat(seat.commands).endsWith("digits 4", "digits #");
    seat.end();
    assertThat(model.padOpenProperty().get()).isFalse();
  }

  @Test
  void opensNoPadWithoutACall() {
    model.togglePad();
    assertThat(model.padOpenProperty().get()).isFalse();
  }

  @Test
  void showsThatSomebodyListensAndThatItIsADrill() {
    seat.ring(SampleFloor.KNOWN_NUMBER, new LocalizedText("Angry caller", "愤怒客户"));
    model.answer();
    seat.change(SampleFloor::listenedTo);
    assertThat(talking().listenedTo()).isTrue();
    assertThat(talking().caller().drill()).isEqualTo("Angry caller");
    messages.setLanguage(Language.ZH);
    assertThat(talking().caller().drill()).isEqualTo("愤怒客户");
    assertThat(talking().caller().name()).isEqualTo("王芳");
  }
}
