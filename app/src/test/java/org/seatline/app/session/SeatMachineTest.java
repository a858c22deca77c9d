package org.seatline.app.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.seatline.app.session.SeatSnapshot.CallView.Phase;
import org.seatline.app.session.SeatSnapshot.SignIn.Step;
import org.seatline.protocol.Disposition;
import org.seatline.protocol.SeatMessage;
import org.seatline.protocol.SeatStateName;
import org.seatline.protocol.ServerMessage;
import org.seatline.protocol.SuperviseMode;

final class SeatMachineTest {
  private final MachineRig rig = MachineRig.ready();

  @Test
  void showsTheCallBeforeItRings() {
    rig.offer("c1");
    assertThat(rig.view().call()).isNotNull();
    assertThat(rig.take(SeatEffect.Ring.class)).isEmpty();
    rig.pass(CallSteps.RING_AFTER_POP_MS);
    assertThat(rig.take(SeatEffect.Ring.class)).containsExactly(new SeatEffect.Ring(true));
  }

  @Test
  void bringsTheCallersRecordWhileTheCopyIsNotComplete() {
    rig.feed(new ServerEvent.Copied(40));
    rig.offer("c1");
    assertThat(rig.take(SeatEffect.FetchCaller.class))
        .containsExactly(new SeatEffect.FetchCaller("+8613900001234"));
    rig.feed(new ServerEvent.CallerFetched());
    assertThat(rig.view().connection().copy()).isEqualTo(new SeatSnapshot.LocalCopy(40, 1));
  }

  @Test
  void asksNobodyForACallerOnceTheCopyIsComplete() {
    rig.feed(new ServerEvent.Copied(100));
    rig.offer("c1");
    assertThat(rig.take(SeatEffect.FetchCaller.class)).isEmpty();
  }

  @Test
  void keepsWhatWasChosenWhenTheWrapUpRunsOut() {
    rig.talk("c1");
    rig.feed(new PersonEvent.HangUp());
    rig.feed(new PersonEvent.ChooseDisposition("solved"));
    rig.state(SeatStateName.READY, null);
    assertThat(rig.take(SeatEffect.SubmitWrapUp.class))
        .extracting(SeatEffect.SubmitWrapUp::disposition)
        .containsExactly("solved");
  }

  @Test
  void saysThatNothingWasChosenWhenTheWrapUpRunsOut() {
    rig.offline();
    rig.online(SeatStateName.READY, null);
    rig.talk("c1");
    rig.feed(new PersonEvent.HangUp());
    rig.pass(40_000);
    assertThat(rig.take(SeatEffect.SubmitWrapUp.class))
        .extracting(SeatEffect.SubmitWrapUp::disposition)
        .containsExactly(Disposition.NONE);
  }

  @Test
  void ringsByTheOfferAloneAndAnswersWhenTheInviteComes() {
    rig.offer("c1");
    rig.feed(new PersonEvent.Answer());
    assertThat(rig.take(SeatEffect.AnswerCall.class)).isEmpty();
    rig.invite("c1");
    assertThat(rig.take(SeatEffect.AnswerCall.class))
        .containsExactly(new SeatEffect.AnswerCall("c1"));
  }

  @Test
  void ringsByTheInviteAloneAndLearnsTheRestFromTheOffer() {
    rig.invite("c1");
    assertThat(rig.stateName()).isEqualTo(SeatStateName.RESERVED);
    rig.offer("c1");
    assertThat(rig.call().menuPath()).containsExactly("1");
    assertThat(rig.call().number()).isEqualTo("+8613900001234");
  }

  @Test
  void answersByItselfAfterTheSetTime() {
    rig.feed(new PersonEvent.AutoAnswer(true, 2_000));
    rig.offer("c1");
    rig.invite("c1");
    rig.pass(1_900);
    assertThat(rig.call().phase()).isEqualTo(Phase.RINGING);
    rig.pass(200);
    assertThat(rig.call().phase()).isEqualTo(Phase.CONNECTING);
  }

  @Test
  void doesNotRingForAnOfferThatIsOver() {
    rig.offer("c1");
    rig.said(new ServerMessage.OfferWithdrawn("offer-c1", "caller-gone"));
    assertThat(rig.view().call()).isNull();
    assertThat(rig.stateName()).isEqualTo(SeatStateName.READY);
    rig.takeEffects();
    rig.invite("c1");
    assertThat(rig.view().call()).isNull();
    assertThat(rig.take(SeatEffect.RejectCall.class)).hasSize(1);
  }

  @Test
  void rejectsASecondCallWhileRinging() {
    rig.offer("c1");
    rig.takeEffects();
    rig.offer("c2");
    assertThat(rig.sent()).containsExactly(new SeatMessage.OfferRefused("offer-c2"));
    rig.invite("c3");
    assertThat(rig.take(SeatEffect.RejectCall.class))
        .containsExactly(new SeatEffect.RejectCall("c3", 486));
    assertThat(rig.call().callId()).isEqualTo("c1");
  }

