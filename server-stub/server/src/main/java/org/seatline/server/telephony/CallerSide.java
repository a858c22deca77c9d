package org.seatline.server.telephony;

import org.jspecify.annotations.Nullable;
import org.seatline.softphone.call.CallEnd;
import org.seatline.softphone.call.InfoDigits;
import org.seatline.softphone.sdp.SessionDescription;
import org.seatline.softphone.sip.Call;
import org.seatline.softphone.sip.CallListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the caller does in one call, and what follows from it. */
final class CallerSide implements CallListener {
  private static final Logger LOG = LoggerFactory.getLogger(CallerSide.class);

  /** No answer at all, or that of a proxy that had none (RFC 3261 12.2.1.2, RFC 5057 5.1). */
  private static final int REQUEST_TIMEOUT = 408;

  /** Our own stack's word for what could not be sent (RFC 3261 8.1.3.1). */
  private static final int SERVICE_UNAVAILABLE = 503;

  private final TrunkCall trunk;

  CallerSide(TrunkCall trunk) {
    this.trunk = trunk;
  }

  @Override
  public void changed(Call call) {
    trunk.callerChanged();
  }

  @Override
  public void confirmed(Call call, @Nullable String sdp) {
    trunk.save();
    trunk.beginMenu();
  }

  @Override
  public void reinviteReceived(Call call, @Nullable String offer) {
    SessionDescription wanted = SdpRelay.parse(offer);
    SeatLeg leg = trunk.seat();
    Call seatCall = leg == null || leg.held() ? null : leg.call();
    if (wanted == null) {
      call.rejectReinvite(488);
    } else if (leg != null && leg.question() != null) {
      call.rejectReinvite(491); // the seat has a re-INVITE of ours already
    } else if (leg != null && seatCall != null) {
      trunk.caller().sdp(wanted);
      seatCall.reinvite(leg.ours(wanted));
    } else {
      trunk.conversation().callerChanged(call, wanted);
    }
  }

  @Override
  public void reinviteAnswered(Call call, @Nullable String sdp) {
    trunk.callerHeard();
    trunk.caller().answered(sdp);
  }

  @Override
  public void reinviteFailed(Call call, int status) {
    switch (status) {
      case REQUEST_TIMEOUT -> trunk.callerSilent();
      case SERVICE_UNAVAILABLE -> trunk.caller().refused(status); // nothing went out
      default -> trunk.orFarewell(call, status, () -> refused(status));
    }
  }

  private void refused(int status) {
    trunk.callerHeard();
    trunk.caller().refused(status);
  }

  @Override
  public void info(Call call, String contentType, String body) {
    char key = InfoDigits.key(contentType, body);
    if (key != 0) {
      trunk.talks().pressed(key);
    }
  }

  @Override
  public void rejected(Call call, String why) {
    LOG.info("call {}, caller's side: {}", trunk.callId(), why);
    trunk.caller().refused(500);
  }

  @Override
  public void ended(Call call, CallEnd end) {
    if (!trunk.over()) {
      trunk.callerGone();
    }
  }
}
