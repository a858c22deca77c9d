package org.seatline.app.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.seatline.app.session.SeatSnapshot.CallView.Phase;
import org.seatline.protocol.SeatMessage;
import org.seatline.protocol.SeatStateName;
import org.seatline.protocol.ServerMessage;
import org.seatline.protocol.ServerMessage.CallWentOn;

final class ResumeStepsTest {
  private static final String CALL = "call-1";
  private static final String DIALOG = "the dialog";

  private final MachineRig rig = new MachineRig();

  private static LeftWork.Talking talk() {
    // The rig's wall clock begins at 1 s: by then they had talked for 151 s.
    return new LeftWork.Talking(
        CALL, "offer-1", "13900001234", "fault", List.of("1"), 41_000, -150_000, null, Map.of());
  }

  private void signIn(LeftWork left) {
    rig.feed(new PersonEvent.SignIn("1001"));
    rig.takeEffects();
    rig.feed(new ServerEvent.SignedIn(MachineRig.session(), new LeftBooks.Left(left, DIALOG)));
    rig.feed(new ServerEvent.Loaded());
  }

  private void offered() {
    signIn(talk());
    rig.online(SeatStateName.TALKING, CALL);
  }

  private List<SeatNotice> notices() {
    return rig.take(SeatEffect.Notify.class).stream().map(SeatEffect.Notify::notice).toList();
  }

  @Test
  void offersTheTalkAndDeclaresItToTheServer() {
    signIn(talk());
    assertThat(rig.take(SeatEffect.TakeUpLeg.class))
        .containsExactly(new SeatEffect.TakeUpLeg(CALL, DIALOG));
    assertThat(rig.call().phase()).isEqualTo(Phase.INTERRUPTED);
    assertThat(rig.call().number()).isEqualTo("13900001234");
    assertThat(rig.call().talkSinceNanos()).isEqualTo(-150_000L * 1_000_000);
    rig.feed(new ServerEvent.ChannelOpen());
    assertThat(rig.take(SeatEffect.Hello.class))
        .containsExactly(new SeatEffect.Hello(SeatStateName.TALKING, CALL, null));
    assertThat(rig.call().ringUntilNanos()).as("nobody has agreed yet").isNull();
  }

  @Test
  void bringsTheCallerBackAndGoesOnRecording() {
    offered();
    rig.takeEffects();
    rig.feed(new PersonEvent.Answer());
    assertThat(rig.call().phase()).isEqualTo(Phase.CONNECTING);
    assertThat(rig.take(SeatEffect.ResumeCall.class))
        .containsExactly(new SeatEffect.ResumeCall(CALL));
    rig.state(SeatStateName.TALKING, CALL);
    assertThat(rig.call().phase()).as("not by the server's word alone").isEqualTo(Phase.CONNECTING);
    rig.feed(new PhoneEvent.Resumed(CALL));
    assertThat(rig.call().phase()).isEqualTo(Phase.TALKING);
    assertThat(rig.call().recording()).isEqualTo(SeatSnapshot.CallView.Recording.ON);
    assertThat(rig.call().talkSinceNanos()).isEqualTo(-150_000L * 1_000_000);
    assertThat(rig.take(SeatEffect.StartRecording.class)).hasSize(1);
  }

  @Test
  void mayBeTriedAgainWhenItFails() {
    offered();
    rig.feed(new PersonEvent.Answer());
    rig.takeEffects();
    rig.feed(new PhoneEvent.ResumeFailed(CALL));
    assertThat(notices()).containsExactly(Notices.RESUME_FAILED);
    assertThat(rig.call().phase()).isEqualTo(Phase.INTERRUPTED);
    rig.feed(new PersonEvent.Answer());
    assertThat(rig.take(SeatEffect.ResumeCall.class)).hasSize(1);
    rig.pass(CallSteps.CONNECT_MAX_MS + 1);
    assertThat(notices()).contains(Notices.RESUME_FAILED);
    assertThat(rig.call().phase()).isEqualTo(Phase.INTERRUPTED);
  }

  @Test
  void declinedEndsTheCallAndBeginsTheWrapUp() {
    offered();
    rig.takeEffects();
    rig.feed(new PersonEvent.HangUp());
    assertThat(rig.take(SeatEffect.EndCall.class)).containsExactly(new SeatEffect.EndCall(CALL));
    assertThat(Objects.requireNonNull(rig.view().wrapUp()).callId()).isEqualTo(CALL);
  }

  @Test
  void givesTheCallerBackWhenNobodyTakesTheOffer() {
    offered();
    rig.takeEffects();
    rig.pass(SeatSnapshot.RESUME_OFFER_MS - 10);
    assertThat(rig.call().phase()).isEqualTo(Phase.INTERRUPTED);
    rig.pass(20);
    List<SeatEffect> effects = rig.takeEffects();
    assertThat(effects)
        .contains(
            new SeatEffect.ForgetLeg(CALL),
            new SeatEffect.Notify(Notices.GIVEN_BACK),
            new SeatEffect.Hello(SeatStateName.NOT_READY, null, null));
    assertThat(effects).doesNotHaveAnyElementsOfTypes(SeatEffect.EndCall.class);
    assertThat(rig.view().call()).isNull();
    assertThat(rig.view().wrapUp()).isNull();
  }

