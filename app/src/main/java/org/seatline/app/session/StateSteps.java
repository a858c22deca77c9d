package org.seatline.app.session;

import java.util.Objects;
import org.seatline.protocol.ReasonCode;
import org.seatline.protocol.SeatMessage;
import org.seatline.protocol.SeatStateName;
import org.seatline.protocol.ServerMessage;

/** What the seat does when the server says which state it has. */
final class StateSteps {
  private StateSteps() {}

  static void state(SeatDraft draft, ServerMessage.SeatState state) {
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
      case READY, NOT_READY -> atRest(draft, state, since, first);
      case TALKING -> talking(draft, state, first);
      case WRAP_UP -> wrapUp(draft, state, since);
      case RESERVED, SIGNED_OUT -> {} // the offer, or the signed-out message, says more
    }
  }

  /**
   * The server knows of no call here.
   *
   * @param first whether the server has said nothing else since the seat came back to it
   */
  private static void atRest(
      SeatDraft draft, ServerMessage.SeatState state, long since, boolean first) {
    if (draft.call != null && draft.call.ringMs > 0) { // what is older than the offer says nothing
      CallSteps.wasNotOurs(draft);
    }
    if (!first && draft.wrapUp != null && !FallbackSteps.busy(draft)) {
      CallSteps.wrapUpRanOut(draft, CallSteps.EndedBy.SERVER);
    }
    if (!first && missed(draft, state)) {
      draft.effect(new SeatEffect.SoundMissed());
    }
    draft.duty(state.state(), state.reason(), since);
    draft.nextNotReady(state.nextNotReady());
    if (state.state() == SeatStateName.READY) {
      FallbackSteps.stayAway(draft);
    }
    LockSteps.staysAway(draft);
  }

  private static void talking(SeatDraft draft, ServerMessage.SeatState state, boolean first) {
    draft.nextNotReady(state.nextNotReady());
    CallDraft call = draft.callWith(state.callId());
    if (call != null && ResumeSteps.isInterrupted(call)) {
      ResumeSteps.agreed(draft, call);
    } else if (call != null) {
      CallSteps.granted(draft, call);
      if (first) {
        HoldSteps.serverBack(draft, call);
      }
    }
  }

  /** Whether the seat is not ready now because it let a call ring in vain. */
  private static boolean missed(SeatDraft draft, ServerMessage.SeatState state) {
    return ReasonCode.RING_NO_ANSWER.equals(state.reason())
        && !ReasonCode.RING_NO_ANSWER.equals(draft.duty.reason());
  }

  /** Who wraps up a call has talked, also when the word of that came later than the end. */
  private static void over(SeatDraft draft, CallDraft call) {
    if (!call.legGone) {
      ResumeSteps.letGo(draft, call);
    }
    if (call.talkSinceNanos == null) {
      CallSteps.wasOurs(draft, call);
    } else {
      CallSteps.over(draft, call, CallSteps.BY_CALLER);
    }
  }

  private static void wrapUp(SeatDraft draft, ServerMessage.SeatState state, long since) {
    draft.nextNotReady(state.nextNotReady());
    String callId = state.callId() == null ? "" : state.callId();
    CallDraft call = draft.callWith(callId);
    if (call != null) {
      over(draft, call);
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
            own == null ? Objects.requireNonNullElse(state.queueId(), "") : own.queueId(),
            own == null ? since : own.sinceNanos(),
            until,
            own == null ? total : Math.max(total, own.totalMs()),
            own == null ? null : own.disposition());
  }
}
