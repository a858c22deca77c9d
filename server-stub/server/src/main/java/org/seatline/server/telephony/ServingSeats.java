package org.seatline.server.telephony;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.seatline.protocol.Protocol;
import org.seatline.server.acd.Effect;
import org.seatline.softphone.call.SipHeaders;
import org.seatline.softphone.sdp.Direction;
import org.seatline.softphone.sdp.SessionDescription;
import org.seatline.softphone.sip.Call;
import org.seatline.softphone.sip.Destination;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The seats of one call: any number rings, each by an INVITE with the caller's media as the offer;
 * at most one talks. A leg is let go when another seat has the call, when it is lost, or at the
 * end. User agent's thread.
 */
final class ServingSeats {
  /** How long an offer waits for the registration of its seat. */
  private static final long REGISTRATION_MAX_MS = 4_000;

  private static final Logger LOG = LoggerFactory.getLogger(ServingSeats.class);

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

  /** What a new process needs of the legs that have answered and were not granted the call yet. */
  List<KeptCall.KeptSeat> answered() {
    return ringing.values().stream().map(SeatLeg::kept).filter(Objects::nonNull).toList();
  }

  /** Takes up the legs of a call that the last process left behind; true when one talks. */
  boolean restore(KeptCall kept) {
    KeptCall.KeptSeat granted = kept.seat();
    if (granted != null) {
      talking = restore(granted, true);
    }
    // The core will grant one of them the call, or withdraw its offer.
    kept.answered().forEach(seat -> ringing.put(seat.offerId(), restore(seat, false)));
    return granted != null;
  }

  private SeatLeg restore(KeptCall.KeptSeat kept, boolean granted) {
    SeatLeg restored = SeatLeg.of(kept, granted, door.settings().host());
    restored.call(door.agent().restore(kept.dialog(), new SeatSide(trunk, restored)));
    return restored;
  }

  /**
   * Sends the INVITE, or waits a little for the registration of the seat.
   *
   * @param notRegistered run when that does not come in time
   */
  void ring(Effect.OfferCall offer, Runnable notRegistered) {
    CallerLeg caller = trunk.caller();
    SeatLeg rung =
        new SeatLeg(
            offer.agentId(), offer.offerId(), door.settings().host(), caller.sessionId() + 1, 0);
    SeatLeg before = ringing.put(rung.offerId, rung);
    if (before != null) { // the same offer again
      before.letGo(SipHeaders.NONE);
    }
    if (!invite(rung, offer)) {
      Runnable stop =
          door.registrar()
              .whenRegistered(
                  offer.agentId(),
                  () -> {
                    var _ = invite(rung, offer);
                  });
      var _ =
          door.timers()
              .after(
                  REGISTRATION_MAX_MS,
                  () -> {
                    stop.run();
                    giveUp(rung, notRegistered);
                  });
    }
  }

  /** Dials a number outside; what comes of it is told as of a seat. */
  void dial(Effect.DialOutside wanted) {
    CallerLeg caller = trunk.caller();
    SeatLeg rung =
        SeatLeg.outside(
            wanted.number(), wanted.offerId(), door.settings().host(), caller.sessionId() + 1);
    ringing.put(rung.offerId, rung);
    SessionDescription media = SdpRelay.directed(caller.offerable(), Direction.SENDRECV);
    rung.call(
        door.agent()
            .place(
                OutsideLine.to(wanted),
                rung.ours(media),
                SipHeaders.NONE,
                new SeatSide(trunk, rung)));
  }

  /** Whether nothing more is to be done: the INVITE is out, or the leg was let go. */
  private boolean invite(SeatLeg rung, Effect.OfferCall offer) {
    String contact = door.registrar().contactOf(offer.agentId());
    if (rung.isLetGo() || rung.call() != null) {
      return true;
    }
    if (contact == null) {
      return false;
    }
    SessionDescription media = SdpRelay.directed(trunk.caller().offerable(), Direction.SENDRECV);
    rung.call(
        door.agent()
            .place(
                Destination.of(contact, callerAddress()),
                rung.ours(media),
                headers(offer),
                new SeatSide(trunk, rung)));
    return true;
  }

  private void giveUp(SeatLeg rung, Runnable notRegistered) {
    if (!rung.isLetGo() && rung.call() == null) {
      letGo(rung, SipHeaders.NONE);
      notRegistered.run();
    }
  }

  /** The leg of this offer, or null. */
  @Nullable SeatLeg of(String offerId) {
    SeatLeg granted = talking;
    return granted != null && granted.offerId.equals(offerId) ? granted : ringing.get(offerId);
  }

  /** A seat that talks already: it was waiting for the caller. */
  void join(SeatLeg leg) {
    leg.join();
    talking = leg;
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
    leg.grant();
    talking = leg;
  }

  /** This leg has the call from now on; the caller is still to be brought there. */
  void take(SeatLeg leg) {
    letGoAll();
    talking = leg;
  }

  /** Asks the leg that talks whether it still does, by a re-INVITE with the media as they are. */
  void confirm(Effect.ConfirmSeat asked) {
    SeatLeg leg = talking;
    Call call = leg == null ? null : leg.call();
    if (leg == null || call == null || !leg.agentId.equals(asked.agentId())) {
      LOG.info("call {}: no leg of seat {} to be asked", trunk.callId(), asked.agentId());
      return; // the core does not wait for ever
    }
    boolean underWay = SeatLeg.STILL_WAITING.equals(leg.question());
    leg.question(asked.why());
    if (!underWay) {
      ask(leg, call);
    }
  }

  /** Asks a leg of an earlier process whether its seat still waits for the caller. */
  void askWhetherItWaits(SeatLeg leg) {
    Call call = leg.call();
    if (call != null && leg.question() == null) {
      leg.question(SeatLeg.STILL_WAITING);
      ask(leg, call);
    }
  }

  private void ask(SeatLeg leg, Call call) {
    Direction direction = leg.held() ? Direction.INACTIVE : Direction.SENDRECV;
    call.reinvite(leg.ours(SdpRelay.directed(trunk.caller().sdp(), direction)));
  }

  /** Ends one leg and forgets it. */
  void letGo(SeatLeg leg, SipHeaders headers) {
    forget(leg);
    leg.letGo(headers);
    if (leg.sdp() != null) {
      trunk.save(); // it was kept
    }
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

  /** What a seat is told of an offer by its INVITE. */
  static SipHeaders headers(Effect.OfferCall offer) {
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