  @Test
  void saysWhoServesTheCallerNow() {
    signIn(talk());
    rig.feed(new ServerEvent.ChannelOpen());
    rig.said(new ServerMessage.Welcome(1, "epoch", 0, 0));
    rig.takeEffects();
    rig.said(new CallWentOn(CALL, CallWentOn.SERVED, "1011"));
    rig.said(new ServerMessage.CallEnded(CALL, "failed"));
    rig.state(SeatStateName.WRAP_UP, CALL, 30_000L);
    List<SeatEffect> effects = rig.takeEffects();
    assertThat(effects).doesNotHaveAnyElementsOfTypes(SeatEffect.EndCall.class);
    assertThat(effects)
        .filteredOn(SeatEffect.Notify.class::isInstance)
        .extracting(effect -> ((SeatEffect.Notify) effect).notice().key())
        .containsExactly("seat.went-on-served");
    assertThat(Objects.requireNonNull(rig.view().wrapUp()).callId()).isEqualTo(CALL);
  }

  @Test
  void saysThatTheCallerWaitsOrHungUp() {
    assertThat(Notices.wentOn(new CallWentOn(CALL, CallWentOn.WAITING, null)))
        .isEqualTo(Notices.WENT_ON_WAITING);
    assertThat(Notices.wentOn(new CallWentOn(CALL, CallWentOn.OVER, null)))
        .isEqualTo(Notices.ENDED_MEANWHILE);
    offered();
    rig.takeEffects();
    rig.said(new ServerMessage.CallEnded(CALL, "caller"));
    assertThat(notices()).containsExactly(Notices.ENDED_MEANWHILE);
    assertThat(rig.stateName()).isEqualTo(SeatStateName.WRAP_UP);
  }

  @Test
  void waitsForTheServerWithoutADeadline() {
    rig.feed(new PersonEvent.SignIn("1001"));
    rig.feed(
        new ServerEvent.SignedInAlone(
            MachineRig.session(), 1_000_000, new LeftBooks.Left(talk(), DIALOG)));
    rig.takeEffects();
    rig.feed(new PersonEvent.Answer());
    assertThat(notices()).containsExactly(Notices.RESUME_NEEDS_SERVER);
    rig.pass(60_000);
    assertThat(rig.call().phase()).isEqualTo(Phase.INTERRUPTED);
    rig.feed(new ServerEvent.SignedIn(MachineRig.session()));
    rig.online(SeatStateName.TALKING, CALL);
    rig.feed(new PersonEvent.Answer());
    assertThat(rig.take(SeatEffect.ResumeCall.class)).hasSize(1);
    rig.offline();
    assertThat(rig.call().phase()).isEqualTo(Phase.INTERRUPTED);
  }

  @Test
  void goesOnWithTheWrapUp() {
    signIn(new LeftWork.WrapUp(CALL, "fault", -9_000, 2_000L, 30_000, "solved"));
    SeatSnapshot.WrapUp wrapUp = Objects.requireNonNull(rig.view().wrapUp());
    assertThat(wrapUp.disposition()).isEqualTo("solved");
    assertThat(wrapUp.queueId()).isEqualTo("fault");
    assertThat(wrapUp.untilNanos())
        .as("time enough to see it")
        .isEqualTo((1_000 + ResumeSteps.WRAP_UP_MIN_MS) * 1_000_000);
    rig.feed(new ServerEvent.ChannelOpen());
    assertThat(rig.take(SeatEffect.Hello.class))
        .containsExactly(new SeatEffect.Hello(SeatStateName.WRAP_UP, CALL, null));
    rig.said(new ServerMessage.Welcome(1, "epoch", 0, 0));
    rig.state(SeatStateName.WRAP_UP, CALL, 12_000L);
    rig.feed(new PersonEvent.FinishWrapUp("solved"));
    assertThat(rig.sent()).contains(new SeatMessage.WrapUpDone(CALL, "solved"));
  }

  @Test
  void tellsOfARingThatWentElsewhereAndOfNothingThatIsADayOld() {
    signIn(new LeftWork.Ringing(CALL));
    assertThat(notices()).containsExactly(Notices.LEFT_RINGING);
    assertThat(rig.view().call()).isNull();
    MachineRig later = new MachineRig();
    later.pass(ResumeSteps.LEFT_MAX_MS);
    later.feed(new PersonEvent.SignIn("1001"));
    later.feed(new ServerEvent.SignedIn(MachineRig.session(), new LeftBooks.Left(talk(), DIALOG)));
    assertThat(later.view().call()).isNull();
  }
}
