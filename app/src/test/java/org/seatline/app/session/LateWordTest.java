package org.seatline.app.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.seatline.app.session.SeatSnapshot.CallView.Phase;
import org.seatline.protocol.SeatMessage;
import org.seatline.protocol.SeatStateName;
import org.seatline.protocol.ServerMessage;

/** The caller's BYE overtakes the server's word on whose call it was. */
final class LateWordTest {
  private static final String CALL = "c1";

  private final MachineRig rig = MachineRig.ready();

  @BeforeEach
  void answeredAndOver() {
    rig.offer(CALL);
    rig.invite(CALL);
    rig.feed(new PersonEvent.Answer());
    rig.feed(new PhoneEvent.Ended(CALL, PhoneEvent.Ended.Cause.REMOTE));
  }

  private SeatSnapshot.WrapUp wrapUp() {
    return Objects.requireNonNull(rig.view().wrapUp());
  }

  @Test
  void waitsForTheWord() {
    assertThat(rig.call().phase()).isEqualTo(Phase.CONNECTING);
    assertThat(rig.view().wrapUp()).isNull();
  }

  @Test
  void wrapsUpWhatTheServerSaysWasOurs() {
    rig.state(SeatStateName.WRAP_UP, CALL, 20_000L);
    assertThat(rig.view().call()).isNull();
    assertThat(wrapUp().callId()).isEqualTo(CALL);
    assertThat(wrapUp().queueId()).isEqualTo("fault");
    assertThat(rig.view().day().calls()).isEqualTo(1);
  }

  @Test
  void recordsNothingOfATalkThatIsOver() {
    rig.takeEffects();
    rig.said(new ServerMessage.CallConnected(CALL, "offer-" + CALL));
    assertThat(rig.take(SeatEffect.StartRecording.class)).isEmpty();
    assertThat(wrapUp().queueId()).isEqualTo("fault");
    rig.state(SeatStateName.TALKING, CALL);
    rig.state(SeatStateName.WRAP_UP, CALL, 20_000L);
    assertThat(rig.view().day().calls()).as("counted once").isEqualTo(1);
  }

  @Test
  void leavesWhatTheServerSaysWasNotOurs() {
    rig.state(SeatStateName.READY, null);
    assertThat(rig.view().call()).isNull();
    assertThat(rig.view().wrapUp()).isNull();
  }

  @Test
  void leavesWhatNobodySpeaksOf() {
    rig.takeEffects();
    rig.pass(CallSteps.WORD_MAX_MS);
    assertThat(rig.view().call()).isNull();
    assertThat(rig.view().wrapUp()).isNull();
    assertThat(rig.take(SeatEffect.Notify.class)).as("nothing is wrong").isEmpty();
  }

  @Test
  void doesNotKeepTheNextCallerWaiting() {
    rig.takeEffects();
    rig.invite("c2");
    assertThat(rig.take(SeatEffect.RejectCall.class)).isEmpty();
    assertThat(rig.call().callId()).isEqualTo("c2");
    assertThat(rig.call().phase()).isEqualTo(Phase.RINGING);
  }

  @Test
  void takesTheQueueFromTheServerWhereTheCallWasNeverSeen() {
    rig.pass(CallSteps.WORD_MAX_MS);
    rig.state(SeatStateName.WRAP_UP, CALL, 20_000L);
    assertThat(wrapUp().queueId()).isEqualTo("fault");
  }

  @Test
  void saysAgainThatTheWrapUpIsOverWhenTheServerBeginsItLater() {
    rig.said(new ServerMessage.CallConnected(CALL, "offer-" + CALL));
    rig.feed(new PersonEvent.FinishWrapUp("solved"));
    assertThat(rig.sent()).contains(new SeatMessage.WrapUpDone(CALL, "solved"));
    rig.state(SeatStateName.WRAP_UP, CALL, 20_000L);
    assertThat(rig.sent()).containsExactly(new SeatMessage.WrapUpDone(CALL, "solved"));
    assertThat(rig.view().wrapUp()).isNull();
    rig.state(SeatStateName.WRAP_UP, CALL, 20_000L);
    assertThat(rig.sent()).as("said once more, not for ever").isEmpty();
  }
}
