package org.seatline.app.session;

import org.jspecify.annotations.Nullable;
import org.seatline.app.session.SeatSnapshot.CallView.Phase;
import org.seatline.app.session.SeatSnapshot.CallView.Recording;
import org.seatline.app.session.SeatSnapshot.SignIn.Step;
import org.seatline.protocol.Handover;
import org.seatline.protocol.SeatMessage;
import org.seatline.protocol.SeatStateName;
import org.seatline.protocol.SuperviseMode;

/** What the seat does when its person asks for something. */
final class PersonSteps {
  /** What the server calls the end of the shift as the state that follows. */
  private static final String SIGNED_OUT = "signed-out";

  private static final String BY_REFUSAL = "refused";
  private static final int SIP_BUSY_HERE = 486;

  private PersonSteps() {}

  static void apply(SeatDraft draft, PersonEvent event) {
    boolean needsSession =
        !(event instanceof PersonEvent.SignIn || event instanceof PersonEvent.AutoAnswer);
    if (needsSession && !draft.signedIn()) {
      draft.notice(Notices.NOT_SIGNED_IN);
      return;
    }
    if (LockSteps.refuses(draft, event)) {
      draft.notice(Notices.LOCKED);
      return;
    }
    switch (event) {
      case PersonEvent.Lock() -> LockSteps.lock(draft);
      case PersonEvent.Unlock() -> LockSteps.unlock(draft);
      case PersonEvent.SignIn in -> signIn(draft, in.agentId());
      case PersonEvent.AutoAnswer(boolean on, long afterMs) ->
          draft.autoAnswerAfterMs = on ? Math.max(0, afterMs) : null;
      case PersonEvent.SignOut() -> signOut(draft);
      case PersonEvent.Ready() -> ready(draft);
      case PersonEvent.NotReady(String reason) -> notReady(draft, reason);
      case PersonEvent.LastCall(String reason) -> lastCall(draft, reason);
      case PersonEvent.Answer() -> CallSteps.answer(draft);
      case PersonEvent.Refuse() -> refuse(draft);
      case PersonEvent.HangUp() -> hangUp(draft);
      case PersonEvent.Hold(boolean on) -> hold(draft, on);
      case PersonEvent.Mute(boolean on) -> mute(draft, on);
      case PersonEvent.Digits(String digits) -> digits(draft, digits);
      case PersonEvent.PauseRecording(boolean on) -> pause(draft, on);
      case PersonEvent.ExtendWrapUp() -> extend(draft);
      case PersonEvent.ChooseDisposition(String disposition) -> choose(draft, disposition);
      case PersonEvent.FinishWrapUp(String disposition) -> finish(draft, disposition);
      case PersonEvent.WatchFloor(boolean on) -> watch(draft, on);
      case PersonEvent.Supervise(String agentId, SuperviseMode mode) ->
          supervise(draft, agentId, mode);
      case PersonEvent.SuperviseEnd() -> superviseEnd(draft);
      case PersonEvent.ForceState(String agentId, SeatStateName state, String reason) ->
          online(draft, new SeatMessage.ForceState(agentId, state, reason));
      case PersonEvent.ForceLastCall(String agentId, String reason) ->
          online(draft, new SeatMessage.ForceLastCall(agentId, reason));
      case PersonEvent.Message(String to, String text) ->
          online(draft, new SeatMessage.TextMessage(to, text));
      case PersonEvent.Dial(String callId, DialTarget target) ->
          FallbackSteps.dial(draft, callId, target);
      case PersonEvent.Transfer(Company.Party party, Handover handover) ->
          ConsultSteps.transfer(draft, party, handover);
      case PersonEvent.Consult(Company.Party party, Handover handover) ->
          ConsultSteps.consult(draft, party, handover);
      case PersonEvent.Swap() -> ConsultSteps.swap(draft);
      case PersonEvent.HandOver(Handover handover) -> ConsultSteps.handOver(draft, handover);
      case PersonEvent.Together(boolean on) -> ConsultSteps.together(draft, on);
      case PersonEvent.BackToCaller() -> ConsultSteps.back(draft);
      case PersonEvent.WatchTargets(boolean on) -> draft.send(new SeatMessage.WatchTargets(on));
      case PersonEvent.StartDrill(String drillId, String agentId) ->
          online(draft, new SeatMessage.StartDrill(drillId, agentId));
    }
  }

  private static void signIn(SeatDraft draft, String agentId) {
    if (draft.signIn.step() != Step.SIGNED_OUT) {
      draft.notice(Notices.ALREADY_SIGNED_IN);
      return;
    }
    draft.signIn(Step.SIGNING_IN, null);
    draft.effect(new SeatEffect.BeginSignIn(agentId));
  }

  private static void signOut(SeatDraft draft) {
    if (draft.call != null) {
      draft.notice(Notices.SIGN_OUT_IN_CALL);
      return;
    }
    ServerSteps.leave(draft, true, null);
  }

  /** The person wants calls. */
  static void ready(SeatDraft draft) {
    wish(draft, new SeatModel.Wanted(true, null));
    draft.send(new SeatMessage.Ready());
  }

  /** The person is away, or the seat takes them so. */
  static void notReady(SeatDraft draft, String reason) {
    wish(draft, new SeatModel.Wanted(false, reason));
    draft.send(new SeatMessage.NotReady(reason));
  }

