package org.seatline.app.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.seatline.app.session.SeatSnapshot.SignIn.Step;
import org.seatline.protocol.SeatMessage;
import org.seatline.protocol.SeatStateName;

final class SignInStepsTest {
  private static final long UNTIL_MS = 259_200_000;

  private final MachineRig rig = new MachineRig();

  private void signInAlone() {
    rig.feed(new PersonEvent.SignIn("1001"));
    rig.feed(new ServerEvent.SignedInAlone(MachineRig.session(), UNTIL_MS));
  }

  @Test
  void worksAloneAtOnceAndSaysUntilWhen() {
    signInAlone();
    assertThat(rig.view().signIn().step()).isEqualTo(Step.SIGNED_IN);
    assertThat(rig.view().person()).isNotNull();
    assertThat(rig.view().connection().online()).isFalse();
    assertThat(rig.view().connection().aloneSinceMs()).isNotNull();
    assertThat(rig.view().connection().aloneUntilMs()).isEqualTo(UNTIL_MS);
    assertThat(rig.stateName()).isEqualTo(SeatStateName.NOT_READY);
    assertThat(rig.takeEffects())
        .containsSubsequence(
            new SeatEffect.EnterAlone(MachineRig.session()),
            new SeatEffect.Notify(Notices.SIGNED_IN_ALONE));
  }

  @Test
  void isInStepAgainWhenTheServerComesAndBringsItsWish() {
    signInAlone();
    rig.feed(new PersonEvent.Ready());
    assertThat(rig.stateName()).isEqualTo(SeatStateName.READY);
    rig.feed(new ServerEvent.SignInFailed(SignInSteps.SERVER_UNREACHABLE));
    assertThat(rig.view().signIn().step()).isEqualTo(Step.SIGNED_IN);
    rig.takeEffects();
    rig.feed(new ServerEvent.SignedIn(MachineRig.session()));
    assertThat(rig.take(SeatEffect.EnterSession.class)).hasSize(1);
    assertThat(rig.view().connection().aloneUntilMs()).isNull();
    rig.online(SeatStateName.NOT_READY, null);
    assertThat(rig.view().connection().online()).isTrue();
    assertThat(rig.view().connection().aloneSinceMs()).isNull();
    assertThat(rig.take(SeatEffect.Send.class))
        .contains(new SeatEffect.Send(new SeatMessage.Ready()));
  }

  @Test
  void signsOutWithoutTheServerAsWithIt() {
    signInAlone();
    rig.feed(new PersonEvent.SignOut());
    assertThat(rig.stateName()).isEqualTo(SeatStateName.SIGNED_OUT);
    assertThat(rig.view().connection().aloneUntilMs()).isNull();
    rig.feed(new ServerEvent.SignedInAlone(MachineRig.session(), UNTIL_MS));
    assertThat(rig.stateName()).isEqualTo(SeatStateName.SIGNED_OUT);
  }

  @Test
  void tellsWhatBecameOfTheKeyWhenItMatters() {
    rig.feed(new PersonEvent.SignIn("1001"));
    rig.takeEffects();
    rig.feed(new ServerEvent.KeyHere(PeopleHere.Kept.KEPT));
    assertThat(rig.take(SeatEffect.Notify.class)).isEmpty();
    rig.feed(new ServerEvent.KeyHere(PeopleHere.Kept.BEGUN_ANEW));
    rig.feed(new ServerEvent.KeyHere(PeopleHere.Kept.NOT_KEPT));
    assertThat(rig.take(SeatEffect.Notify.class))
        .containsExactly(
            new SeatEffect.Notify(Notices.KEY_BEGUN_ANEW),
            new SeatEffect.Notify(Notices.KEY_NOT_KEPT));
  }
}
