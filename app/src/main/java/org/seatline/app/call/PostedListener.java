package org.seatline.app.call;

import org.jspecify.annotations.Nullable;
import org.seatline.softphone.call.CallEnd;
import org.seatline.softphone.call.SipResponse;
import org.seatline.softphone.sip.Call;
import org.seatline.softphone.sip.CallListener;

/**
 * Brings what happens to a SIP call onto the phone's thread, in order. Set on a call at once, while
 * its real listener is still to be found there.
 */
final class PostedListener implements CallListener {
  private final PhoneThread phone;
  private CallListener target = CallListener.IGNORE;

  PostedListener(PhoneThread phone) {
    this.phone = phone;
  }

  /** The real listener; on the phone's thread. */
  void to(CallListener next) {
    target = next;
  }

  @Override
  public void changed(Call call) {
    phone.run(() -> target.changed(call));
  }

  @Override
  public void progress(Call call, SipResponse response) {
    phone.run(() -> target.progress(call, response));
  }

  @Override
  public void answered(Call call, SipResponse response, @Nullable String sdp) {
    phone.run(() -> target.answered(call, response, sdp));
  }

  @Override
  public void confirmed(Call call, @Nullable String sdp) {
    phone.run(() -> target.confirmed(call, sdp));
  }

  @Override
  public void reinviteReceived(Call call, @Nullable String offer) {
    phone.run(() -> target.reinviteReceived(call, offer));
  }

  @Override
  public void reinviteAnswered(Call call, @Nullable String sdp) {
    phone.run(() -> target.reinviteAnswered(call, sdp));
  }

  @Override
  public void reinviteFailed(Call call, int status) {
    phone.run(() -> target.reinviteFailed(call, status));
  }

  @Override
  public void rejected(Call call, String why) {
    phone.run(() -> target.rejected(call, why));
  }

  @Override
  public void ended(Call call, CallEnd end) {
    phone.run(() -> target.ended(call, end));
  }
}
