package org.seatline.app.session;

import java.util.List;
import java.util.Map;
import org.seatline.app.session.SeatSnapshot.CallView.Phase;
import org.seatline.protocol.SeatMessage;
import org.seatline.protocol.SeatStateName;
import org.seatline.protocol.ServerMessage;

/** What the seat does when the server offers a call, takes it back or ends it. */
final class OfferSteps {
  private OfferSteps() {}

  static void offer(SeatDraft draft, ServerMessage.Offer offer) {
    CallSteps.otherCall(draft, offer.callId());
    CallDraft call = draft.call;
    if (draft.endedOffers.contains(offer.offerId())) {
      return;
    }
    if (LockSteps.locked(draft)) {
      // It was on its way when the seat was locked: the caller goes on to the next seat at once.
      draft.offerOver(offer.offerId());
      draft.send(new SeatMessage.OfferRefused(offer.offerId()));
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
    if (call.is(Phase.RINGING) || call.is(Phase.CONNECTING)) { // a talk is further than its offer
      call.company = new Company(offer.consultOf(), offer.handover(), null);
    }
    if (call.is(Phase.RINGING)) {
      // Only who is ready is offered a call, also where no word of that came in between.
      draft.duty(SeatStateName.READY, null, draft.now.nanos());
      call.until = draft.now.plusMs(offer.ringMs());
    }
  }

  static void withdrawn(SeatDraft draft, String offerId, String cause) {
    draft.offerOver(offerId);
    CallDraft call = draft.call;
    if (call != null && call.offerId.equals(offerId) && !call.is(Phase.TALKING)) {
      if (call.inviteHere) {
        draft.effect(new SeatEffect.EndCall(call.callId));
      }
      CallSteps.over(draft, call, cause);
    }
  }

  static void ended(SeatDraft draft, String callId, String by) {
    CallDraft call = draft.callWith(callId);
    boolean goesOn =
        call != null
            && !by.equals(ConsultSteps.TRANSFERRED)
            && ConsultSteps.callerLeft(draft, call);
    if (call != null && !goesOn) {
      ResumeSteps.letGo(draft, call);
      CallSteps.over(draft, call, CallSteps.BY_CALLER);
    }
    SeatMessage.CallEndedAtSeat end = draft.unconfirmedEnd;
    if (end != null && end.callId().equals(callId)) {
      draft.unconfirmedEnd = null;
    }
  }
}
