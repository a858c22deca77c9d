package org.seatline.app.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.seatline.protocol.CallQuality;
import org.seatline.protocol.QualityLevel;
import org.seatline.protocol.ReasonCode;
import org.seatline.protocol.SeatMessage;
import org.seatline.protocol.SeatQuality;
import org.seatline.protocol.SeatStateName;
import org.seatline.protocol.ServerMessage;
import org.seatline.softphone.media.Diagnosis;

/** What the seat core makes of the quality of its call, and of calls that were missed. */
final class SeatQualityTest {
  private final MachineRig rig = MachineRig.ready();

  private Diagnosis measured(int seconds, Diagnosis found) {
    for (int i = 0; i < seconds; i++) {
      rig.pass(1_000);
      VoiceQuality now =
          found == Diagnosis.GOOD ? SampleQuality.good() : SampleQuality.warned(found);
      rig.feed(new PhoneEvent.Measured("c1", now.warning(Diagnosis.GOOD)));
    }
    return Objects.requireNonNull(rig.call().quality()).warning();
  }

  @Test
  void warnsOfTroubleThatStaysAndOnlyAsLongAsItStays() {
    rig.talk("c1");
    assertThat(measured(5, Diagnosis.LOSS_HERE)).isEqualTo(Diagnosis.GOOD);
    assertThat(measured(1, Diagnosis.LOSS_HERE)).isEqualTo(Diagnosis.LOSS_HERE);
    assertThat(measured(10, Diagnosis.GOOD)).isEqualTo(Diagnosis.LOSS_HERE);
    assertThat(measured(1, Diagnosis.GOOD)).isEqualTo(Diagnosis.GOOD);
  }

  @Test
  void warnsNotOfASilentCaller() {
    rig.talk("c1");
    assertThat(measured(30, Diagnosis.SILENCE_COMES)).isEqualTo(Diagnosis.GOOD);
    assertThat(Objects.requireNonNull(rig.call().quality()).diagnosis())
        .isEqualTo(Diagnosis.SILENCE_COMES);
  }

  @Test
  void saysNothingWhileTheCallerIsOnHold() {
    rig.talk("c1");
    measured(6, Diagnosis.LOSS_HERE);
    rig.feed(new PhoneEvent.Held("c1", true));
    assertThat(measured(8, Diagnosis.LOSS_HERE)).isEqualTo(Diagnosis.GOOD);
    rig.feed(new PhoneEvent.Held("c1", false));
    assertThat(measured(5, Diagnosis.LOSS_HERE)).isEqualTo(Diagnosis.GOOD);
    assertThat(measured(1, Diagnosis.LOSS_HERE)).isEqualTo(Diagnosis.LOSS_HERE);
  }

  @Test
  void changesNothingWhileNothingThatIsShownChanges() {
    rig.talk("c1");
    measured(1, Diagnosis.GOOD);
    SeatSnapshot seen = rig.view();
    measured(3, Diagnosis.GOOD);
    assertThat(rig.view()).isEqualTo(seen);
  }

  @Test
  void forgetsTheQualityWithItsCall() {
    rig.talk("c1");
    measured(6, Diagnosis.LOSS_HERE);
    rig.feed(new PersonEvent.HangUp());
    rig.feed(new PhoneEvent.Measured("c1", SampleQuality.good()));
    assertThat(rig.view().call()).isNull();
    rig.feed(new PersonEvent.FinishWrapUp("solved"));
    rig.talk("c2");
    assertThat(rig.call().quality()).isNull();
  }

  private List<SeatMessage.CallHeard> told() {
    return rig.sent().stream()
        .filter(SeatMessage.CallHeard.class::isInstance)
        .map(SeatMessage.CallHeard.class::cast)
        .toList();
  }

