package org.seatline.app.headset;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.seatline.app.fx.Language;
import org.seatline.app.fx.Messages;
import org.seatline.app.headset.CheckPage.Step;
import org.seatline.app.session.FakeSeat;
import org.seatline.app.session.SampleFloor;
import org.seatline.app.settings.AudioCheckResult;
import org.seatline.app.settings.AudioCheckResult.Finding;
import org.seatline.softphone.audio.HeadsetState;
import org.seatline.softphone.audio.HeadsetState.Reason;
import org.seatline.softphone.audio.check.AudioCheck;
import org.seatline.softphone.audio.check.NetworkQuality;

final class CheckViewModelTest {
  private static final int QUIET = 20;
  private static final int SPEAK = 60;

  private final FakeSeat seat = FakeSeat.atWork();
  private final FakeHeadsetDesk desk = new FakeHeadsetDesk();
  private final FakeKeeper keeper = new FakeKeeper();
  private final Messages messages = new Messages(Language.EN);
  private Instant now = Instant.parse("2026-11-22T09:00:00Z");
  private final CheckViewModel model = new CheckViewModel(seat, desk, keeper, messages, () -> now);

  private CheckPage look() {
    model.follow(desk.look());
    return model.pageProperty().get();
  }

  private void speak(int noiseDbov, int voiceDbov) {
    look();
    model.goOn();
    desk.levels(QUIET, noiseDbov);
    assertThat(look().step()).isEqualTo(Step.SPEAK);
    desk.levels(SPEAK, voiceDbov);
    assertThat(look().step()).isEqualTo(Step.HEARD);
  }

  private AudioCheckResult kept() {
    return Objects.requireNonNull(keeper.settings().lastCheck());
  }

  @Test
  void leadsThroughACheckInWhichAllIsWell() {
    assertThat(look().goOn()).isEqualTo("Begin the check");
    model.goOn();
    assertThat(look().step()).isEqualTo(Step.QUIET);
    assertThat(look().goOn()).isEmpty();
    desk.levels(QUIET / 2, -65);
    assertThat(look().progress()).isEqualTo(0.5);
    desk.levels(QUIET / 2, -65);
    assertThat(look().headline()).isEqualTo("Please speak now");
    desk.levels(SPEAK, -26);
    assertThat(look().headline()).isEqualTo("Did you hear yourself?");
    model.goOn();
    assertThat(desk.commands).containsExactly("check true", "ring true");
    desk.check(new AudioCheck.Event.Network(new NetworkQuality(12, 1.5, 0)));
    look();
    model.goOn();
    CheckPage end = look();
    assertThat(end.well()).isTrue();
    assertThat(end.headline()).isEqualTo("All well: you can take calls");
    assertThat(end.network())
        .isEqualTo("Network good: round trip 12 ms, jitter 1.5 ms, loss 0.0 %");
    assertThat(desk.commands).endsWith("ring false", "check false");
    assertThat(kept()).isEqualTo(new AudioCheckResult("1001", now.toEpochMilli(), Set.of()));
    assertThat(end.last()).contains("agent 1001").contains("all well");
    assertThat(end.goOn()).isEqualTo("Go to work");
    model.no();
    assertThat(look().step()).as("checked again").isEqualTo(Step.QUIET);
  }

  @Test
  void saysWhatWasNotHeardAndWhatToDo() {
    speak(-65, -60);
    model.no();
    model.no();
    CheckPage end = look();
    assertThat(end.step()).isEqualTo(Step.DONE);
    assertThat(kept().findings())
        .containsExactlyInAnyOrder(Finding.TOO_LOW, Finding.NOT_HEARD, Finding.NO_RING);
    assertThat(end.findings())
        .extracting(text -> text.substring(0, 8))
        .containsExactly("Your voi", "You did ", "You did ");
    assertThat(end.last()).contains("3 to put right");
  }

