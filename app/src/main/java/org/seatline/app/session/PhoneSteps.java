package org.seatline.app.session;

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
      case PhoneEvent.PlainRefused(String callId) -> {
        if (draft.callWith(callId) != null) {
          draft.notice(Notices.PLAIN_REFUSED);
        }
      }
      case PhoneEvent.MediaFlows(String callId) -> {
        CallDraft call = draft.callWith(callId);
        if (call != null) {
          call.silent = false;
          CallSteps.granted(draft, call);
        }
      }
      case PhoneEvent.Silent(String callId) -> silent(draft, callId);
      case PhoneEvent.AudioBack(String callId) -> {
        CallDraft call = draft.callWith(callId);
        if (call != null) {
          call.silent = false;
        }
      }
      case PhoneEvent.MediaBye(String callId) -> mediaBye(draft, callId);
      case PhoneEvent.Ended(String callId, PhoneEvent.Ended.Cause cause) ->
          ended(draft, callId, cause);
      case PhoneEvent.Resumed(String callId) -> {
        CallDraft call = draft.callWith(callId);
        if (call != null) {
          CallSteps.granted(draft, call);
        }
      }
      case PhoneEvent.ResumeFailed(String callId) -> {
        CallDraft call = draft.callWith(callId);
        if (call != null) {
          ResumeSteps.failed(draft, call);
        }
      }
      case PhoneEvent.Held(String callId, boolean on) -> held(draft, callId, on);
      case PhoneEvent.HoldFailed(String callId, boolean on) -> {
        CallDraft call = draft.callWith(callId);
        if (call != null) {
          HoldSteps.failed(draft, call);
        }
      }
      case PhoneEvent.LineIncoming incoming -> FallbackSteps.incoming(draft, incoming);
      case PhoneEvent.LineRings(String callId) -> FallbackSteps.rings(draft, callId);
      case PhoneEvent.LineAnswered(String callId) -> FallbackSteps.answered(draft, callId);
      case PhoneEvent.LineFailed(String callId, int status) ->
          FallbackSteps.failed(draft, callId, status);
      case PhoneEvent.LineRegistered(boolean on, int status) -> {
        if (!on && !draft.online && draft.signedIn()) {
          draft.notice(Notices.lineNotRegistered(status));
        }
      }
      case PhoneEvent.Measured(String callId, VoiceQuality quality) ->
          measured(draft, callId, quality);
      case PhoneEvent.Headset(SeatSnapshot.HeadsetStatus status) -> draft.headset = status;
      case PhoneEvent.SupervisorPresent(String callId, boolean present, boolean visible) ->
          draft.listenedTo = present && visible && draft.callWith(callId) != null;
      case PhoneEvent.Supervising(String callId, boolean connected) ->
          supervising(draft, callId, connected);
      case PhoneEvent.Registered(boolean on, int status) -> {
        if (!on && draft.online) {
          draft.notice(Notices.notRegistered(status));
        }
      }
      case PhoneEvent.RecordingFailed(String callId) -> {
        CallDraft call = draft.callWith(callId);
        if (call != null) {
          call.recording = Recording.OFF;
        }
        draft.notice(
            draft.disk.atLeast(DiskState.Level.NO_RECORDINGS)
                ? Notices.RECORDING_REFUSED
                : Notices.RECORDING_FAILED);
      }
    }
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
  private static void silent(SeatDraft draft, String callId) {
    CallDraft call = draft.callWith(callId);
    if (call == null || !call.is(Phase.TALKING)) {
      return;
    }
    call.silent = true;
    if (draft.online || call.line != null) {
      draft.notice(Notices.CALLER_SILENT);
    } else {
      endAlone(draft, call, CallSteps.BY_SILENCE);
    }
  }

  private static void mediaBye(SeatDraft draft, String callId) {
    CallDraft call = draft.callWith(callId);
    if (call != null && call.is(Phase.TALKING)) {
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

  private static void ended(SeatDraft draft, String callId, PhoneEvent.Ended.Cause cause) {
    CallDraft call = draft.callWith(callId);
    if (call == null) {
      return;
    }
    boolean broken = cause == PhoneEvent.Ended.Cause.FAILED;
    boolean answered = call.is(SeatSnapshot.CallView.Phase.CONNECTING) && call.inviteHere;
    if (answered && call.talkSinceNanos == null && draft.online && call.line == null) {
      CallSteps.awaitWord(draft, call);
      return;
    }
    if (broken && call.talkSinceNanos != null) {
      draft.notice(Notices.CALL_LOST);
    }
    CallSteps.over(draft, call, broken ? CallSteps.BY_SILENCE : CallSteps.BY_CALLER);
  }

  private static void measured(SeatDraft draft, String callId, VoiceQuality quality) {
    CallDraft call = draft.callWith(callId);
    if (call == null || !call.is(Phase.TALKING)) {
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

  private static void held(SeatDraft draft, String callId, boolean on) {
    CallDraft call = draft.callWith(callId);
    if (call != null) {
      HoldSteps.agreed(draft, call, on);
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
