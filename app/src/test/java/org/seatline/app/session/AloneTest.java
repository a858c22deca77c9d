package org.seatline.app.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.seatline.app.session.SeatSnapshot.CallView.Phase;
import org.seatline.protocol.FallbackLine;
import org.seatline.protocol.Mutation;
import org.seatline.protocol.SeatMessage;
import org.seatline.protocol.SeatStateName;

/** Hold and calls over the fall-back line while there is no server. */
final class AloneTest {
  private static final String CALL = FallbackLine.CALL_ID_PREFIX + "1";
  private static final DialTarget TARGET = new DialTarget("+8613900000001", "13900000001");

  private final MachineRig rig = MachineRig.ready();

  private void talkAlone() {
    rig.talk("c1");
    rig.offline();
    rig.takeEffects();
  }

  @Test
  void holdsAndTakesBackAtTheSeat() {
    talkAlone();
    rig.feed(new PersonEvent.Hold(true));
    assertThat(rig.call().held()).isTrue();
    assertThat(rig.takeEffects())
        .contains(new SeatEffect.HoldHere("c1", true))
        .noneMatch(SeatEffect.HoldCall.class::isInstance);
    rig.feed(new PersonEvent.Hold(false));
    assertThat(rig.call().held()).isFalse();
    assertThat(rig.takeEffects()).contains(new SeatEffect.HoldHere("c1", false));
  }

  @Test
  void theServerThatIsBackTakesTheHoldOver() {
    talkAlone();
    rig.feed(new PersonEvent.Hold(true));
    rig.takeEffects();
    rig.online(SeatStateName.TALKING, "c1");
    assertThat(rig.takeEffects()).contains(new SeatEffect.HoldCall("c1", true));
    rig.feed(new PhoneEvent.Held("c1", true));
    assertThat(rig.takeEffects()).contains(new SeatEffect.HoldHere("c1", false));
    assertThat(rig.call().held()).isTrue();
    rig.feed(new PersonEvent.Hold(false));
    assertThat(rig.takeEffects()).contains(new SeatEffect.HoldCall("c1", false));
  }

  @Test
  void staysHeldAtTheSeatWhenTheServerCannot() {
    talkAlone();
    rig.feed(new PersonEvent.Hold(true));
    rig.online(SeatStateName.TALKING, "c1");
    rig.feed(new PhoneEvent.HoldFailed("c1", true));
    assertThat(rig.call().held()).isTrue();
    rig.takeEffects();
    rig.feed(new PersonEvent.Hold(false));
    assertThat(rig.call().held()).isFalse();
    assertThat(rig.takeEffects()).contains(new SeatEffect.HoldHere("c1", false));
  }

  @Test
  void holdsWhatTheServerWasAskedForWhenItDied() {
    rig.talk("c1");
    rig.feed(new PersonEvent.Hold(true));
    rig.takeEffects();
    rig.offline();
    assertThat(rig.call().held()).isTrue();
    assertThat(rig.takeEffects()).contains(new SeatEffect.HoldHere("c1", true));
  }

  @Test
  void takesBackLaterWhomTheServerHolds() {
    rig.talk("c1");
    rig.feed(new PersonEvent.Hold(true));
    rig.feed(new PhoneEvent.Held("c1", true));
    rig.offline();
    rig.takeEffects();
    rig.feed(new PersonEvent.Hold(false));
    assertThat(rig.takeEffects()).contains(new SeatEffect.Notify(Notices.RESUME_LATER));
    assertThat(rig.call().held()).isTrue();
    rig.online(SeatStateName.TALKING, "c1");
    assertThat(rig.takeEffects()).contains(new SeatEffect.HoldCall("c1", false));
  }

  @Test
  void saysFirstThatACallIsOverWhichAnEarlierSessionEnded() {
    SeatMessage.CallEndedAtSeat end = new SeatMessage.CallEndedAtSeat("c0", 1, "agent");
    rig.offline();
    rig.takeEffects();
    rig.feed(new ServerEvent.ChannelOpen(end));
    assertThat(rig.takeEffects())
        .contains(new SeatEffect.Hello(SeatStateName.WRAP_UP, "c0", "agent"));
  }

  private void dialAlone() {
    rig.offline();
    rig.takeEffects();
    rig.feed(new PersonEvent.Dial(CALL, TARGET));
  }

  @Test
  void placesACallOverTheLine() {
    dialAlone();
    assertThat(rig.call().phase()).isEqualTo(Phase.CALLING);
    assertThat(rig.takeEffects()).contains(new SeatEffect.PlaceCall(CALL, "913900000001"));
    rig.feed(new PhoneEvent.LineRings(CALL));
    assertThat(Objects.requireNonNull(rig.call().line()).rings()).isTrue();
    rig.feed(new PhoneEvent.LineAnswered(CALL));
    assertThat(rig.call().phase()).isEqualTo(Phase.TALKING);
    assertThat(rig.takeEffects()).contains(new SeatEffect.StartRecording(CALL));
    rig.pass(5_000);
    rig.feed(new PersonEvent.HangUp());
    List<SeatEffect> effects = rig.takeEffects();
    assertThat(effects)
        .contains(new SeatEffect.EndCall(CALL))
        .noneMatch(SeatEffect.KeepCallEnd.class::isInstance);
    Mutation.LineCallEnded told =
        effects.stream()
            .filter(SeatEffect.SubmitLineCall.class::isInstance)
            .map(e -> ((SeatEffect.SubmitLineCall) e).call())
            .findFirst()
            .orElseThrow();
    assertThat(told.number()).isEqualTo("+8613900000001");
    assertThat(told.outgoing()).isTrue();
    assertThat(told.endedMs() - Objects.requireNonNull(told.answeredMs())).isEqualTo(5_000);
    assertThat(Objects.requireNonNull(rig.view().wrapUp()).callId()).isEqualTo(CALL);
  }

