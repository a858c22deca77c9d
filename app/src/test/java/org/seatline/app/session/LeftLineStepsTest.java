package org.seatline.app.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.seatline.app.session.SeatSnapshot.CallView.Phase;
import org.seatline.protocol.FallbackLine;
import org.seatline.protocol.Mutation;
import org.seatline.protocol.SeatStateName;

/** A call over the fall-back line in which the seat's process died. */
final class LeftLineStepsTest {
  private static final String CALL = FallbackLine.CALL_ID_PREFIX + "1";
  private static final String NUMBER = "+8613900000001";
  private static final String DIALOG = "the dialog";

  /** The rig's wall clock begins at 1 s. */
  private static final long STARTED_MS = -60_000;

  private static final long ANSWERED_MS = -50_000;

  private final MachineRig rig = new MachineRig();

  private static LeftWork.OnLine left(@Nullable Long answeredMs) {
    return new LeftWork.OnLine(CALL, true, NUMBER, "fault", STARTED_MS, answeredMs);
  }

  private List<SeatEffect> signInAlone(LeftWork left, @Nullable String dialog) {
    rig.feed(new PersonEvent.SignIn("1001"));
    rig.takeEffects();
    rig.feed(
        new ServerEvent.SignedInAlone(
            MachineRig.session(), 1_000_000, new LeftBooks.Left(left, dialog)));
    return rig.takeEffects();
  }

  private static List<SeatNotice> notices(List<SeatEffect> effects) {
    return effects.stream()
        .filter(SeatEffect.Notify.class::isInstance)
        .map(effect -> ((SeatEffect.Notify) effect).notice())
        .filter(notice -> !notice.equals(Notices.SIGNED_IN_ALONE))
        .toList();
  }

  private static Mutation.LineCallEnded booked(List<SeatEffect> effects) {
    List<Mutation.LineCallEnded> booked =
        effects.stream()
            .filter(SeatEffect.SubmitLineCall.class::isInstance)
            .map(effect -> ((SeatEffect.SubmitLineCall) effect).call())
            .toList();
    assertThat(booked).hasSize(1);
    return booked.getFirst();
  }

  private String wrappedUpCall() {
    return Objects.requireNonNull(rig.view().wrapUp()).callId();
  }

  @Test
  void isKeptFromItsBeginningOn() {
    MachineRig talking = MachineRig.ready();
    talking.offline();
    talking.feed(new PersonEvent.Dial(CALL, new DialTarget(NUMBER, "13900000001")));
    SeatTime moment = new SeatTime(0, 0);
    assertThat(LeftWork.of(talking.model(), moment))
        .isEqualTo(new LeftWork.OnLine(CALL, true, NUMBER, "fault", 1_000, null));
    talking.pass(4_000);
    talking.feed(new PhoneEvent.LineAnswered(CALL));
    assertThat(LeftWork.of(talking.model(), moment))
        .isEqualTo(new LeftWork.OnLine(CALL, true, NUMBER, "fault", 1_000, 5_000L));
  }

  @Test
  void isTakenUpWithoutAServer() {
    assertThat(signInAlone(left(ANSWERED_MS), DIALOG))
        .contains(new SeatEffect.TakeUpLeg(CALL, DIALOG))
        .noneMatch(SeatEffect.SubmitLineCall.class::isInstance);
    assertThat(rig.call().phase()).isEqualTo(Phase.INTERRUPTED);
    assertThat(LeftWork.of(rig.model(), new SeatTime(0, 0)))
        .as("whoever dies now finds it again")
        .isEqualTo(left(ANSWERED_MS));
    rig.feed(new PersonEvent.Answer());
    assertThat(rig.takeEffects()).contains(new SeatEffect.ResumeCall(CALL));
    rig.feed(new PhoneEvent.Resumed(CALL));
    assertThat(rig.call().phase()).isEqualTo(Phase.TALKING);
    assertThat(rig.takeEffects()).contains(new SeatEffect.StartRecording(CALL));
    rig.feed(new PersonEvent.HangUp());
    Mutation.LineCallEnded booked = booked(rig.takeEffects());
    assertThat(booked.cause()).isEqualTo(CallSteps.BY_AGENT);
    assertThat(booked.answeredMs()).isEqualTo(ANSWERED_MS);
  }

