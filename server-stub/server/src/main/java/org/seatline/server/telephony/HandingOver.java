package org.seatline.server.telephony;

import org.seatline.server.acd.Effect;
import org.seatline.server.acd.EndedBy;
import org.seatline.server.acd.Event;
import org.seatline.softphone.sdp.SessionDescription;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The caller goes to the seat that was asked: first the caller's media are brought there, then the
 * seat is told them. Whatever fails, the core gives the caller to somebody else.
 */
final class HandingOver implements CallerLeg.Outcome {
  private static final Logger LOG = LoggerFactory.getLogger(HandingOver.class);

  private final TrunkCall trunk;
  private final CallbackSeat seat;

  private HandingOver(TrunkCall trunk, CallbackSeat seat) {
    this.trunk = trunk;
    this.seat = seat;
  }

  /** Ends both legs of the seat that asked, and brings the caller to the one that was asked. */
  static void perform(Effect.HandOver wanted, TrunkCall trunk, ConsultCall consult) {
    CallbackSeat seat = consult.handOver(wanted.agentId());
    SessionDescription there = seat == null ? null : seat.leg.sdp();
    if (seat == null || there == null) {
      trunk.serving().letGoTalking(wanted.fromAgentId());
      consult.release();
      gone(wanted, trunk);
      return;
    }
    trunk.talks().stop();
    trunk.serving().letGoTalking(wanted.fromAgentId());
    trunk.serving().take(seat.leg);
    seat.serve(trunk);
    trunk.save(); // before the consult is forgotten, so that the leg is always known
    consult.hangUpAsker();
    trunk.caller().move(there, new HandingOver(trunk, seat));
  }

  /** The seat that was asked is not there any more. */
  static void gone(Effect.HandOver wanted, TrunkCall trunk) {
    String why = "consult-gone";
    trunk.tell(
        new Event.ConnectFailed(
            trunk.nowMs(), trunk.callId(), wanted.offerId(), why, EndedBy.CALLER));
  }

  @Override
  public void moved(SessionDescription callerSdp) {
    if (seat.leg.equals(trunk.seat())) {
      seat.leg.join();
      trunk.conversation().close();
      trunk.save();
      seat.join(trunk, callerSdp);
    }
  }

  @Override
  public void refused(int status) {
    if (!seat.leg.equals(trunk.seat())) {
      return; // the seat is gone, and the core knows
    }
    LOG.warn("call {}: the caller cannot be handed over: {}", trunk.callId(), status);
    trunk.letGo(seat.leg);
    trunk.tell(
        new Event.ConnectFailed(
            trunk.nowMs(),
            trunk.callId(),
            seat.leg.offerId,
            "re-invite-" + status,
            EndedBy.CALLER));
  }
}
