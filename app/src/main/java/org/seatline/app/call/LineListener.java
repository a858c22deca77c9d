package org.seatline.app.call;

import org.jspecify.annotations.Nullable;
import org.seatline.app.session.PhoneEvent;
import org.seatline.softphone.call.CallEnd;
import org.seatline.softphone.call.SipResponse;
import org.seatline.softphone.sip.Call;
import org.seatline.softphone.sip.CallListener;

/**
 * Brings what happens to a call over the fall-back line to the seat core: nobody but the two ends
 * has a say in it. Phone's thread.
 */
final class LineListener implements CallListener {
  private static final int RINGING = 180;

  private final PhoneCall call;
  private final PhoneCalls calls;
  private final PhoneThread phone;
  private final CallListener usual;
  private boolean both;

  LineListener(PhoneCall call, PhoneCalls calls, PhoneThread phone) {
    this.call = call;
    this.calls = calls;
    this.phone = phone;
    this.usual = calls.listener(call);
  }

  @Override
  public void progress(Call placed, SipResponse response) {
    if (response.status() >= RINGING) {
      phone.post(new PhoneEvent.LineRings(call.callId()));
    }
  }

  @Override
  public void answered(Call placed, SipResponse response, @Nullable String sdp) {
    if (call.answered(sdp)) {
      talks();
    } else {
      placed.hangUp();
    }
  }

  @Override
  public void changed(Call alive) {
    usual.changed(alive);
  }

  @Override
  public void confirmed(Call taken, @Nullable String sdp) {
    usual.confirmed(taken, sdp);
    talks();
  }

  private void talks() {
    both = true;
    phone.post(new PhoneEvent.LineAnswered(call.callId()));
  }

  @Override
  public void reinviteReceived(Call invited, @Nullable String offer) {
    usual.reinviteReceived(invited, offer);
  }

  @Override
  public void reinviteAnswered(Call asked, @Nullable String sdp) {
    usual.reinviteAnswered(asked, sdp);
  }

  @Override
  public void reinviteFailed(Call asked, int status) {
    usual.reinviteFailed(asked, status);
  }

  @Override
  public void rejected(Call refused, String why) {
    usual.rejected(refused, why);
  }

  @Override
  public void ended(Call over, CallEnd end) {
    if (both || !call.placed()) {
      calls.ended(call, end);
    } else if (calls.remove(call)) {
      phone.post(new PhoneEvent.LineFailed(call.callId(), end.status()));
    }
  }
}
