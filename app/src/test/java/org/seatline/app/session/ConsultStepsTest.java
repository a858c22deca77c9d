package org.seatline.app.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.seatline.app.session.Company.Ear;
import org.seatline.app.session.SeatSnapshot.CallView.Phase;
import org.seatline.app.session.SeatSnapshot.CallView.Recording;
import org.seatline.protocol.Handover;
import org.seatline.protocol.LocalizedText;
import org.seatline.protocol.SeatMessage;
import org.seatline.protocol.ServerMessage;
import org.seatline.protocol.TransferTarget;

/** Handing over, asking a colleague and all together, in virtual time. */
final class ConsultStepsTest {
  private static final Company.Party PARTY =
      new Company.Party(new TransferTarget.Seat("1002"), new LocalizedText("Chen", "陈"));
  private static final Handover HANDOVER =
      new Handover("1001", new LocalizedText("Li", "李"), "note", null, null);

  private final MachineRig rig = MachineRig.ready();

  private void talk() {
    rig.talk("c1");
    rig.takeEffects();
  }

  private void ask() {
    talk();
    rig.feed(new PersonEvent.Consult(PARTY, HANDOVER));
    rig.feed(new PhoneEvent.Held("c1", true));
  }

  private void askedAnswers() {
    ask();
    state("connected", null);
    rig.feed(new PhoneEvent.ConsultHere("c1"));
    rig.takeEffects();
  }

  private void state(String state, @Nullable String cause) {
    rig.said(new ServerMessage.ConsultState("c1", "k1", state, cause));
  }

  private Company.@Nullable Consult consult() {
    return rig.call().company().consult();
  }

  @Test
  void asksOnlyOnceTheCallerIsOnHold() {
    talk();
    rig.feed(new PersonEvent.Consult(PARTY, HANDOVER));
    assertThat(rig.takeEffects())
        .contains(new SeatEffect.ExpectConsult("c1"), new SeatEffect.HoldCall("c1", true))
        .noneMatch(SeatEffect.Send.class::isInstance);
    rig.feed(new PhoneEvent.Held("c1", true));
    assertThat(rig.sent()).containsExactly(new SeatMessage.Consult("c1", PARTY.target(), HANDOVER));
  }

  @Test
  void asksNobodyWhileTheCallerCouldHearIt() {
    talk();
    rig.feed(new PersonEvent.Consult(PARTY, HANDOVER));
    rig.feed(new PhoneEvent.HoldFailed("c1", true));
    assertThat(consult()).isNull();
    assertThat(rig.takeEffects())
        .contains(new SeatEffect.EndConsult("c1"))
        .noneMatch(SeatEffect.Send.class::isInstance);
  }

  @Test
  void soundsRingbackUntilTheColleagueAnswers() {
    ask();
    rig.takeEffects();
    state("ringing", null);
    assertThat(rig.takeEffects()).contains(new SeatEffect.RingBack(true));
    rig.feed(new PhoneEvent.ConsultHere("c1"));
    assertThat(rig.takeEffects()).contains(new SeatEffect.RingBack(false));
    assertThat(Objects.requireNonNull(consult()).connected()).isTrue();
    state("ringing", null); // an old word
    assertThat(Objects.requireNonNull(consult()).connected()).isTrue();
  }

  @Test
  void leavesTheCallerOnHoldWhenTheColleagueIsNotReached() {
    ask();
    rig.takeEffects();
    state("failed", "busy");
    assertThat(consult()).isNull();
    assertThat(rig.call().held()).isTrue();
    assertThat(rig.takeEffects())
        .contains(
            new SeatEffect.EndConsult("c1"),
            new SeatEffect.Notify(Notices.consultOver("failed", "busy")));
  }

  @Test
  void goesBackAndForthBetweenTheTwo() {
    askedAnswers();
    rig.feed(new PersonEvent.Swap());
    assertThat(rig.takeEffects())
        .contains(
            new SeatEffect.HearConsult("c1", Ear.CALLER), new SeatEffect.HoldCall("c1", false));
    rig.feed(new PhoneEvent.Held("c1", false));
    rig.feed(new PersonEvent.Hold(true));
    assertThat(rig.takeEffects())
        .contains(
            new SeatEffect.HearConsult("c1", Ear.COLLEAGUE), new SeatEffect.HoldCall("c1", true));
  }

  @Test
  void holdsTheCallerWhoseTakingBackIsStillOnItsWay() {
    askedAnswers();
    rig.feed(new PersonEvent.Swap());
    rig.feed(new PersonEvent.Swap());
    rig.takeEffects();
    rig.feed(new PhoneEvent.Held("c1", false));
    assertThat(rig.takeEffects()).contains(new SeatEffect.HoldCall("c1", true));
  }

  @Test
  void putsAllTogetherAndApart() {
    askedAnswers();
    rig.feed(new PersonEvent.Together(true));
    assertThat(rig.takeEffects())
        .contains(
            new SeatEffect.HearConsult("c1", Ear.BOTH),
            new SeatEffect.HoldCall("c1", false),
            new SeatEffect.Send(new SeatMessage.Conference("c1", true)));
    rig.feed(new PhoneEvent.Held("c1", false));
    rig.feed(new PersonEvent.Together(false));
    assertThat(rig.takeEffects())
        .contains(
            new SeatEffect.HearConsult("c1", Ear.COLLEAGUE),
            new SeatEffect.HoldCall("c1", true),
            new SeatEffect.Send(new SeatMessage.Conference("c1", false)));
  }