  @Test
  void tellsTheServerOnlyWhatIsNewAndNotTooOften() {
    rig.talk("c1");
    rig.takeEffects();
    measured(20, Diagnosis.GOOD);
    SeatQuality fine = new SeatQuality(QualityLevel.GOOD, QualityLevel.GOOD, null);
    assertThat(told()).containsExactly(new SeatMessage.CallHeard("c1", fine));
    for (int i = 0; i < 30; i++) {
      measured(1, Diagnosis.LOSS_HERE);
      measured(1, Diagnosis.GOOD);
    }
    assertThat(told()).as("a minute of ups and downs").hasSizeBetween(1, 13);
    measured(12, Diagnosis.LOSS_HERE);
    assertThat(told().getLast().quality())
        .isEqualTo(new SeatQuality(QualityLevel.POOR, QualityLevel.GOOD, "loss-here"));
  }

  @Test
  void tellsTheServerAgainWhenItIsBack() {
    rig.talk("c1");
    measured(2, Diagnosis.GOOD);
    rig.takeEffects();
    rig.offline();
    measured(2, Diagnosis.GOOD);
    assertThat(told()).isEmpty();
    rig.online(SeatStateName.TALKING, "c1");
    measured(1, Diagnosis.GOOD);
    assertThat(told()).hasSize(1);
  }

  @Test
  void keepsHowTheCallSoundedWhenItIsOver() {
    rig.talk("c1");
    measured(10, Diagnosis.GOOD);
    measured(10, Diagnosis.BAD_THERE);
    rig.feed(new PhoneEvent.Held("c1", true));
    measured(10, Diagnosis.LOSS_HERE);
    rig.takeEffects();
    rig.feed(new PersonEvent.HangUp());
    assertThat(rig.take(SeatEffect.SubmitQuality.class))
        .containsExactly(
            new SeatEffect.SubmitQuality(
                "c1",
                new CallQuality(
                    new CallQuality.Way(4.3, 4.3, 0.2, 3),
                    new CallQuality.Way(3.75, 3.3, 3.25, 21.5),
                    "PCMA",
                    false,
                    "bad-there")));
  }

  @Test
  void keepsNothingOfACallThatNobodyMeasured() {
    rig.talk("c1");
    rig.feed(new PersonEvent.HangUp());
    assertThat(rig.take(SeatEffect.SubmitQuality.class)).isEmpty();
  }

  private void missed(String callId) {
    rig.offer(callId);
    rig.invite(callId);
    rig.pass(15_000);
    rig.said(new ServerMessage.OfferWithdrawn("offer-" + callId, "no-answer"));
    rig.said(
        new ServerMessage.SeatState(
            SeatStateName.NOT_READY, 0, ReasonCode.RING_NO_ANSWER, null, null, null, null));
  }

  @Test
  void soundsOnceForAMissedCall() {
    missed("c1");
    rig.said(
        new ServerMessage.SeatState(
            SeatStateName.NOT_READY, 900, ReasonCode.RING_NO_ANSWER, null, null, null, null));
    assertThat(rig.take(SeatEffect.SoundMissed.class)).hasSize(1);
    rig.state(SeatStateName.READY, null);
    missed("c1");
    assertThat(rig.take(SeatEffect.SoundMissed.class)).hasSize(1);
  }

  @Test
  void beginsAnewForACallMissedRightAfterTheOneBefore() {
    missed("c1");
    long first = rig.view().state().sinceNanos();
    rig.take(SeatEffect.SoundMissed.class);
    missed("c2"); // the next caller waited: no word came that the seat was ready
    assertThat(rig.take(SeatEffect.SoundMissed.class)).hasSize(1);
    assertThat(rig.view().state().sinceNanos()).isGreaterThan(first);
  }

  @Test
  void soundsForACallThatIsMissedWithoutTheServer() {
    rig.offer("c1");
    rig.invite("c1");
    rig.offline();
    rig.pass(20_000);
    assertThat(rig.view().call()).isNull();
    assertThat(rig.take(SeatEffect.SoundMissed.class)).hasSize(1);
  }

  @Test
  void soundsNotForACallThatTheCallerGaveUp() {
    rig.offer("c1");
    rig.invite("c1");
    rig.said(new ServerMessage.OfferWithdrawn("offer-c1", "caller-gone"));
    rig.state(SeatStateName.READY, null);
    assertThat(rig.take(SeatEffect.SoundMissed.class)).isEmpty();
  }
}
