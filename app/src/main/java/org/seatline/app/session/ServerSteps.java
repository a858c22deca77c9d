package org.seatline.app.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.seatline.app.session.SeatSnapshot.CallView.Phase;
import org.seatline.app.session.SeatSnapshot.SignIn.Step;
import org.seatline.protocol.ReasonCode;
import org.seatline.protocol.Role;
import org.seatline.protocol.SeatMessage;
import org.seatline.protocol.SeatStateName;
import org.seatline.protocol.ServerMessage;
import org.seatline.protocol.SignInResponse;

/** What the seat does when the server speaks, comes or goes. */
final class ServerSteps {
  private static final int MESSAGES_MAX = 100;

  private ServerSteps() {}

  static void apply(SeatDraft draft, ServerEvent event) {
    switch (event) {
      case ServerEvent.SignedIn(SignInResponse session) -> SignInSteps.byServer(draft, session);
      case ServerEvent.SignedInAlone(SignInResponse session, long untilMs) ->
          SignInSteps.alone(draft, session, untilMs);
      case ServerEvent.KeyHere(PeopleHere.Kept kept) -> SignInSteps.key(draft, kept);
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
      case ServerEvent.ChannelOpen() -> hello(draft);
      case ServerEvent.ChannelLost() -> alone(draft);
      case ServerEvent.Said(ServerMessage message) -> {
        if (draft.signedIn()) {
          said(draft, message);
        }
      }
      case ServerEvent.DayKnown(SeatSnapshot.Day day) -> draft.day = day;
      case ServerEvent.KeptEnds(List<SeatMessage.CallEndedAtSeat> ends) -> {
        if (draft.online && !ends.isEmpty()) {
          draft.effect(new SeatEffect.TellEnds(ends));
        }
      }
      case ServerEvent.Rejected(String subject, String code) ->
          draft.notice(Notices.rejected(subject, code));
      case ServerEvent.RoundTrip(long ms) -> draft.roundTripMs = ms;
      case ServerEvent.Waiting(int count) -> draft.waiting = count;
    }
  }