  @Test
  void takesTheNetworkInWhenItIsKnownLateOrSaysThatItIsNot() {
    speak(-65, -26);
    model.goOn();
    model.goOn();
    assertThat(look().network()).contains("still being measured");
    desk.check(new AudioCheck.Event.Network(new NetworkQuality(400, 2, 0)));
    assertThat(look().network()).startsWith("Network bad");
    assertThat(kept().findings()).containsExactly(Finding.BAD_NETWORK);

    model.goOn();
    speak(-65, -26);
    model.goOn();
    model.goOn();
    for (int i = 0; i <= CheckViewModel.NETWORK_LOOKS_MAX; i++) {
      look();
    }
    assertThat(look().network()).contains("could not be measured");
    assertThat(kept().findings()).isEmpty();
  }

  @Test
  void ringsUntilThereIsAnAnswer() {
    speak(-65, -26);
    model.goOn();
    desk.ring(false);
    look();
    assertThat(desk.commands).endsWith("ring true", "ring false", "ring true");
  }

  @Test
  void leavesTheHeadsetToACallAtOnce() {
    look();
    model.goOn();
    desk.levels(QUIET, -65);
    look();
    seat.ring(SampleFloor.KNOWN_NUMBER, null);
    assertThat(look().step()).isEqualTo(Step.STOPPED);
    assertThat(desk.commands).endsWith("check false");
    model.goOn();
    assertThat(look().step()).isEqualTo(Step.STOPPED);
    assertThat(keeper.settings().lastCheck()).isNull();
  }

  @Test
  void stopsWhenThePhoneHasTakenTheHeadset() {
    look();
    model.goOn();
    desk.levels(3, -65);
    look();
    desk.check(new AudioCheck.Event.Stop());
    assertThat(look().step()).isEqualTo(Step.STOPPED);
  }

  @Test
  void saysAtOnceThatThereIsNothingToCheckWithoutAHeadset() {
    desk.state(new HeadsetState.Unusable(Reason.NO_DEVICE, ""));
    look();
    model.goOn();
    assertThat(look().step()).isEqualTo(Step.DONE);
    assertThat(kept().findings()).containsExactly(Finding.NO_HEADSET);
  }

  @Test
  void saysWhatIsWrongWhileItWaitsForAHeadsetThatWasPulledOut() {
    look();
    model.goOn();
    desk.levels(QUIET + 1, -65);
    desk.check(new AudioCheck.Event.Headset(Reason.UNPLUGGED));
    assertThat(look().step()).isEqualTo(Step.QUIET);
    assertThat(look().advice()).isEqualTo(messages.get("seat.headset.unplugged"));
  }

  @Test
  void isDueOnceADayForEachAgent() {
    assertThat(model.due()).isTrue();
    model.decline();
    assertThat(model.due()).isFalse();
    now = now.plus(Duration.ofDays(1));
    assertThat(model.due()).isTrue();
    keeper.change(s -> s.withLastCheck(new AudioCheckResult("1001", now.toEpochMilli(), Set.of())));
    assertThat(model.due()).isFalse();
    keeper.change(s -> s.withLastCheck(new AudioCheckResult("1002", now.toEpochMilli(), Set.of())));
    assertThat(model.due()).isTrue();
    seat.signOut();
    assertThat(model.due()).isFalse();
  }

  @ParameterizedTest
  @EnumSource(Finding.class)
  void hasASentenceForEachFindingInBothLanguages(Finding finding) {
    for (Language language : Language.values()) {
      CheckWords words = new CheckWords(new Messages(language));
      assertThat(words.findings(Set.of(finding)))
          .singleElement()
          .satisfies(text -> assertThat(text).isNotBlank().doesNotContain("check."));
    }
  }

  @ParameterizedTest
  @EnumSource(AudioCheck.Finding.class)
  void knowsEveryFindingOfTheSoftphone(AudioCheck.Finding finding) {
    assertThat(Finding.values()).extracting(Finding::name).contains(finding.name());
  }

  @ParameterizedTest
  @EnumSource(Step.class)
  void hasWordsForEachStepInBothLanguages(Step step) {
    for (Language language : Language.values()) {
      CheckWords words = new CheckWords(new Messages(language));
      assertThat(words.headline(step, Set.of())).doesNotContain("check.");
      assertThat(words.advice(step, null)).doesNotContain("check.");
      for (boolean well : new boolean[] {true, false}) {
        assertThat(words.goOn(step, well) + words.no(step, well)).doesNotContain("check.");
      }
    }
  }
}
