package org.seatline.app.headset;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.seatline.app.fx.Language;
import org.seatline.app.fx.Messages;
import org.seatline.app.headset.HeadsetPage.Option;
import org.seatline.app.session.FakeSeat;
import org.seatline.app.session.SampleFloor;
import org.seatline.app.settings.DeviceSetting;
import org.seatline.app.settings.HeadsetSettings;
import org.seatline.app.settings.HeadsetSettings.Use;
import org.seatline.softphone.audio.AudioDevice;
import org.seatline.softphone.audio.HeadsetState;
import org.seatline.softphone.audio.HeadsetState.Reason;
import org.seatline.softphone.audio.processing.SoundFeature;
import org.seatline.softphone.audio.processing.SoundProcessor;
import org.seatline.softphone.buttons.HeadsetButtons;
import org.seatline.softphone.sdp.MediaSecurity.Policy;

final class HeadsetViewModelTest {
  private final FakeSeat seat = FakeSeat.atWork();
  private final FakeHeadsetDesk desk = new FakeHeadsetDesk();
  private final FakeKeeper keeper = new FakeKeeper();
  private final Messages messages = new Messages(Language.EN);
  private final HeadsetViewModel model =
      model(new HeadsetButtons.State.Listening(List.of("Jabra Evolve2 40"), List.of()));

  private HeadsetViewModel model(HeadsetButtons.State buttons) {
    return new HeadsetViewModel(
        seat, new HeadsetEquipment(desk, HeadsetButtons.none(buttons)), keeper, messages);
  }

  private HeadsetPage page() {
    model.tick();
    return model.pageProperty().get();
  }

  private HeadsetSettings settings() {
    return keeper.settings().headset();
  }

  private static Option option(HeadsetPage.DeviceField field, String id) {
    return field.options().stream().filter(o -> o.id().equals(id)).findFirst().orElseThrow();
  }

  @Test
  void offersTheSystemsChoiceFirstAndEachDeviceForWhatItCanDo() {
    assertThat(page().microphone().options())
        .extracting(Option::label)
        .containsExactly("System's choice", "Jabra Evolve2 40", "Built-in audio");
    assertThat(page().ringer().options())
        .extracting(Option::label)
        .containsExactly(
            "System's choice", "Jabra Evolve2 40", "Built-in audio", "Desk loudspeaker");
    assertThat(page().microphone().chosen().id()).isEqualTo(AudioDevice.SYSTEM_DEFAULT);
    messages.setLanguage(Language.ZH);
    assertThat(page().microphone().options().getFirst().label()).isEqualTo("由系统选择");
  }

  @Test
  void tellsTwoOfTheSameModelApart() {
    desk.plugged(
        List.of(
            new AudioDevice("jabra", "Jabra", true, true),
            new AudioDevice("jabra#2", "Jabra", true, true)));
    assertThat(page().microphone().options())
        .extracting(Option::label)
        .containsExactly("System's choice", "Jabra", "Jabra (2)");
  }

  @Test
  void keepsAChosenDeviceByIdAndNameAndSaysWhenItIsNotThere() {
    model.choose(Use.MICROPHONE, option(page().microphone(), "jabra"));
    assertThat(settings().microphone()).isEqualTo(new DeviceSetting("jabra", "Jabra Evolve2 40"));
    assertThat(page().microphone().hint()).isEmpty();

    desk.plugged(List.of());
    assertThat(page().microphone().chosen())
        .isEqualTo(new Option("jabra", "Jabra Evolve2 40 (not plugged in)"));
    assertThat(page().microphone().hint()).startsWith("Kept, and used as soon as it is back");
    assertThat(settings().microphone().id()).isEqualTo("jabra");

    desk.plugged(FakeHeadsetDesk.DEVICES);
    assertThat(page().microphone().hint()).isEmpty();
    assertThat(page().microphone().chosen().label()).isEqualTo("Jabra Evolve2 40");
  }

  @Test
  void saysThatCallsRingElsewhereWhileTheRingerIsNotThere() {
    model.choose(Use.RINGER, option(page().ringer(), "desk"));
    desk.plugged(List.of());
    assertThat(page().ringer().hint()).contains("ring on the system's choice");
  }

  @Test
  void showsLevelsAsSharesOfSixtyDecibels() {
    model.tick();
    assertThat(model.microphoneLevelProperty().get()).isEqualTo(0.5);
    assertThat(model.earpieceLevelProperty().get()).isZero();
  }

  @Test
  void changesWhatTheWorkplaceIsSetTo() {
    model.toggle(SoundFeature.NOISE_SUPPRESSION);
    model.toggle(SoundFeature.ECHO_CANCELLATION);
    model.toggle(SoundFeature.ECHO_CANCELLATION);
    model.encrypt(Policy.REQUIRED);
    model.ringPercent(3);
    model.bufferMs(1_000);
    assertThat(settings().processing()).isEqualTo(Set.of(SoundFeature.NOISE_SUPPRESSION));
    assertThat(settings().encryption()).isEqualTo(Policy.REQUIRED);
    assertThat(settings().ringPercent()).isEqualTo(HeadsetSettings.RING_PERCENT_MIN);
    assertThat(settings().bufferMs()).isEqualTo(HeadsetSettings.BUFFER_MS_MAX);
  }

  @Test
  void saysThatSoundCannotBeProcessedHere() {
    assertThat(page().processing().possible()).isTrue();
    desk.processing(new SoundProcessor.State.Unavailable("no such library"));
    assertThat(page().processing().possible()).isFalse();
    assertThat(page().processing().note()).contains("does not load");
  }

  @Test
  void testsAreBegunAndEndedByTheSameKeyAndNeverInACall() {
    model.tone();
    assertThat(page().tests().tone()).isTrue();
    model.tone();
    model.ring();
    assertThat(desk.commands).containsExactly("tone true", "tone false", "ring true");
    model.leave();
    seat.ring(SampleFloor.KNOWN_NUMBER, null);
    desk.commands.clear();
    assertThat(page().tests().free()).isFalse();
    model.tone();
    model.ring();
    assertThat(desk.commands).containsOnly("tone false");
  }

  @ParameterizedTest
  @EnumSource(Reason.class)
  void saysWhatIsWrongWithTheHeadsetInBothLanguages(Reason reason) {
    desk.state(new HeadsetState.Unusable(reason, "detail"));
    for (Language language : Language.values()) {
      messages.setLanguage(language);
      assertThat(page().working()).isFalse();
      assertThat(page().state()).isNotBlank().doesNotContain("seat.headset");
    }
  }

  @Test
  void saysWhoseButtonsAreHeard() {
    assertThat(page().buttons()).startsWith("Jabra Evolve2 40: answer");
    assertThat(buttons(new HeadsetButtons.State.Listening(List.of(), List.of())))
        .startsWith("No headset with call buttons");
    assertThat(buttons(new HeadsetButtons.State.Listening(List.of(), List.of("Poly"))))
        .startsWith("Poly has buttons, but the system does not let");
    assertThat(buttons(new HeadsetButtons.State.Unavailable("")))
        .startsWith("Headset buttons do not work");
    assertThat(buttons(new HeadsetButtons.State.Starting())).startsWith("Looking");
    assertThat(buttons(new HeadsetButtons.State.Closed())).startsWith("Buttons are not listened");
  }

  private String buttons(HeadsetButtons.State state) {
    return model(state).pageProperty().get().buttons();
  }
}