  private static void hello(SeatDraft draft) {
    if (!draft.signedIn()) {
      return;
    }
    SeatSnapshot.State state = SeatMachine.state(draft.freeze());
    CallDraft call = draft.call;
    SeatSnapshot.WrapUp wrapUp = draft.wrapUp;
    String callId = call != null ? call.callId : wrapUp == null ? null : wrapUp.callId();
    draft.agreed = false;
    draft.serverIdle = false;
    SeatMessage.CallEndedAtSeat end = draft.endedAlone;
    if (end != null && (callId == null || callId.equals(end.callId()))) {
      // The server may still believe in the talk: it learns of its end before anything else.
      draft.effect(new SeatEffect.Hello(SeatStateName.WRAP_UP, end.callId(), end.cause()));
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
    }
    if (call != null && call.is(Phase.TALKING) && call.silent) {
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

  private static void said(SeatDraft draft, ServerMessage message) {
    switch (message) {
      case ServerMessage.Welcome welcome -> welcome(draft);
      case ServerMessage.HeartbeatAck ack -> {} // the channel itself measures it
      case ServerMessage.SeatState state -> state(draft, state);
      case ServerMessage.Offer offer -> offer(draft, offer);
      case ServerMessage.OfferWithdrawn(String offerId, String cause) ->
          withdrawn(draft, offerId, cause);
      case ServerMessage.CallConnected connected -> {
        CallDraft call = draft.callWith(connected.callId());
        if (call != null) {
          CallSteps.granted(draft, call);
        }
      }
      case ServerMessage.CallEnded ended -> ended(draft, ended.callId());
      case ServerMessage.ChangesAvailable changes -> draft.effect(new SeatEffect.FetchChanges());
      case ServerMessage.QueueGlance glance -> queues(draft, glance);
      case ServerMessage.Floor floor -> draft.effect(new SeatEffect.ShowFloor(floor));
      case ServerMessage.SuperviseGranted granted -> superviseGranted(draft, granted);
      case ServerMessage.SuperviseExpected expected ->
          draft.effect(new SeatEffect.ExpectSupervisor(expected));
      case ServerMessage.TextReceived text -> text(draft, text);
      case ServerMessage.Refused(String code, String about) ->
          draft.notice(Notices.refused(code, about));
      case ServerMessage.CentreChanged changed -> centre(draft, changed);
      case ServerMessage.SignedOut(String cause) -> {
        leave(draft, false, null);
        draft.notice(Notices.signedOut(cause));
      }
    }
  }

  /** What a sign-in would say now. */
  private static void centre(SeatDraft draft, ServerMessage.CentreChanged changed) {
    SignInResponse before = draft.session;
    if (before != null) {
      draft.session =
          new SignInResponse(
              before.token(),
              changed.agent(),
              before.sip(),
              changed.queues(),
              changed.reasons(),
              changed.dispositions(),
              before.epoch(),
              before.serverTimeMs(),
              before.heartbeatMs(),
              before.leaseMs());
    }
    if (changed.agent().roles().contains(Role.LEAD)
        || changed.agent().roles().contains(Role.ADMIN)) {
      draft.notice(Notices.CENTRE_CHANGED);
    }
  }

  private static void queues(SeatDraft draft, ServerMessage.QueueGlance glance) {
    long now = draft.now.nanos();
    draft.queues =
        glance.queues().stream()
            .map(
                line ->
                    new QueueAtGlance(
                        line.queueId(),
                        line.waiting(),
                        line.waiting() == 0 ? null : now - line.longestWaitMs() * 1_000_000))
            .toList();
  }

  private static void welcome(SeatDraft draft) {
    boolean back = draft.aloneSinceMs != null;
    draft.online = true;
    draft.aloneSinceMs = null;
    draft.effect(new SeatEffect.CatchUp());
    if (back) {
      draft.notice(Notices.BACK_IN_STEP);
    }
    if (draft.watchingFloor) {
      draft.send(new SeatMessage.WatchFloor(true));
    }
  }

  private static void state(SeatDraft draft, ServerMessage.SeatState state) {
    boolean first = !draft.agreed;
    draft.agreed = true;
    draft.endedAlone = null;
    draft.serverIdle =
        state.state() == SeatStateName.READY || state.state() == SeatStateName.NOT_READY;
    SeatMessage.CallEndedAtSeat end = draft.unconfirmedEnd;
    if (end != null && state.state() != SeatStateName.TALKING) {
      draft.unconfirmedEnd = null;
    }
    long since = draft.now.nanos() - state.sinceMs() * 1_000_000;
    switch (state.state()) {
      case READY, NOT_READY -> {
        if (!first && draft.wrapUp != null) {
          CallSteps.wrapUpRanOut(draft, false);
        }
        if (!first && missed(draft, state)) {
          draft.effect(new SeatEffect.SoundMissed());
        }
        draft.duty(state.state(), state.reason(), since);
        draft.nextNotReady(state.nextNotReady());
      }
      case TALKING -> {
        draft.nextNotReady(state.nextNotReady());
        CallDraft call = draft.callWith(state.callId());
        if (call != null) {
          CallSteps.granted(draft, call);
        }
      }
      case WRAP_UP -> wrapUp(draft, state, since);
      case RESERVED, SIGNED_OUT -> {} // the offer, or the signed-out message, says more
    }
  }

  /** Whether the seat is not ready now because it let a call ring in vain. */
  private static boolean missed(SeatDraft draft, ServerMessage.SeatState state) {
    return ReasonCode.RING_NO_ANSWER.equals(state.reason())
        && !ReasonCode.RING_NO_ANSWER.equals(draft.duty.reason());
  }

  private static void wrapUp(SeatDraft draft, ServerMessage.SeatState state, long since) {
    draft.nextNotReady(state.nextNotReady());
    String callId = state.callId() == null ? "" : state.callId();
    CallDraft call = draft.callWith(callId);
    if (call != null) {
      draft.effect(new SeatEffect.EndCall(call.callId));
      CallSteps.over(draft, call, CallSteps.BY_CALLER);
      draft.unconfirmedEnd = null;
    }
    SeatSnapshot.WrapUp own = draft.wrapUp;
    SeatModel.WrappedUp done = draft.wrappedUp;
    if (own == null && done != null && done.callId().equals(callId)) {
      if (done.untold()) {
        draft.send(new SeatMessage.WrapUpDone(callId, done.disposition()));
        draft.wrappedUp = new SeatModel.WrappedUp(callId, done.disposition(), false);
      }
      return;
    }
    if (draft.call != null || (own != null && !own.callId().equals(callId))) {
      return; // the seat is further than what the server knew when it said this
    }
    Long remaining = state.remainingMs();
    Long until = remaining == null ? null : draft.now.plusMs(remaining);
    long total = remaining == null ? 0 : remaining + state.sinceMs();
    draft.wrapUp =
        new SeatSnapshot.WrapUp(
            callId,
            own == null ? "" : own.queueId(),
            own == null ? since : own.sinceNanos(),
            until,
            own == null ? total : Math.max(total, own.totalMs()),
            own == null ? null : own.disposition());
  }

  private static void offer(SeatDraft draft, ServerMessage.Offer offer) {
    CallDraft call = draft.call;
    if (draft.endedOffers.contains(offer.offerId())) {
      return;
    }
    if (call == null) {
      call = CallSteps.arrive(draft, offer.callId(), offer.offerId());
    } else if (!call.callId.equals(offer.callId())) {
      draft.send(new SeatMessage.OfferRefused(offer.offerId()));
      return;
    }
    if (!draft.copy.complete() && !offer.callerNumber().isEmpty()) {
      draft.effect(new SeatEffect.FetchCaller(offer.callerNumber()));
    }
    call.offerId = offer.offerId();
    call.number = offer.callerNumber();
    call.queueId = offer.queueId();
    call.menuPath = List.copyOf(offer.menuPath());
    call.waitedMs = offer.waitedMs();
    call.ringMs = offer.ringMs();
    call.attached = Map.copyOf(offer.attached());
    call.drill = offer.drill();
    if (call.is(Phase.RINGING)) {
      call.until = draft.now.plusMs(offer.ringMs());
    }
  }

  private static void withdrawn(SeatDraft draft, String offerId, String cause) {
    draft.offerOver(offerId);
    CallDraft call = draft.call;
    if (call != null && call.offerId.equals(offerId) && !call.is(Phase.TALKING)) {
      if (call.inviteHere) {
        draft.effect(new SeatEffect.EndCall(call.callId));
      }
      CallSteps.over(draft, call, cause);
    }
  }

  private static void ended(SeatDraft draft, String callId) {
    CallDraft call = draft.callWith(callId);
    if (call != null) {
      draft.effect(new SeatEffect.EndCall(callId));
      CallSteps.over(draft, call, CallSteps.BY_CALLER);
    }
    SeatMessage.CallEndedAtSeat end = draft.unconfirmedEnd;
    if (end != null && end.callId().equals(callId)) {
      draft.unconfirmedEnd = null;
    }
  }

  private static void superviseGranted(SeatDraft draft, ServerMessage.SuperviseGranted granted) {
    SeatSnapshot.Supervision current = draft.supervision;
    boolean same = current != null && Objects.equals(current.callId(), granted.callId());
    if (same) {
      draft.effect(new SeatEffect.SuperviseAs(granted.mode()));
    } else {
      draft.effect(new SeatEffect.JoinSupervised(granted));
    }
    draft.supervision =
        new SeatSnapshot.Supervision(
            granted.agentId(),
            granted.callId(),
            granted.mode(),
            same && current != null && current.connected());
  }

  private static void text(SeatDraft draft, ServerMessage.TextReceived text) {
    List<SeatSnapshot.TextLine> lines = new ArrayList<>(draft.messages);
    lines.add(new SeatSnapshot.TextLine(text.fromName(), text.text(), text.atMs()));
    draft.messages =
        List.copyOf(lines.subList(Math.max(0, lines.size() - MESSAGES_MAX), lines.size()));
  }

  /** The session is over: nothing rings here any more. */
  static void leave(SeatDraft draft, boolean tellServer, @Nullable String errorCode) {
    CallDraft call = draft.call;
    if (call != null) {
      draft.effect(new SeatEffect.EndCall(call.callId));
      CallSteps.over(draft, call, CallSteps.BY_AGENT);
    }
    if (draft.wrapUp != null) {
      CallSteps.wrapUpRanOut(draft, false);
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
