package org.seatline.app.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.seatline.app.session.SeatSnapshot.SignIn.Step;
import org.seatline.protocol.ReasonCode;
import org.seatline.protocol.SeatMessage;
import org.seatline.protocol.SeatStateName;

final class LockStepsTest {
  private MachineRig rig = MachineRig.ready();

  @BeforeEach
  void begin() {
    rig.takeEffects();
  }

  private Step step() {
    return rig.view().signIn().step();
  }

  private void lock() {
    rig.feed(new PersonEvent.Lock());
    assertThat(step()).isEqualTo(Step.LOCKED);
  }

  @Test
  void aReadySeatIsNotReadyOnceItIsLockedAndHasNoSecrets() {
    lock();
    assertThat(rig.takeEffects())
        .containsExactly(
            new SeatEffect.Send(new SeatMessage.NotReady(ReasonCode.LOCKED)),
            new SeatEffect.DropSecrets());
    assertThat(rig.view().person()).isNotNull();
  }

  @Test
  void aBreakStaysABreak() {
    rig.feed(new PersonEvent.NotReady("break"));
    rig.said(
        new org.seatline.protocol.ServerMessage.SeatState(
            SeatStateName.NOT_READY, 0, "break", null, null, null, null));
    rig.takeEffects();
    lock();
    assertThat(rig.takeEffects()).containsExactly(new SeatEffect.DropSecrets());
    assertThat(rig.view().state().reason()).isEqualTo("break");
  }

  @Test
  void aCallOnItsWayGoesToTheNextSeatAtOnce() {
    lock();
    rig.takeEffects();
    rig.offer("c1");
    assertThat(rig.takeEffects())
        .containsExactly(new SeatEffect.Send(new SeatMessage.OfferRefused("offer-c1")));
    rig.invite("c1");
    assertThat(rig.take(SeatEffect.RejectCall.class)).hasSize(1);
    assertThat(rig.view().call()).isNull();
  }

  @Test
  void neverCoversACallOrItsWrapUp() {
    rig.talk("c1");
    rig.feed(new PersonEvent.Lock());
    assertThat(step()).isEqualTo(Step.SIGNED_IN);
    rig.feed(new PersonEvent.HangUp());
    assertThat(rig.view().wrapUp()).isNotNull();
    rig.takeEffects();
    rig.feed(new PersonEvent.Lock());
    assertThat(rig.takeEffects()).containsExactly(new SeatEffect.Notify(Notices.LOCKS_AFTER_CALL));
    assertThat(step()).isEqualTo(Step.SIGNED_IN);
  }

  @Test
  void obeysNobodyButWhoeverHasThePassword() {
    lock();
    rig.takeEffects();
    rig.feed(new PersonEvent.Ready());
    rig.feed(new PersonEvent.Answer());
    assertThat(rig.takeEffects())
        .containsExactly(
            new SeatEffect.Notify(Notices.LOCKED), new SeatEffect.Notify(Notices.LOCKED));
    assertThat(step()).isEqualTo(Step.LOCKED);
  }

  @Test
  void isReadyAgainOnceItIsOpenedWhenItWasReadyBefore() {
    lock();
    says(ReasonCode.LOCKED);
    rig.takeEffects();
    rig.feed(new PersonEvent.Unlock());
    assertThat(rig.take(SeatEffect.Send.class)).as("nobody has proved a password").isEmpty();
    rig.feed(new ServerEvent.Unlocked());
    assertThat(rig.take(SeatEffect.Send.class))
        .containsExactly(new SeatEffect.Send(new SeatMessage.Ready()));
  }

  @Test
  void isReadyAgainWhenTheServerLetsItInAnew() {
    lock();
    says(ReasonCode.LOCKED);
    rig.feed(new PersonEvent.Unlock());
    rig.takeEffects();
    rig.feed(new ServerEvent.SignedIn(MachineRig.session()));
    assertThat(rig.take(SeatEffect.Send.class))
        .contains(new SeatEffect.Send(new SeatMessage.Ready()));
  }