  /** What the server has not agreed to yet is said again when it is back. */
  private static void wish(SeatDraft draft, SeatModel.Wanted wanted) {
    boolean busy = draft.call != null || draft.wrapUp != null;
    if (busy) {
      draft.nextNotReady(wanted.reason());
    } else if (!draft.online) {
      SeatStateName name = wanted.ready() ? SeatStateName.READY : SeatStateName.NOT_READY;
      draft.duty(name, wanted.reason(), draft.now.nanos());
    }
    if (!draft.online || !draft.agreed) {
      draft.wanted = wanted;
    }
  }

  /** Without the server no call comes any more: then it is the same as not ready. */
  private static void lastCall(SeatDraft draft, String reason) {
    if (draft.online) {
      draft.nextNotReady(reason.isEmpty() ? SIGNED_OUT : reason);
      draft.send(new SeatMessage.LastCall(reason.isEmpty(), reason));
    } else if (reason.isEmpty()) {
      draft.notice(Notices.NEEDS_SERVER);
    } else {
      notReady(draft, reason);
    }
  }

  private static void refuse(SeatDraft draft) {
    CallDraft call = draft.call;
    if (call == null || !call.is(Phase.RINGING)) {
      draft.notice(Notices.NOTHING_TO_ANSWER);
      return;
    }
    if (!call.offerId.isEmpty()) {
      draft.send(new SeatMessage.OfferRefused(call.offerId));
    }
    if (call.inviteHere) {
      draft.effect(new SeatEffect.RejectCall(call.callId, SIP_BUSY_HERE));
    }
    CallSteps.over(draft, call, BY_REFUSAL);
  }

  private static void hangUp(SeatDraft draft) {
    CallDraft call = draft.call;
    if (call == null) {
      draft.notice(Notices.NO_CALL);
    } else if (call.is(Phase.RINGING)) {
      refuse(draft);
    } else if (call.company.consult() != null) {
      ConsultSteps.back(draft);
    } else {
      draft.effect(new SeatEffect.EndCall(call.callId));
      CallSteps.over(draft, call, CallSteps.BY_AGENT);
    }
  }

  private static @Nullable CallDraft talking(SeatDraft draft) {
    CallDraft call = draft.call;
    if (call == null || !call.is(Phase.TALKING)) {
      draft.notice(Notices.NO_CALL);
      return null;
    }
    return call;
  }

  private static void hold(SeatDraft draft, boolean on) {
    CallDraft call = talking(draft);
    if (call != null && call.company.consult() != null) {
      ConsultSteps.swap(draft); // one of the two waits already
    } else if (call != null) {
      HoldSteps.wish(draft, call, on);
    }
  }

  private static void mute(SeatDraft draft, boolean on) {
    CallDraft call = draft.call;
    if (call == null || call.is(Phase.RINGING)) {
      draft.notice(Notices.NO_CALL);
      return;
    }
    call.muted = on;
    draft.effect(new SeatEffect.MuteCall(on));
  }

  private static void digits(SeatDraft draft, String digits) {
    CallDraft call = talking(draft);
    if (call != null && !digits.isEmpty()) {
      draft.effect(new SeatEffect.SendDigits(call.callId, digits));
    }
  }

  private static void pause(SeatDraft draft, boolean on) {
    CallDraft call = talking(draft);
    if (call == null || call.recording == Recording.OFF) {
      return;
    }
    call.recording = on ? Recording.PAUSED : Recording.ON;
    draft.effect(new SeatEffect.PauseRecording(call.callId, on));
    draft.effect(new SeatEffect.Journal(call.callId, on ? "recording-paused" : "recording-on", ""));
  }

  private static void extend(SeatDraft draft) {
    SeatSnapshot.WrapUp wrapUp = draft.wrapUp;
    if (wrapUp == null) {
      draft.notice(Notices.NO_WRAP_UP);
    } else {
      Long until = wrapUp.untilNanos();
      if (!draft.online && until != null) {
        long ms = CallSteps.WRAP_UP_EXTENSION_MS;
        draft.wrapUp = wrapUp.longer(until + ms * 1_000_000, ms);
      }
      draft.send(new SeatMessage.WrapUpExtend(wrapUp.callId()));
    }
  }

  private static void choose(SeatDraft draft, String disposition) {
    SeatSnapshot.WrapUp wrapUp = draft.wrapUp;
    if (wrapUp == null) {
      draft.notice(Notices.NO_WRAP_UP);
    } else {
      draft.wrapUp = wrapUp.choosing(disposition);
    }
  }

  private static void finish(SeatDraft draft, String disposition) {
    if (draft.wrapUp == null) {
      draft.notice(Notices.NO_WRAP_UP);
    } else {
      CallSteps.wrapUpOver(draft, disposition, CallSteps.EndedBy.SEAT);
    }
  }

  private static void watch(SeatDraft draft, boolean on) {
    draft.watchingFloor = on;
    draft.send(new SeatMessage.WatchFloor(on));
  }

  private static void supervise(SeatDraft draft, String agentId, SuperviseMode mode) {
    if (draft.call != null) {
      draft.notice(Notices.BUSY_FOR_SUPERVISION);
      return;
    }
    SeatSnapshot.Supervision current = draft.supervision;
    if (current != null && !current.agentId().equals(agentId)) {
      superviseEnd(draft);
    }
    online(draft, new SeatMessage.Supervise(agentId, mode));
  }

  private static void superviseEnd(SeatDraft draft) {
    SeatSnapshot.Supervision current = draft.supervision;
    if (current != null) {
      draft.effect(new SeatEffect.LeaveSupervised());
      draft.send(new SeatMessage.SuperviseEnd(current.agentId()));
      draft.supervision = null;
    }
  }

  private static void online(SeatDraft draft, SeatMessage message) {
    if (draft.online) {
      draft.send(message);
    } else {
      draft.notice(Notices.NEEDS_SERVER);
    }
  }
}