  @Test
  void endsWhenNobodyTakesItUp() {
    signInAlone(left(ANSWERED_MS), DIALOG);
    rig.pass(SeatSnapshot.RESUME_OFFER_MS);
    List<SeatEffect> effects = rig.takeEffects();
    assertThat(effects).contains(new SeatEffect.EndCall(CALL));
    assertThat(notices(effects)).containsExactly(Notices.LEFT_LINE_ENDED);
    assertThat(booked(effects))
        .isEqualTo(
            new Mutation.LineCallEnded(
                CALL,
                "1001",
                true,
                NUMBER,
                STARTED_MS,
                ANSWERED_MS,
                1_000 + SeatSnapshot.RESUME_OFFER_MS,
                LeftLineSteps.SEAT_GONE));
    assertThat(wrappedUpCall()).isEqualTo(CALL);
  }

  @Test
  void endsByTheAgentsWish() {
    signInAlone(left(ANSWERED_MS), DIALOG);
    rig.feed(new PersonEvent.HangUp());
    List<SeatEffect> effects = rig.takeEffects();
    assertThat(effects).contains(new SeatEffect.EndCall(CALL));
    assertThat(booked(effects).cause()).isEqualTo(LeftLineSteps.SEAT_GONE);
    assertThat(wrappedUpCall()).isEqualTo(CALL);
  }

  @Test
  void isOfferedAgainWhenTheOtherSideDoesNotAgree() {
    signInAlone(left(ANSWERED_MS), DIALOG);
    rig.feed(new PersonEvent.Answer());
    rig.feed(new PhoneEvent.ResumeFailed(CALL));
    assertThat(rig.call().phase()).isEqualTo(Phase.INTERRUPTED);
    rig.takeEffects();
    rig.pass(SeatSnapshot.RESUME_OFFER_MS);
    assertThat(booked(rig.takeEffects()).cause()).isEqualTo(LeftLineSteps.SEAT_GONE);
  }

  @Test
  void goesIntoTheBooksAndTheWrapUpWhenItsDialogIsGone() {
    List<SeatEffect> effects = signInAlone(left(ANSWERED_MS), null);
    assertThat(notices(effects)).containsExactly(Notices.LEFT_LINE_LOST);
    assertThat(booked(effects).cause()).isEqualTo(LeftLineSteps.SEAT_GONE);
    assertThat(rig.view().call()).isNull();
    assertThat(wrappedUpCall()).isEqualTo(CALL);
  }

  @Test
  void goesIntoTheBooksWhenItWasNotAnswered() {
    List<SeatEffect> effects = signInAlone(left(null), null);
    assertThat(notices(effects)).containsExactly(Notices.LEFT_LINE_UNANSWERED);
    Mutation.LineCallEnded booked = booked(effects);
    assertThat(booked.answeredMs()).isNull();
    assertThat(booked.endedMs())
        .as("nobody calls for longer")
        .isEqualTo(STARTED_MS + FallbackSteps.DIAL_MAX_MS);
    assertThat(rig.view().wrapUp()).isNull();
  }

  @Test
  void goesIntoTheBooksWhenItIsADayOld() {
    rig.pass(ResumeSteps.LEFT_MAX_MS);
    Mutation.LineCallEnded booked = booked(signInAlone(left(ANSWERED_MS), DIALOG));
    assertThat(booked.endedMs()).as("all that is sure").isEqualTo(ANSWERED_MS);
    assertThat(rig.view().call()).isNull();
  }

  @Test
  void keepsTheSeatFromTheServersCalls() {
    signInAlone(left(ANSWERED_MS), DIALOG);
    rig.feed(new ServerEvent.SignedIn(MachineRig.session()));
    rig.feed(new ServerEvent.ChannelOpen());
    assertThat(rig.takeEffects())
        .contains(new SeatEffect.Hello(SeatStateName.NOT_READY, null, FallbackLine.REASON));
    rig.online(SeatStateName.NOT_READY, null);
    assertThat(rig.call().phase()).isEqualTo(Phase.INTERRUPTED);
    rig.offline();
    assertThat(rig.call().ringUntilNanos()).as("no server is needed").isNotNull();
  }
}
