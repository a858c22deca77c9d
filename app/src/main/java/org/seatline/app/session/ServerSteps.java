package org.seatline.app.session;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.seatline.app.session.SeatSnapshot.CallView.Phase;
import org.seatline.app.session.SeatSnapshot.SignIn.Step;
import org.seatline.protocol.FallbackLine;
import org.seatline.protocol.SeatMessage;
import org.seatline.protocol.SeatStateName;
import org.seatline.protocol.ServerMessage;

/** What the seat does when the server comes or goes, and when its own parts have news. */
final class ServerSteps {
  private ServerSteps() {}

  static void apply(SeatDraft draft, ServerEvent event) {
    switch (event) {
      case ServerEvent.SignedIn in -> SignInSteps.byServer(draft, in);
      case ServerEvent.SignedInAlone in -> SignInSteps.alone(draft, in);
      case ServerEvent.KeyHere(PeopleHere.Kept kept) -> SignInSteps.key(draft, kept);
      case ServerEvent.Unlocked() -> LockSteps.unlocked(draft);
      case ServerEvent.UnlockFailed(String code) -> LockSteps.failed(draft, code);
      case ServerEvent.SignInFailed(String code) -> SignInSteps.failed(draft, code);
      case ServerEvent.Loaded() -> {
        if (draft.signIn.step() == Step.LOADING) {
          draft.signIn(Step.SIGNED_IN, null);
        }
      }
      case ServerEvent.Copied(int percent) ->
          draft.copy = new SeatSnapshot.LocalCopy(percent, draft.copy.callersFetched());
      case ServerEvent.CallerFetched() ->
          draft.copy =
              new SeatSnapshot.LocalCopy(draft.copy.percent(), draft.copy.callersFetched() + 1);
      case ServerEvent.ChannelOpen(var untold) -> hello(draft, untold);
      case ServerEvent.ChannelLost() -> alone(draft);
      case ServerEvent.Said(ServerMessage message) -> {
        if (draft.signedIn()) {
          ServerWords.said(draft, message);
        }
      }
      case ServerEvent.DayKnown(SeatSnapshot.Day day) -> draft.day = day;
      case ServerEvent.KeptEnds(List<SeatMessage.CallEndedAtSeat> ends) -> {
        if (draft.online && !ends.isEmpty()) {
          draft.effect(new SeatEffect.TellEnds(ends));
        }
      }
      case ServerEvent.RoundTrip(long ms) -> draft.roundTripMs = ms;
      case ServerEvent.Waiting(int count) -> {
        if (count != draft.waiting) {
          draft.send(new SeatMessage.StoreWaits(count));
        }
        draft.waiting = count;
      }
    }
  }

  /** Says what the seat is doing; what the server thinks of it comes as an answer. */
  static void hello(SeatDraft draft) {
    hello(draft, null);
  }

  private static void hello(SeatDraft draft, SeatMessage.@Nullable CallEndedAtSeat untold) {
    if (!draft.signedIn()) {
      return;
    }
    SeatSnapshot.State state = SeatMachine.state(draft.freeze());
    CallDraft call = draft.call;
    SeatSnapshot.WrapUp wrapUp = draft.wrapUp;
    String callId = call != null ? call.callId : wrapUp == null ? null : wrapUp.callId();
    if (callId != null && FallbackLine.isCall(callId)) {
      callId = null; // the server knows nothing of it
    }
    draft.agreed = false;
    draft.serverIdle = false;
    SeatMessage.CallEndedAtSeat end = draft.endedAlone == null ? untold : draft.endedAlone;
    if (end != null && (callId == null || callId.equals(end.callId()))) {
      // The server may still believe in the talk: it learns of its end before anything else.
      draft.effect(new SeatEffect.Hello(SeatStateName.WRAP_UP, end.callId(), end.cause()));
      return;
    }
    if (FallbackSteps.busy(draft)) {
      draft.effect(new SeatEffect.Hello(SeatStateName.NOT_READY, null, FallbackLine.REASON));
      return;
    }
    draft.effect(new SeatEffect.Hello(state.name(), callId, state.reason()));
  }

  private static void alone(SeatDraft draft) {
    if (!draft.signedIn() || !draft.online) {
      return;
    }
    draft.online = false;
    draft.agreed = false;
    draft.serverIdle = false;
    SeatModel.WrappedUp done = draft.wrappedUp;
    if (done != null) {
      draft.wrappedUp = new SeatModel.WrappedUp(done.callId(), done.disposition(), true);
    }
    draft.aloneSinceMs = draft.now.wallMs();
    draft.roundTripMs = -1;
    rememberWish(draft);
    SeatMessage.CallEndedAtSeat end = draft.unconfirmedEnd;
    if (end != null) {
      draft.effect(new SeatEffect.KeepCallEnd(end));
      draft.endedAlone = end;
      draft.unconfirmedEnd = null;
    }
    draft.notice(Notices.ALONE);
    CallDraft call = draft.call;
    if (call != null) {
      call.quality = call.quality.untold();
      ResumeSteps.alone(call);
      ConsultSteps.serverGone(draft, call);
    }
    HoldSteps.serverGone(draft, call);
    if (call != null && call.line == null && call.is(Phase.TALKING) && call.silent) {
      PhoneSteps.endAlone(draft, call, CallSteps.BY_SILENCE);
    } else if (call != null && call.is(Phase.RINGING) && !call.inviteHere) {
      CallSteps.over(draft, call, "server-gone");
    }
  }

  private static void rememberWish(SeatDraft draft) {
    SeatModel.Duty duty = draft.duty;
    boolean busy = draft.call != null || draft.wrapUp != null;
    String next = duty.nextNotReady();
    boolean ready = busy ? next == null : duty.name() == SeatStateName.READY;
    draft.wanted = new SeatModel.Wanted(ready, ready ? null : busy ? next : duty.reason());
  }

  /** The session is over: nothing rings here any more. */
  static void leave(SeatDraft draft, boolean tellServer, @Nullable String errorCode) {
    CallDraft call = draft.call;
    if (call != null) {
      draft.effect(new SeatEffect.EndCall(call.callId));
      CallSteps.over(draft, call, CallSteps.BY_AGENT);
    }
    if (draft.wrapUp != null) {
      CallSteps.wrapUpRanOut(draft, CallSteps.EndedBy.SERVER);
    }
    SeatMessage.CallEndedAtSeat end = draft.unconfirmedEnd;
    if (end != null && call != null) {
      draft.effect(new SeatEffect.KeepCallEnd(end));
    }
    if (draft.supervision != null) {
      draft.effect(new SeatEffect.LeaveSupervised());
    }
    draft.effect(new SeatEffect.LeaveSession(tellServer));
    draft.unconfirmedEnd = null;
    draft.endedAlone = null;
    draft.session = null;
    draft.online = false;
    draft.agreed = false;
    draft.serverIdle = false;
    draft.aloneSinceMs = null;
    draft.aloneUntilMs = null;
    draft.wanted = null;
    draft.supervision = null;
    draft.queues = List.of();
    draft.messages = List.of();
    draft.watchingFloor = false;
    draft.signIn(Step.SIGNED_OUT, errorCode);
    draft.duty(SeatStateName.SIGNED_OUT, null, draft.now.nanos());
  }
}