  @Test
  void staysInTheBreakThatALeadHasChosenMeanwhile() {
    lock();
    says("break");
    rig.feed(new PersonEvent.Unlock());
    rig.takeEffects();
    rig.feed(new ServerEvent.Unlocked());
    assertThat(rig.take(SeatEffect.Send.class)).isEmpty();
    assertThat(rig.view().state().reason()).isEqualTo("break");
  }

  @Test
  void wantsCallsAgainWhenTheServerIsAwayWhileItIsOpened() {
    rig.offline();
    lock();
    rig.feed(new PersonEvent.Unlock());
    rig.feed(new ServerEvent.Unlocked());
    rig.takeEffects();
    rig.online(SeatStateName.NOT_READY, null);
    assertThat(rig.take(SeatEffect.Send.class))
        .contains(new SeatEffect.Send(new SeatMessage.Ready()));
  }

  private void says(String reason) {
    rig.said(
        new org.seatline.protocol.ServerMessage.SeatState(
            SeatStateName.NOT_READY, 0, reason, null, null, null, null));
  }

  @Test
  void opensByThePasswordAlone() {
    lock();
    rig.state(SeatStateName.NOT_READY, null);
    rig.takeEffects();
    rig.feed(new PersonEvent.Unlock());
    assertThat(rig.takeEffects()).containsExactly(new SeatEffect.BeginUnlock());
    assertThat(step()).isEqualTo(Step.UNLOCKING);
    rig.feed(new ServerEvent.UnlockFailed("bad-credentials"));
    assertThat(step()).isEqualTo(Step.LOCKED);
    assertThat(rig.view().signIn().errorCode()).isEqualTo("bad-credentials");
    assertThat(rig.takeEffects()).containsExactly(new SeatEffect.DropSecrets());
    rig.feed(new PersonEvent.Unlock());
    rig.feed(new ServerEvent.Unlocked());
    assertThat(step()).isEqualTo(Step.SIGNED_IN);
    assertThat(rig.stateName()).isEqualTo(SeatStateName.NOT_READY);
  }

  @Test
  void aLeadWhoMakesItReadyIsAnsweredThatNobodyIsThere() {
    lock();
    rig.takeEffects();
    rig.state(SeatStateName.READY, null);
    assertThat(rig.takeEffects())
        .containsExactly(new SeatEffect.Send(new SeatMessage.NotReady(ReasonCode.LOCKED)));
  }

  @Test
  void staysLockedWhenTheServerComesBackBehindIt() {
    lock();
    rig.takeEffects();
    rig.feed(new ServerEvent.SignedIn(MachineRig.session()));
    assertThat(rig.takeEffects())
        .containsExactly(
            new SeatEffect.DropSecrets(), new SeatEffect.EnterSession(MachineRig.session()));
    assertThat(step()).isEqualTo(Step.LOCKED);
    rig.feed(new PersonEvent.SignOut());
    assertThat(step()).isEqualTo(Step.SIGNED_OUT);
  }

  @Test
  void locksAndOpensWithoutTheServer() {
    rig.offline();
    rig.takeEffects();
    lock();
    assertThat(rig.takeEffects()).containsExactly(new SeatEffect.DropSecrets());
    assertThat(rig.stateName()).isEqualTo(SeatStateName.NOT_READY);
    rig.feed(new PersonEvent.Unlock());
    rig.feed(new ServerEvent.Unlocked());
    assertThat(step()).isEqualTo(Step.SIGNED_IN);
  }

  @Test
  void doesNotOpenAloneForLongerThanASignInWould() {
    rig = new MachineRig();
    rig.feed(new PersonEvent.SignIn("1001"));
    rig.feed(new ServerEvent.SignedInAlone(MachineRig.session(), 60_000));
    lock();
    rig.pass(10_000_000);
    rig.takeEffects();
    rig.feed(new PersonEvent.Unlock());
    assertThat(step()).isEqualTo(Step.LOCKED);
    assertThat(rig.view().signIn().errorCode()).isEqualTo(PeopleHere.TOO_LONG_ALONE);
    assertThat(rig.take(SeatEffect.BeginUnlock.class)).isEmpty();
  }
}