  @Test
  void refusesByChannelAndBySip() {
    rig.offer("c1");
    rig.invite("c1");
    rig.takeEffects();
    rig.feed(new PersonEvent.Refuse());
    List<SeatEffect> effects = rig.takeEffects();
    assertThat(effects)
        .contains(
            new SeatEffect.Send(new SeatMessage.OfferRefused("offer-c1")),
            new SeatEffect.RejectCall("c1", 486));
    assertThat(rig.view().wrapUp()).isNull();
  }

  @Test
  void talksOnTheGrantOrOnTheFirstAudio() {
    rig.talk("c1");
    assertThat(rig.stateName()).isEqualTo(SeatStateName.TALKING);
    assertThat(rig.take(SeatEffect.StartRecording.class)).hasSize(1);
    MachineRig other = MachineRig.ready();
    other.invite("c1");
    other.feed(new PersonEvent.Answer());
    other.feed(new PhoneEvent.MediaFlows("c1"));
    assertThat(other.call().phase()).isEqualTo(Phase.TALKING);
  }

  @Test
  void givesUpACallThatIsNeverGranted() {
    rig.offer("c1");
    rig.invite("c1");
    rig.feed(new PersonEvent.Answer());
    rig.pass(CallSteps.CONNECT_MAX_MS);
    assertThat(rig.view().call()).isNull();
    assertThat(rig.view().wrapUp()).isNull();
    assertThat(rig.stateName()).isEqualTo(SeatStateName.READY);
  }

  @Test
  void wrapsUpAndIsReadyAgain() {
    rig.talk("c1");
    rig.pass(5_000);
    rig.feed(new PhoneEvent.Ended("c1", PhoneEvent.Ended.Cause.REMOTE));
    rig.state(SeatStateName.WRAP_UP, "c1", 30_000L);
    assertThat(rig.stateName()).isEqualTo(SeatStateName.WRAP_UP);
    rig.takeEffects();
    rig.feed(new PersonEvent.FinishWrapUp("solved"));
    assertThat(rig.takeEffects())
        .contains(
            new SeatEffect.SubmitWrapUp("c1", "solved", 0),
            new SeatEffect.Send(new SeatMessage.WrapUpDone("c1", "solved")));
    rig.state(SeatStateName.READY, null);
    assertThat(rig.stateName()).isEqualTo(SeatStateName.READY);
    assertThat(rig.view().day()).isEqualTo(new SeatSnapshot.Day(1, 5_000, 0));
  }

  @Test
  void keepsTheCallWhenTheServerGoesAndSaysSo() {
    rig.talk("c1");
    rig.offline();
    assertThat(rig.stateName()).isEqualTo(SeatStateName.TALKING);
    assertThat(rig.view().signIn().step()).isEqualTo(Step.SIGNED_IN);
    assertThat(rig.view().connection().online()).isFalse();
    assertThat(rig.view().connection().aloneSinceMs()).isNotNull();
    rig.takeEffects();
    rig.feed(new ServerEvent.ChannelOpen());
    assertThat(rig.take(SeatEffect.Hello.class))
        .containsExactly(new SeatEffect.Hello(SeatStateName.TALKING, "c1", null));
  }

  @Test
  void endsTheCallByItselfWhenNobodyIsHeardAndTheServerIsGone() {
    rig.talk("c1");
    rig.feed(new PhoneEvent.Silent("c1"));
    assertThat(rig.view().call()).isNotNull();
    rig.takeEffects();
    rig.offline();
    assertThat(rig.view().call()).isNull();
    List<SeatEffect> effects = rig.takeEffects();
    assertThat(effects).contains(new SeatEffect.EndDeadCall("c1"));
    assertThat(effects)
        .anyMatch(
            e -> e instanceof SeatEffect.KeepCallEnd(var end) && end.cause().equals("no-rtp"));
  }

  @Test
  void keepsAnEndThatTheServerNeverConfirmed() {
    rig.talk("c1");
    rig.feed(new PersonEvent.HangUp());
    rig.takeEffects();
    rig.offline();
    assertThat(rig.take(SeatEffect.KeepCallEnd.class)).hasSize(1);
  }

  @Test
  void forgetsAnEndThatTheServerConfirmed() {
    rig.talk("c1");
    rig.feed(new PersonEvent.HangUp());
    rig.said(new ServerMessage.CallEnded("c1", "agent"));
    rig.takeEffects();
    rig.offline();
    assertThat(rig.take(SeatEffect.KeepCallEnd.class)).isEmpty();
  }

  @Test
  void isReadyAgainByItselfAfterAWrapUpAlone() {
    rig.talk("c1");
    rig.offline();
    rig.feed(new PhoneEvent.MediaBye("c1"));
    rig.feed(new PersonEvent.FinishWrapUp("solved"));
    assertThat(rig.stateName()).isEqualTo(SeatStateName.READY);
    rig.takeEffects();
    rig.online(SeatStateName.TALKING, "c1");
    assertThat(rig.sent()).isEmpty();
    rig.state(SeatStateName.WRAP_UP, "c1", 20_000L);
    assertThat(rig.sent()).containsExactly(new SeatMessage.WrapUpDone("c1", "solved"));
    rig.state(SeatStateName.NOT_READY, null);
    assertThat(rig.sent()).containsExactly(new SeatMessage.Ready());
    rig.state(SeatStateName.READY, null);
    assertThat(rig.stateName()).isEqualTo(SeatStateName.READY);
  }

