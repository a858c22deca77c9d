package org.seatline.app.session;

import org.jspecify.annotations.Nullable;
import org.seatline.app.session.SeatSnapshot.CallView.Phase;
import org.seatline.protocol.SeatStateName;
import org.seatline.protocol.ServerMessage;

/**
 * What the seat does about work that the last process was in the middle of when it died: a talk is
 * offered for resuming, a wrap-up goes on.
 */
final class ResumeSteps {
  /** What is older than a shift is nobody's work any more. */
  static final long LEFT_MAX_MS = 12 * 3_600_000L;

  /** What is left of a wrap-up at least, after the seat's process died in it. */
  static final long WRAP_UP_MIN_MS = 15_000;

  private static final String GIVEN_BACK = "given-back";

  private ResumeSteps() {}

  /** Somebody is let in who left this behind. */
  static void takeUp(SeatDraft draft, LeftBooks.Left left) {
    switch (left.work()) {
      case LeftWork.Ringing ringing -> draft.notice(Notices.LEFT_RINGING);
      case LeftWork.Talking talk -> talk(draft, talk, left.dialog());
      case LeftWork.OnLine line ->
          LeftLineSteps.takeUp(draft, line, left.dialog(), tooOld(draft, line.startedMs()));
      case LeftWork.WrapUp wrapUp -> wrapUp(draft, wrapUp);
    }
  }

  private static void talk(SeatDraft draft, LeftWork.Talking talk, @Nullable String dialog) {
    if (tooOld(draft, talk.sinceMs())) {
      return;
    }
    if (dialog == null) {
      draft.notice(Notices.LEFT_TALK_LOST);
      return;
    }
    CallDraft call = new CallDraft(talk.callId(), talk.offerId(), draft.now.nanos());
    call.phase = Phase.INTERRUPTED;
    call.number = talk.number();
    call.queueId = talk.queueId();
    call.menuPath = talk.menuPath();
    call.waitedMs = talk.waitedMs();
    call.talkSinceNanos = draft.now.nanosOf(talk.sinceMs());
    call.drill = talk.drill();
    call.attached = talk.attached();
    call.inviteHere = true;
    draft.call = call;
    draft.effect(new SeatEffect.TakeUpLeg(talk.callId(), dialog));
    draft.effect(new SeatEffect.Journal(talk.callId(), "interrupted", ""));
  }

  private static void wrapUp(SeatDraft draft, LeftWork.WrapUp left) {
    if (tooOld(draft, left.sinceMs())) {
      return;
    }
    Long until = left.untilMs();
    long least = draft.now.plusMs(WRAP_UP_MIN_MS);
    draft.wrapUp =
        new SeatSnapshot.WrapUp(
            left.callId(),
            left.queueId(),
            draft.now.nanosOf(left.sinceMs()),
            until == null ? null : Long.valueOf(Math.max(least, draft.now.nanosOf(until))),
            left.totalMs(),
            left.disposition());
    draft.notice(Notices.LEFT_WRAP_UP);
  }

  private static boolean tooOld(SeatDraft draft, long sinceMs) {
    return draft.now.wallMs() - sinceMs > LEFT_MAX_MS;
  }

  /** The server says that the call is still this seat's: the offer stands, for a while. */
  static void agreed(SeatDraft draft, CallDraft call) {
    if (call.is(Phase.INTERRUPTED) && call.until == null) {
      call.until = draft.now.plusMs(SeatSnapshot.RESUME_OFFER_MS);
    }
  }

  /** The server is gone: nobody can bring the caller here until it is back. */
  static void alone(CallDraft call) {
    if (isInterrupted(call) && call.line == null) {
      call.phase = Phase.INTERRUPTED;
      call.until = null;
    }
  }

  /** Whether the talk was begun by another process and this one has not taken it up. */
  static boolean isInterrupted(CallDraft call) {
    boolean connecting = call.is(Phase.CONNECTING) && call.talkSinceNanos != null;
    return call.is(Phase.INTERRUPTED) || connecting;
  }

  /** The agent wants the caller back. */
  static void resume(SeatDraft draft, CallDraft call) {
    boolean reachable = draft.online || call.line != null;
    if (!reachable || call.until == null) {
      draft.notice(Notices.RESUME_NEEDS_SERVER);
      return;
    }
    call.phase = Phase.CONNECTING;
    call.until = draft.now.plusMs(CallSteps.CONNECT_MAX_MS);
    draft.effect(new SeatEffect.ResumeCall(call.callId));
  }

  /** The caller could not be brought back; the agent may try again, or end the call. */
  static void failed(SeatDraft draft, CallDraft call) {
    if (isInterrupted(call)) {
      call.phase = Phase.INTERRUPTED;
      call.until = draft.now.plusMs(SeatSnapshot.RESUME_OFFER_MS);
      draft.notice(Notices.RESUME_FAILED);
    }
  }

  /** Nobody took the offer: the caller goes before all who wait, and the ticket stays a draft. */
  static void giveBack(SeatDraft draft, CallDraft call) {
    if (call.line != null) {
      LeftLineSteps.giveUp(draft, call);
      return;
    }
    draft.call = null;
    draft.effect(new SeatEffect.ForgetLeg(call.callId));
    draft.effect(new SeatEffect.Journal(call.callId, "over", GIVEN_BACK));
    draft.notice(Notices.GIVEN_BACK);
    draft.duty(SeatStateName.NOT_READY, null, draft.now.nanos());
    ServerSteps.hello(draft); // without its call: by that the server takes the caller back
  }

  /** The server says where the caller is now; only what comes after the talk is left to do. */
  static void wentOn(SeatDraft draft, ServerMessage.CallWentOn news) {
    CallDraft call = draft.callWith(news.callId());
    if (call == null || !isInterrupted(call)) {
      return; // of a talk that goes on here its end is told as any end
    }
    draft.notice(Notices.wentOn(news));
    draft.effect(new SeatEffect.ForgetLeg(call.callId));
    CallSteps.over(draft, call, news.where());
    draft.unconfirmedEnd = null; // the server knows
  }

  /** Ends the phone's part of a call of which the other side knows that it is over. */
  static void letGo(SeatDraft draft, CallDraft call) {
    if (isInterrupted(call)) {
      draft.notice(Notices.ENDED_MEANWHILE);
    }
    draft.effect(
        call.is(Phase.INTERRUPTED)
            ? new SeatEffect.ForgetLeg(call.callId)
            : new SeatEffect.EndCall(call.callId));
  }
}
