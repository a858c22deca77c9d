package org.seatline.server.telephony;

import java.util.List;
import org.seatline.server.acd.EndedBy;
import org.seatline.server.acd.Event;
import org.seatline.softphone.sdp.SessionDescription;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What comes of putting the caller in touch with the seat that was granted the call. */
final class Connecting implements CallerLeg.Outcome {
  private static final Logger LOG = LoggerFactory.getLogger(Connecting.class);

  private final TrunkCall trunk;
  private final SeatLeg leg;

  private Connecting(TrunkCall trunk, SeatLeg leg) {
    this.trunk = trunk;
    this.leg = leg;
  }

  /** Brings the caller's media to the seat that was granted the call, and that is there. */
  static void bring(TrunkCall trunk, SeatLeg leg) {
    leg.waits();
    SessionDescription there = leg.sdp();
    if (there != null) {
      trunk.caller().move(there, new Connecting(trunk, leg));
    }
  }

  @Override
  public void moved(SessionDescription callerSdp) {
    if (!leg.equals(trunk.seat())) {
      bringBack();
      return;
    }
    leg.join();
    trunk.conversation().close();
    trunk.save();
    SessionDescription told = leg.told();
    boolean otherKey = told != null && !SdpRelay.sameKeys(callerSdp, told);
    if (otherKey || !SdpRelay.hears(callerSdp, leg.sdp())) {
      // The caller's phone took another key, or fewer codecs, than it offered before.
      trunk.serving().askWhetherItWaits(leg);
    }
  }

  /** The caller came too late, to a seat that is gone: whoever waits hears our voice again. */
  private void bringBack() {
    if (!trunk.over() && trunk.seat() == null && trunk.conversation().hasVoice()) {
      trunk.conversation().speakAgain(List.of());
    } // else what brings the caller elsewhere is on its way
  }

  @Override
  public void refused(int status) {
    if (!leg.equals(trunk.seat())) {
      return; // the seat is gone, and the core knows
    }
    String callId = trunk.callId();
    LOG.warn("call {}: the caller's media cannot be moved to the seat: {}", callId, status);
    trunk.letGo(leg);
    if (trunk.apologies().mayTryAnotherSeat()) {
      String why = "re-invite-" + status;
      trunk.tell(new Event.ConnectFailed(trunk.nowMs(), callId, leg.offerId, why, EndedBy.CALLER));
    } else {
      trunk.apologies().notConnected();
      trunk.tell(new Event.CallEnded(trunk.nowMs(), callId, EndedBy.SERVER, null));
    }
  }
}
