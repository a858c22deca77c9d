package org.seatline.app.session;

import java.util.function.Consumer;
import org.seatline.app.session.SeatSnapshot.CallView.Phase;
import org.seatline.app.session.SeatSnapshot.CallView.Recording;
import org.seatline.protocol.LocalizedText;
import org.seatline.protocol.SeatMessage;
import org.seatline.protocol.SeatQuality;

/** What the seat does when its phone reports something. */
final class PhoneSteps {
  private static final int SIP_BUSY_HERE = 486;
  private static final int SIP_UNAVAILABLE = 480;

  private PhoneSteps() {}

  static void apply(SeatDraft draft, PhoneEvent event) {
    switch (event) {
      case PhoneEvent.Incoming incoming -> incoming(draft, incoming);
      case PhoneEvent.MediaRefused refused -> mediaRefused(draft, refused);
      case PhoneEvent.PlainRefused(String callId) ->
          with(draft, callId, call -> draft.notice(Notices.PLAIN_REFUSED));
      case PhoneEvent.MediaFlows(String callId) -> with(draft, callId, call -> flows(draft, call));
      case PhoneEvent.Silent(String callId) -> with(draft, callId, call -> silent(draft, call));
      case PhoneEvent.AudioBack(String callId) -> with(draft, callId, call -> call.silent = false);
      case PhoneEvent.MediaBye(String callId) -> with(draft, callId, call -> mediaBye(draft, call));
      case PhoneEvent.Ended(String callId, PhoneEvent.Ended.Cause cause) ->
          with(draft, callId, call -> ended(draft, call, cause));
      case PhoneEvent.Resumed(String callId) ->
          with(draft, callId, call -> CallSteps.granted(draft, call));
      case PhoneEvent.ResumeFailed(String callId) ->
          with(draft, callId, call -> ResumeSteps.failed(draft, call));
      case PhoneEvent.Held(String callId, boolean on) ->
          with(draft, callId, call -> HoldSteps.agreed(draft, call, on));
      case PhoneEvent.HoldFailed(String callId, boolean on) ->
          with(draft, callId, call -> HoldSteps.failed(draft, call));
      case PhoneEvent.ConsultHere(String callId) -> ConsultSteps.here(draft, callId);
      case PhoneEvent.ConsultGone(String callId) -> ConsultSteps.gone(draft, callId);
      case PhoneEvent.LineIncoming incoming -> FallbackSteps.incoming(draft, incoming);
      case PhoneEvent.LineRings(String callId) -> FallbackSteps.rings(draft, callId);
      case PhoneEvent.LineAnswered(String callId) -> FallbackSteps.answered(draft, callId);
      case PhoneEvent.LineFailed(String callId, int status) ->
          FallbackSteps.failed(draft, callId, status);
      case PhoneEvent.LineRegistered(boolean on, int status) -> lineRegistered(draft, on, status);
      case PhoneEvent.Measured(String callId, VoiceQuality quality) ->
          with(draft, callId, call -> measured(draft, call, quality));
      case PhoneEvent.Headset(SeatSnapshot.HeadsetStatus status) -> draft.headset = status;
      case PhoneEvent.SupervisorPresent(String callId, boolean present, boolean visible) ->
          draft.listenedTo = present && visible && draft.callWith(callId) != null;
      case PhoneEvent.Supervising(String callId, boolean connected) ->
          supervising(draft, callId, connected);
      case PhoneEvent.Registered(boolean on, int status) -> registered(draft, on, status);
      case PhoneEvent.RecordingFailed(String callId) -> recordingFailed(draft, callId);
    }
  }

  /** What came too late for its call says nothing any more. */
  private static void with(SeatDraft draft, String callId, Consumer<CallDraft> step) {
    CallDraft call = draft.callWith(callId);
    if (call != null) {
      step.accept(call);
    }
  }

  private static void flows(SeatDraft draft, CallDraft call) {
    call.silent = false;
    CallSteps.granted(draft, call);
  }

  private static void lineRegistered(SeatDraft draft, boolean on, int status) {
    if (!on && !draft.online && draft.signedIn()) {
      draft.notice(Notices.lineNotRegistered(status));
    }
  }

  private static void registered(SeatDraft draft, boolean on, int status) {
    if (!on && draft.online) {
      draft.notice(Notices.notRegistered(status));
    }
  }

  private static void recordingFailed(SeatDraft draft, String callId) {
    with(draft, callId, call -> call.recording = Recording.OFF);
    draft.notice(
        draft.disk.atLeast(DiskState.Level.NO_RECORDINGS)
            ? Notices.RECORDING_REFUSED
            : Notices.RECORDING_FAILED);
  }