  @Test
  void wrapsUpWhatWasHandedOver() {
    askedAnswers();
    rig.feed(new PersonEvent.HandOver(HANDOVER));
    assertThat(rig.sent()).containsExactly(new SeatMessage.ConsultHandOver("c1", HANDOVER));
    rig.feed(new PhoneEvent.ConsultGone("c1"));
    assertThat(consult()).isNotNull();
    rig.said(new ServerMessage.CallEnded("c1", ConsultSteps.TRANSFERRED));
    assertThat(rig.view().call()).isNull();
    assertThat(Objects.requireNonNull(rig.view().wrapUp()).callId()).isEqualTo("c1");
    assertThat(rig.takeEffects()).contains(new SeatEffect.EndConsult("c1"));
  }

  @Test
  void keepsBothWhenTheServerDoesNotHandOver() {
    askedAnswers();
    rig.feed(new PersonEvent.HandOver(HANDOVER));
    rig.said(new ServerMessage.Refused("wrong-state", "consult-hand-over"));
    assertThat(Objects.requireNonNull(consult()).handingOver()).isFalse();
    assertThat(rig.call().phase()).isEqualTo(Phase.TALKING);
  }

  @Test
  void endsAskingBeforeTheCall() {
    askedAnswers();
    rig.feed(new PersonEvent.HangUp());
    assertThat(rig.call().phase()).isEqualTo(Phase.TALKING);
    assertThat(consult()).isNull();
    assertThat(rig.takeEffects())
        .contains(
            new SeatEffect.EndConsult("c1"),
            new SeatEffect.HoldCall("c1", false),
            new SeatEffect.Send(new SeatMessage.ConsultEnd("c1")))
        .doesNotContain(new SeatEffect.EndCall("c1"));
  }

  @Test
  void letsTheTwoEndTheirTalkWhenTheCallerHangsUp() {
    askedAnswers();
    rig.feed(new PhoneEvent.Ended("c1", PhoneEvent.Ended.Cause.REMOTE));
    rig.said(new ServerMessage.CallEnded("c1", "caller"));
    assertThat(Objects.requireNonNull(consult()).callerGone()).isTrue();
    rig.takeEffects();
    rig.feed(new PersonEvent.BackToCaller());
    assertThat(rig.view().call()).isNull();
    assertThat(rig.view().wrapUp()).isNotNull();
    assertThat(rig.takeEffects()).contains(new SeatEffect.EndConsult("c1"));
  }

  @Test
  void goesOnTalkingWithoutTheServerAndLosesWhoWasNotReached() {
    askedAnswers();
    rig.offline();
    assertThat(consult()).isNotNull();
    rig.feed(new PersonEvent.Swap());
    assertThat(rig.take(SeatEffect.Notify.class))
        .contains(new SeatEffect.Notify(Notices.NEEDS_SERVER));

    MachineRig other = MachineRig.ready();
    other.talk("c1");
    other.feed(new PersonEvent.Consult(PARTY, HANDOVER));
    other.offline();
    assertThat(other.call().company().consult()).isNull();
  }

  @Test
  void tellsTheServerThatNobodyWaitsForAColleague() {
    talk();
    state("ringing", null);
    assertThat(rig.sent()).containsExactly(new SeatMessage.ConsultEnd("c1"));
  }

  @Test
  void handsOverWithoutAsking() {
    talk();
    rig.feed(new PersonEvent.Transfer(PARTY, HANDOVER));
    assertThat(rig.sent())
        .containsExactly(new SeatMessage.Transfer("c1", PARTY.target(), HANDOVER));
    rig.said(new ServerMessage.CallEnded("c1", ConsultSteps.TRANSFERRED));
    assertThat(rig.view().wrapUp()).isNotNull();
  }

  @Test
  void aColleaguesQuestionIsNotWrittenAndLeavesNothingToDo() {
    rig.question("k1");
    rig.invite("k1");
    rig.feed(new PersonEvent.Answer());
    rig.said(new ServerMessage.CallConnected("k1", "offer-k1"));
    assertThat(rig.call().recording()).isEqualTo(Recording.OFF);
    assertThat(rig.takeEffects())
        .contains(new SeatEffect.OpenTalk("k1"))
        .doesNotContain(new SeatEffect.StartRecording("k1"));
    rig.feed(new PhoneEvent.Ended("k1", PhoneEvent.Ended.Cause.REMOTE));
    assertThat(rig.view().call()).isNull();
    assertThat(rig.view().wrapUp()).isNull();
  }

  @Test
  void aQuestionBecomesTheSeatsOwnCall() {
    rig.question("k1");
    rig.invite("k1");
    rig.feed(new PersonEvent.Answer());
    rig.said(new ServerMessage.CallConnected("k1", "offer-k1"));
    rig.takeEffects();
    rig.pass(5_000);
    rig.said(new ServerMessage.CallTakenOver("k1", "c9", HANDOVER));
    assertThat(rig.call().company().asks()).isNull();
    assertThat(rig.call().company().handover()).isEqualTo(HANDOVER);
    assertThat(rig.call().recording()).isEqualTo(Recording.ON);
    assertThat(rig.takeEffects())
        .containsSequence(
            new SeatEffect.RenameCall("k1", "c9"), new SeatEffect.StartRecording("c9"));
    rig.feed(new PhoneEvent.Ended("c9", PhoneEvent.Ended.Cause.REMOTE));
    assertThat(rig.view().wrapUp()).isNotNull();
  }
}