  @ParameterizedTest
  @CsvSource({"486,busy", "480,no-answer", "404,no-such-number", "603,refused", "503,failed"})
  void saysWhyNobodyAnswered(int status, String word) {
    dialAlone();
    rig.takeEffects();
    rig.feed(new PhoneEvent.LineFailed(CALL, status));
    assertThat(rig.view().call()).isNull();
    assertThat(rig.view().wrapUp()).isNull();
    assertThat(rig.takeEffects())
        .anyMatch(
            e ->
                e instanceof SeatEffect.Notify(SeatNotice notice)
                    && notice.key().equals("seat.not-reached." + word))
        .anyMatch(
            e ->
                e instanceof SeatEffect.SubmitLineCall(Mutation.LineCallEnded call)
                    && call.answeredMs() == null
                    && call.cause().equals(word));
  }

  @Test
  void givesUpWhenNobodyAnswers() {
    dialAlone();
    rig.takeEffects();
    rig.pass(FallbackSteps.DIAL_MAX_MS);
    assertThat(rig.view().call()).isNull();
    assertThat(rig.takeEffects()).contains(new SeatEffect.EndCall(CALL));
  }

  @Test
  void dialsOnlyWithoutTheServerAndWithALine() {
    rig.feed(new PersonEvent.Dial(CALL, TARGET));
    assertThat(rig.view().call()).isNull();
    assertThat(rig.takeEffects()).contains(new SeatEffect.Notify(Notices.LINE_ONLY_ALONE));
    talkAlone();
    rig.feed(new PersonEvent.Dial(CALL, TARGET));
    assertThat(rig.takeEffects()).containsExactly(new SeatEffect.Notify(Notices.LINE_BUSY));
  }

  @Test
  void ringsForACallOverTheLineWhileReadyAndAlone() {
    rig.feed(new PhoneEvent.LineIncoming(CALL, "+8613900000001"));
    assertThat(rig.takeEffects()).containsExactly(new SeatEffect.RejectCall(CALL, 480));
    rig.offline();
    rig.takeEffects();
    rig.feed(new PhoneEvent.LineIncoming(CALL, "+8613900000001"));
    assertThat(rig.call().phase()).isEqualTo(Phase.RINGING);
    rig.feed(new PersonEvent.Answer());
    assertThat(rig.takeEffects()).contains(new SeatEffect.AnswerCall(CALL));
    rig.feed(new PhoneEvent.LineAnswered(CALL));
    assertThat(rig.call().phase()).isEqualTo(Phase.TALKING);
    rig.feed(new PhoneEvent.LineIncoming("line-2", "+8613900000002"));
    assertThat(rig.takeEffects()).contains(new SeatEffect.RejectCall("line-2", 486));
    rig.feed(new PhoneEvent.Ended(CALL, PhoneEvent.Ended.Cause.REMOTE));
    assertThat(rig.view().wrapUp()).isNotNull();
  }

  @Test
  void knowsWhenACallWasAnsweredWhoseAudioCameFirst() {
    rig.offline();
    rig.feed(new PhoneEvent.LineIncoming(CALL, "+8613900000001"));
    rig.feed(new PersonEvent.Answer());
    rig.feed(new PhoneEvent.MediaFlows(CALL));
    assertThat(rig.call().phase()).isEqualTo(Phase.TALKING);
    rig.feed(new PhoneEvent.LineAnswered(CALL));
    rig.takeEffects();
    rig.feed(new PersonEvent.HangUp());
    assertThat(rig.take(SeatEffect.SubmitLineCall.class))
        .extracting(effect -> effect.call().answeredMs())
        .containsExactly(1_000L);
  }

  @Test
  void missesACallOverTheLineThatNobodyAnswers() {
    rig.offline();
    rig.feed(new PhoneEvent.LineIncoming(CALL, "+8613900000001"));
    rig.takeEffects();
    rig.pass(60_000);
    assertThat(rig.view().call()).isNull();
    assertThat(rig.takeEffects())
        .contains(new SeatEffect.RejectCall(CALL, 480))
        .anyMatch(SeatEffect.SubmitLineCall.class::isInstance);
  }

  @Test
  void isNotReadyForTheServerUntilTheLineIsFree() {
    dialAlone();
    rig.feed(new PhoneEvent.LineAnswered(CALL));
    rig.takeEffects();
    rig.feed(new ServerEvent.ChannelOpen());
    assertThat(rig.takeEffects())
        .contains(new SeatEffect.Hello(SeatStateName.NOT_READY, null, FallbackLine.REASON));
    rig.online(SeatStateName.NOT_READY, null);
    assertThat(rig.call().phase()).isEqualTo(Phase.TALKING);
    rig.feed(new PersonEvent.HangUp());
    rig.takeEffects();
    rig.feed(new PersonEvent.FinishWrapUp("solved"));
    List<Object> sent = rig.sent();
    assertThat(sent).contains(new SeatMessage.Ready());
    assertThat(sent).noneMatch(SeatMessage.WrapUpDone.class::isInstance);
  }
}
