package org.seatline.server.telephony;

import org.jspecify.annotations.Nullable;
import org.seatline.protocol.Protocol;
import org.seatline.server.acd.Effect;
import org.seatline.softphone.call.SipHeaders;
import org.seatline.softphone.sdp.Direction;
import org.seatline.softphone.sdp.SessionDescription;
import org.seatline.softphone.sip.Destination;

/** Rings a seat for one caller: an INVITE with the caller's media as the offer. */
final class SeatRinger {
  private final FrontDoor door;
  private final TrunkCall trunk;
  private final String callerNumber;

  SeatRinger(FrontDoor door, TrunkCall trunk, String callerNumber) {
    this.door = door;
    this.trunk = trunk;
    this.callerNumber = callerNumber;
  }

  /** Sends the INVITE; null when the seat is not registered. */
  @Nullable SeatLeg ring(Effect.OfferCall offer) {
    String contact = door.registrar().contactOf(offer.agentId());
    if (contact == null) {
      return null;
    }
    CallerLeg caller = trunk.caller();
    SeatLeg leg =
        new SeatLeg(
            offer.agentId(), offer.offerId(), door.settings().host(), caller.sessionId() + 1, 0);
    SessionDescription media = SdpRelay.directed(caller.sdp(), Direction.SENDRECV);
    leg.call(
        door.agent()
            .place(
                Destination.of(contact, callerAddress()),
                leg.ours(media),
                headers(offer),
                new SeatSide(trunk, leg)));
    return leg;
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