  @Test
  void bringsANotReadyThatWasAskedForAloneToTheServer() {
    rig.offline();
    rig.feed(new PersonEvent.NotReady("break"));
    assertThat(rig.stateName()).isEqualTo(SeatStateName.NOT_READY);
    rig.takeEffects();
    rig.online(SeatStateName.READY, null);
    assertThat(rig.sent()).containsExactly(new SeatMessage.NotReady("break"));
  }

  @Test
  void staysNotReadyAfterRingNoAnswer() {
    rig.offer("c1");
    rig.said(new ServerMessage.OfferWithdrawn("offer-c1", "no-answer"));
    rig.said(
        new ServerMessage.SeatState(
            SeatStateName.NOT_READY, 0, "ring-no-answer", null, null, null, null));
    rig.takeEffects();
    rig.pass(60_000);
    assertThat(rig.view().state().reason()).isEqualTo("ring-no-answer");
    assertThat(rig.sent()).isEmpty();
  }

  @Test
  void endsAWrapUpByItsTimeWhenTheServerIsGone() {
    rig.talk("c1");
    rig.offline();
    rig.feed(new PersonEvent.HangUp());
    rig.pass(29_999);
    assertThat(rig.stateName()).isEqualTo(SeatStateName.WRAP_UP);
    rig.pass(2);
    assertThat(rig.stateName()).isEqualTo(SeatStateName.READY);
  }

  @Test
  void answersEveryImpossibleWishWithANotice() {
    for (PersonEvent wish :
        List.of(
            new PersonEvent.Answer(),
            new PersonEvent.Refuse(),
            new PersonEvent.HangUp(),
            new PersonEvent.Hold(true),
            new PersonEvent.Mute(true),
            new PersonEvent.Digits("1"),
            new PersonEvent.FinishWrapUp("solved"),
            new PersonEvent.ExtendWrapUp(),
            new PersonEvent.SignIn("1002"))) {
      rig.takeEffects();
      rig.feed(wish);
      assertThat(rig.take(SeatEffect.Notify.class)).as(wish.toString()).hasSize(1);
    }
  }

  @Test
  void doesNotSignOutInACall() {
    rig.talk("c1");
    rig.feed(new PersonEvent.SignOut());
    assertThat(rig.view().signIn().step()).isEqualTo(Step.SIGNED_IN);
    rig.feed(new PersonEvent.HangUp());
    rig.feed(new PersonEvent.SignOut());
    assertThat(rig.stateName()).isEqualTo(SeatStateName.SIGNED_OUT);
  }

  @Test
  void signsInAgainByItselfAndNotOutWhenTheServerIsAway() {
    rig.offline();
    rig.feed(new ServerEvent.SignInFailed(SignInSteps.SERVER_UNREACHABLE));
    assertThat(rig.view().signIn().step()).isEqualTo(Step.SIGNED_IN);
    rig.feed(new ServerEvent.SignedIn(MachineRig.session()));
    assertThat(rig.take(SeatEffect.EnterSession.class)).hasSize(1);
    assertThat(rig.stateName()).isEqualTo(SeatStateName.READY);
    rig.feed(new ServerEvent.SignInFailed("bad-credentials"));
    assertThat(rig.view().signIn())
        .isEqualTo(new SeatSnapshot.SignIn(Step.SIGNED_OUT, "bad-credentials"));
  }

  @Test
  void takesPartInACallAndChangesItsMode() {
    rig.feed(new PersonEvent.Supervise("1002", SuperviseMode.LISTEN));
    rig.takeEffects();
    rig.said(new ServerMessage.SuperviseGranted("1002", "c9", "sip:a", "g1", SuperviseMode.LISTEN));
    assertThat(rig.take(SeatEffect.JoinSupervised.class)).hasSize(1);
    rig.feed(new PhoneEvent.Supervising("c9", true));
    assertThat(rig.view().supervision())
        .isEqualTo(new SeatSnapshot.Supervision("1002", "c9", SuperviseMode.LISTEN, true));
    rig.said(new ServerMessage.SuperviseGranted("1002", "c9", "sip:a", "g2", SuperviseMode.BARGE));
    assertThat(rig.take(SeatEffect.SuperviseAs.class))
        .containsExactly(new SeatEffect.SuperviseAs(SuperviseMode.BARGE));
    rig.feed(new PersonEvent.SuperviseEnd());
    assertThat(rig.view().supervision()).isNull();
    assertThat(rig.takeEffects())
        .contains(
            new SeatEffect.LeaveSupervised(),
            new SeatEffect.Send(new SeatMessage.SuperviseEnd("1002")));
  }
}
