package org.seatline.server.telephony;

import org.jspecify.annotations.Nullable;
import org.seatline.protocol.Protocol;
import org.seatline.server.acd.Effect;
import org.seatline.softphone.call.SipHeaders;
import org.seatline.softphone.sdp.Direction;
import org.seatline.softphone.sdp.SessionDescription;
import org.seatline.softphone.sip.Destination;

/**
 * The seat of one call: rung by an INVITE with the caller's media as the offer, let go when another
 * has the call, when it is lost, or at the end. There is one at a time. User agent's thread.
 */
final class ServingSeat {
  private final FrontDoor door;
  private final TrunkCall trunk;
  private final String callerNumber;
  private @Nullable SeatLeg leg;

  ServingSeat(FrontDoor door, TrunkCall trunk, String callerNumber) {
    this.door = door;
    this.trunk = trunk;
    this.callerNumber = callerNumber;
  }

  /** The leg that rings or talks, or null. */
  @Nullable SeatLeg leg() {
    return leg;
  }

  /** Takes up the leg of a call that the last process left behind. */
  void restore(KeptCall.KeptSeat kept) {
    SeatLeg restored = SeatLeg.of(kept, door.settings().host());
    restored.call(door.agent().restore(kept.dialog(), new SeatSide(trunk, restored)));
    leg = restored;
  }

  /** Sends the INVITE; false when the seat is not registered. */
  boolean ring(Effect.OfferCall offer) {
    String contact = door.registrar().contactOf(offer.agentId());
    if (contact == null) {
      return false;
    }
    CallerLeg caller = trunk.caller();
    SeatLeg rung =
        new SeatLeg(
            offer.agentId(), offer.offerId(), door.settings().host(), caller.sessionId() + 1, 0);
    SessionDescription media = SdpRelay.directed(caller.sdp(), Direction.SENDRECV);
    leg = rung;
    rung.call(
        door.agent()
            .place(
                Destination.of(contact, callerAddress()),
                rung.ours(media),
                headers(offer),
                new SeatSide(trunk, rung)));
    return true;
  }

  /** The leg of this offer, or null. */
  @Nullable SeatLeg of(String offerId) {
    SeatLeg here = leg;
    return here != null && here.offerId.equals(offerId) ? here : null;
  }

  /** Ends the leg, if there is one, and forgets it. */
  void letGo(SipHeaders headers) {
    SeatLeg here = leg;
    leg = null;
    if (here != null) {
      here.letGo(headers);
    }
  }

  /** This leg has ended by itself. */
  void lost(SeatLeg ended) {
    if (ended.equals(leg)) {
      leg = null;
    }
  }

  private static SipHeaders headers(Effect.OfferCall offer) {
    SipHeaders headers =
        SipHeaders.of(
            Protocol.SIP_HEADER_CALL, offer.callId(),
            Protocol.SIP_HEADER_OFFER, offer.offerId(),
            Protocol.SIP_HEADER_QUEUE, offer.queueId());
    String drill = offer.attached().get(Drills.ATTACHED_DRILL);
    return drill == null ? headers : headers.with(Protocol.SIP_HEADER_DRILL, drill);
  }

  private String callerAddress() {
    String user = callerNumber.isEmpty() ? "anonymous" : callerNumber;
    return "<sip:" + user + "@" + door.settings().domain() + ">";
  }
}
