package org.seatline.app.session;

import org.jspecify.annotations.Nullable;
import org.seatline.app.session.SeatSnapshot.CallView.Phase;
import org.seatline.protocol.Mutation;

/**
 * What the seat does about a call over the fall-back line in which the last process died. Its other
 * side is a telephone that nobody else will tell, so the seat offers to take the talk up without
 * asking a server, and ends it when nobody does; the books get it in any case.
 */
final class LeftLineSteps {
  /** Why a talk ended that nobody took up. */
  static final String SEAT_GONE = "seat-gone";

  private LeftLineSteps() {}

  /** Somebody is let in who left this behind; {@code tooOld} to be anybody's work any more. */
  static void takeUp(
      SeatDraft draft, LeftWork.OnLine left, @Nullable String dialog, boolean tooOld) {
    Long answered = left.answeredMs();
    if (answered == null) {
      long longest = left.outgoing() ? FallbackSteps.DIAL_MAX_MS : FallbackSteps.RING_MAX_MS;
      submit(draft, left, Math.min(draft.now.wallMs(), left.startedMs() + longest));
      draft.notice(Notices.LEFT_LINE_UNANSWERED);
    } else if (tooOld) {
      submit(draft, left, answered);
    } else {
      CallDraft call = talk(draft, left, answered);
      if (dialog != null && FallbackSteps.line(draft) != null) {
        offer(draft, call, dialog);
      } else {
        draft.notice(Notices.LEFT_LINE_LOST);
        CallSteps.over(draft, call, SEAT_GONE);
      }
    }
  }

  /** All that is known of the end is that the seat was gone by then. */
  private static void submit(SeatDraft draft, LeftWork.OnLine left, long endedMs) {
    draft.effect(new SeatEffect.Journal(left.callId(), "over", SEAT_GONE));
    draft.effect(
        new SeatEffect.SubmitLineCall(
            new Mutation.LineCallEnded(
                left.callId(),
                draft.agentId(),
                left.outgoing(),
                left.number(),
                left.startedMs(),
                left.answeredMs(),
                Math.max(left.startedMs(), endedMs),
                SEAT_GONE)));
  }

  private static CallDraft talk(SeatDraft draft, LeftWork.OnLine left, long answeredMs) {
    CallDraft call = new CallDraft(left.callId(), "", draft.now.nanos());
    call.phase = Phase.INTERRUPTED;
    call.number = left.number();
    call.queueId = left.queueId();
    call.talkSinceNanos = draft.now.nanosOf(answeredMs);
    call.inviteHere = true;
    call.line = new LineCall(left.outgoing(), true, left.startedMs(), answeredMs);
    draft.call = call;
    return call;
  }

  private static void offer(SeatDraft draft, CallDraft call, String dialog) {
    call.until = draft.now.plusMs(SeatSnapshot.RESUME_OFFER_MS);
    draft.effect(new SeatEffect.TakeUpLeg(call.callId, dialog));
    draft.effect(new SeatEffect.Journal(call.callId, "interrupted", ""));
  }

  /** Nobody took the offer: the other side is not kept hanging, and the wrap-up begins. */
  static void giveUp(SeatDraft draft, CallDraft call) {
    draft.effect(new SeatEffect.EndCall(call.callId));
    draft.notice(Notices.LEFT_LINE_ENDED);
    CallSteps.over(draft, call, SEAT_GONE);
  }
}