  private static void incoming(SeatDraft draft, PhoneEvent.Incoming invite) {
    CallSteps.otherCall(draft, invite.callId());
    CallDraft call = draft.call;
    if (!draft.signedIn()
        || LockSteps.locked(draft)
        || draft.endedOffers.contains(invite.offerId())) {
      draft.effect(new SeatEffect.RejectCall(invite.callId(), SIP_UNAVAILABLE));
      return;
    }
    if (call == null) {
      call = CallSteps.arrive(draft, invite.callId(), invite.offerId());
      call.number = invite.number();
      call.queueId = invite.queueId();
      String drillId = invite.drillId();
      call.drill = drillId == null ? null : new LocalizedText(drillId, drillId);
    } else if (!call.callId.equals(invite.callId()) || call.inviteHere) {
      draft.effect(new SeatEffect.RejectCall(invite.callId(), SIP_BUSY_HERE));
      return;
    }
    call.inviteHere = true;
    if (call.answerWanted) {
      draft.effect(new SeatEffect.AnswerCall(call.callId));
    }
  }

  /** The offer may ring already, by the seat channel: it is over before anybody answers it. */
  private static void mediaRefused(SeatDraft draft, PhoneEvent.MediaRefused refused) {
    draft.offerOver(refused.offerId());
    CallDraft call = draft.callWith(refused.callId());
    if (call != null) {
      CallSteps.over(draft, call, "media-refused");
    }
    draft.notice(Notices.MEDIA_REFUSED);
  }

  /** No audio: while the server is there it decides; without it the seat must (RFC 3550 6.3.5). */
  private static void silent(SeatDraft draft, CallDraft call) {
    if (!call.is(Phase.TALKING)) {
      return;
    }
    call.silent = true;
    if (draft.online || call.line != null) {
      draft.notice(Notices.CALLER_SILENT);
    } else {
      endAlone(draft, call, CallSteps.BY_SILENCE);
    }
  }

  private static void mediaBye(SeatDraft draft, CallDraft call) {
    if (call.is(Phase.TALKING)) {
      call.silent = true;
      if (!draft.online && call.line == null) {
        endAlone(draft, call, CallSteps.BY_CALLER);
      }
    }
  }

  /** Ends a call whose caller is gone while there is no server to say so. */
  static void endAlone(SeatDraft draft, CallDraft call, String cause) {
    draft.effect(new SeatEffect.EndDeadCall(call.callId));
    draft.notice(Notices.CALLER_GONE_ALONE);
    CallSteps.over(draft, call, cause);
  }

  private static void ended(SeatDraft draft, CallDraft call, PhoneEvent.Ended.Cause cause) {
    boolean broken = cause == PhoneEvent.Ended.Cause.FAILED;
    boolean answered = call.is(SeatSnapshot.CallView.Phase.CONNECTING) && call.inviteHere;
    if (answered && call.talkSinceNanos == null && draft.online && call.line == null) {
      CallSteps.awaitWord(draft, call);
      return;
    }
    if (draft.online && ConsultSteps.callerLeft(draft, call)) {
      return;
    }
    if (broken && call.talkSinceNanos != null) {
      draft.notice(Notices.CALL_LOST);
    }
    CallSteps.over(draft, call, broken ? CallSteps.BY_SILENCE : CallSteps.BY_CALLER);
  }

  private static void measured(SeatDraft draft, CallDraft call, VoiceQuality quality) {
    if (!call.is(Phase.TALKING)) {
      return;
    }
    call.quality =
        call.held
            ? call.quality.holding(quality)
            : call.quality.talking(quality, draft.now.nanos());
    tell(draft, call);
  }

  /** Lets the server know, and so the lead, when it sounds otherwise than it was told. */
  private static void tell(SeatDraft draft, CallDraft call) {
    SeatQuality news = call.quality.news(draft.now.nanos());
    if (draft.online && news != null) {
      draft.send(new SeatMessage.CallHeard(call.callId, news));
      call.quality = call.quality.told(news, draft.now.nanos());
    }
  }

  private static void supervising(SeatDraft draft, String callId, boolean connected) {
    SeatSnapshot.Supervision current = draft.supervision;
    if (current == null || !current.callId().equals(callId)) {
      return;
    }
    if (connected) {
      draft.supervision =
          new SeatSnapshot.Supervision(current.agentId(), callId, current.mode(), true);
    } else {
      draft.supervision = null;
      draft.send(new SeatMessage.SuperviseEnd(current.agentId()));
      draft.notice(Notices.SUPERVISION_ENDED);
    }
  }
}
