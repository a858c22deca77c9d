package org.seatline.server.telephony;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.seatline.protocol.Protocol;
import org.seatline.server.acd.Effect;
import org.seatline.softphone.call.SipHeaders;
import org.seatline.softphone.sdp.Direction;
import org.seatline.softphone.sdp.SessionDescription;
import org.seatline.softphone.sip.Destination;

/**
 * The seats of one call: any number rings, each by an INVITE with the caller's media as the offer;
 * at most one talks. A leg is let go when another seat has the call, when it is lost, or at the
 * end. User agent's thread.
 */
final class ServingSeats {
  private final FrontDoor door;
  private final TrunkCall trunk;
  private final String callerNumber;
  private final Map<String, SeatLeg> ringing = new LinkedHashMap<>();
  private @Nullable SeatLeg talking;

  ServingSeats(FrontDoor door, TrunkCall trunk, String callerNumber) {
    this.door = door;
    this.trunk = trunk;
    this.callerNumber = callerNumber;
  }

  /** The leg of the seat that was granted the call, or null. */
  @Nullable SeatLeg talking() {
    return talking;
  }

  /** Takes up the leg of a call that the last process left behind. */
  void restore(KeptCall.KeptSeat kept) {
    SeatLeg restored = SeatLeg.of(kept, door.settings().host());
    restored.call(door.agent().restore(kept.dialog(), new SeatSide(trunk, restored)));
    talking = restored;
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
    SeatLeg before = ringing.put(rung.offerId, rung);
    if (before != null) { // the same offer again
      before.letGo(SipHeaders.NONE);
    }
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
    SeatLeg granted = talking;
    return granted != null && granted.offerId.equals(offerId) ? granted : ringing.get(offerId);
  }

  /** The grant: this leg talks, every other one is let go. */
  void grant(SeatLeg leg) {
    ringing.remove(leg.offerId);
    List<SeatLeg> others = List.copyOf(ringing.values());
    ringing.clear();
    others.forEach(other -> other.letGo(SeatLeg.ANSWERED_ELSEWHERE));
    SeatLeg before = talking;
    if (before != null && !before.equals(leg)) {
      before.letGo(SeatLeg.ANSWERED_ELSEWHERE);
    }
    leg.connected = true;
    talking = leg;
  }

  /** Ends one leg and forgets it. */
  void letGo(SeatLeg leg, SipHeaders headers) {
    forget(leg);
    leg.letGo(headers);
  }

  /** Ends the leg that talks at this agent's seat, if there is one. */
  void letGoTalking(String agentId) {
    SeatLeg leg = talking;
    if (leg != null && leg.agentId.equals(agentId)) {
      letGo(leg, SipHeaders.NONE);
    }
  }

  /** Ends the leg that talks, if there is one. */
  void letGoTalking() {
    SeatLeg leg = talking;
    if (leg != null) {
      letGo(leg, SipHeaders.NONE);
    }
  }

  /** Ends every leg. */
  void letGoAll() {
    letGoTalking();
    List.copyOf(ringing.values()).forEach(leg -> letGo(leg, SipHeaders.NONE));
  }

  /** Forgets a leg that has ended by itself. */
  void forget(SeatLeg leg) {
    ringing.remove(leg.offerId, leg);
    if (leg.equals(talking)) {
      talking = null;
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
