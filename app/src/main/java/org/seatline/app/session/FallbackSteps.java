package org.seatline.app.session;

import org.jspecify.annotations.Nullable;
import org.seatline.app.session.SeatSnapshot.CallView.Phase;
import org.seatline.protocol.FallbackLine;
import org.seatline.protocol.Mutation;
import org.seatline.protocol.SeatMessage;
import org.seatline.protocol.SeatStateName;
import org.seatline.protocol.SignInResponse;

/** Calls over the fall-back line: they begin while the server is gone, and may outlast that. */
final class FallbackSteps {
  /** How long the other side may take to answer. */
  static final long DIAL_MAX_MS = 60_000;

  /** How long a call over the line rings here. */
  static final long RING_MAX_MS = 30_000;

  private static final int SIP_UNAVAILABLE = 480;
  private static final int SIP_BUSY_HERE = 486;

  private FallbackSteps() {}

  static @Nullable FallbackLine line(SeatDraft draft) {
    SignInResponse session = draft.session;
    return session == null ? null : session.meanwhile().line();
  }

  /** Whether the seat has to do with a call that the server knows nothing of. */
  static boolean busy(SeatDraft draft) {
    CallDraft call = draft.call;
    SeatSnapshot.WrapUp wrapUp = draft.wrapUp;
    return call != null
        ? call.line != null
        : wrapUp != null && FallbackLine.isCall(wrapUp.callId());
  }

  /** Places a call. */
  static void dial(SeatDraft draft, String callId, DialTarget target) {
    FallbackLine line = line(draft);
    if (line == null) {
      draft.notice(Notices.NO_LINE);
    } else if (draft.online) {
      draft.notice(Notices.LINE_ONLY_ALONE);
    } else if (draft.call != null) {
      draft.notice(Notices.LINE_BUSY);
    } else {
      CallDraft call = begin(draft, line, callId, true);
      call.phase = Phase.CALLING;
      call.number = target.number();
      call.until = draft.now.plusMs(DIAL_MAX_MS);
      draft.effect(new SeatEffect.Journal(callId, "dials", target.number()));
      draft.effect(new SeatEffect.PlaceCall(callId, digits(line, target)));
    }
  }

  private static String digits(FallbackLine line, DialTarget target) {
    return line.prefix()
        + switch (line.dials()) {
          case NATIONAL -> target.national();
          case E164 -> target.number();
        };
  }

  private static CallDraft begin(
      SeatDraft draft, FallbackLine line, String callId, boolean outgoing) {
    if (draft.wrapUp != null) {
      CallSteps.wrapUpRanOut(draft, CallSteps.EndedBy.SEAT);
    }
    CallDraft call = new CallDraft(callId, "", draft.now.nanos());
    call.inviteHere = true;
    call.queueId = line.queueId();
    call.line = new LineCall(outgoing, false, draft.now.wallMs(), 0);
    draft.call = call;
    return call;
  }

  /** Somebody calls over the line: it rings if a call of the server would. */
  static void incoming(SeatDraft draft, PhoneEvent.LineIncoming invite) {
    FallbackLine line = line(draft);
    boolean takes = line != null && !draft.online && draft.duty.name() == SeatStateName.READY;
    if (line == null || !takes || draft.call != null || draft.wrapUp != null) {
      int status = takes ? SIP_BUSY_HERE : SIP_UNAVAILABLE;
      draft.effect(new SeatEffect.RejectCall(invite.callId(), status));
      return;
    }
    CallDraft call = begin(draft, line, invite.callId(), false);
    call.number = invite.number();
    call.ringMs = RING_MAX_MS;
    call.until = draft.now.plusMs(RING_MAX_MS);
    draft.effect(new SeatEffect.Journal(call.callId, "rings", invite.number()));
  }

  /** It rings at the other side. */
  static void rings(SeatDraft draft, String callId) {
    CallDraft call = draft.callWith(callId);
    LineCall line = call == null ? null : call.line;
    if (call != null && line != null && call.is(Phase.CALLING)) {
      call.line = line.ringing();
    }
  }

  /** Both can talk; the first audio of a caller may have said so before the ACK did. */
  static void answered(SeatDraft draft, String callId) {
    CallDraft call = draft.callWith(callId);
    LineCall line = call == null ? null : call.line;
    if (call == null || line == null) {
      return;
    }
    if (line.answeredMs() == 0) {
      call.line = line.answeredAt(draft.now.wallMs());
    }
    if (!call.is(Phase.TALKING)) {
      CallSteps.silence(draft, call);
      call.phase = Phase.CONNECTING;
      CallSteps.granted(draft, call);
    }
  }

  /** The other side was not reached. */
  static void failed(SeatDraft draft, String callId, int status) {
    CallDraft call = draft.callWith(callId);
    if (call != null && call.is(Phase.CALLING)) {
      draft.notice(Notices.notReached(status, call.number));
      CallSteps.over(draft, call, Notices.reached(status));
    }
  }

  /** Nobody answered in time. */
  static void tick(SeatDraft draft, CallDraft call) {
    Long until = call.until;
    if (until != null && draft.now.nanos() >= until) {
      draft.effect(new SeatEffect.EndCall(call.callId));
      draft.notice(Notices.notReached(SIP_UNAVAILABLE, call.number));
      CallSteps.over(draft, call, Notices.reached(SIP_UNAVAILABLE));
    }
  }

  /** The call is over: the server learns of it through the outbox. */
  static void over(SeatDraft draft, CallDraft call, LineCall line, String cause) {
    if (draft.session == null) {
      return;
    }
    String why = ResumeSteps.isInterrupted(call) ? LeftLineSteps.SEAT_GONE : cause;
    Long answered = line.answeredMs() == 0 ? null : Long.valueOf(line.answeredMs());
    draft.effect(
        new SeatEffect.SubmitLineCall(
            new Mutation.LineCallEnded(
                call.callId,
                draft.agentId(),
                line.outgoing(),
                call.number,
                line.startedMs(),
                answered,
                draft.now.wallMs(),
                why)));
  }

  /** The server thinks that the seat is free: it is not. */
  static void stayAway(SeatDraft draft) {
    if (busy(draft)) {
      draft.send(new SeatMessage.NotReady(FallbackLine.REASON));
    }
  }
}
