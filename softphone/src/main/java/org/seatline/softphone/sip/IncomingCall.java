package org.seatline.softphone.sip;

import org.jspecify.annotations.Nullable;
import org.seatline.softphone.call.SipHeaders;
import org.seatline.softphone.call.SipRequest;

/** A call that somebody places to us. Methods may be called from any thread. */
public interface IncomingCall {
  /** The INVITE, with all its headers. */
  SipRequest invite();

  /** The SDP offer, null when the INVITE had none (then the answer carries ours). */
  default @Nullable String offer() {
    return invite().sdp();
  }

  /** The call itself, for hanging up and for re-INVITEs. */
  Call call();

  /** Who hears of this call from now on; set it within {@link IncomingCallListener#incoming}. */
  void listen(CallListener listener);

  /** Sends 180 Ringing. */
  default void ring() {
    progress(180, SipHeaders.NONE, null);
  }

  /** Sends a provisional response (180, 182, 183), perhaps with early media. */
  void progress(int status, SipHeaders headers, @Nullable String sdp);

  /** Sends 200 with this SDP. */
  default void answer(String sdp) {
    answer(sdp, SipHeaders.NONE);
  }

  /** Sends 200 with this SDP and further headers. */
  void answer(String sdp, SipHeaders headers);

  /** Refuses the call with a final status from 300 to 699. */
  default void reject(int status) {
    reject(status, SipHeaders.NONE);
  }

  /** Refuses the call with further headers. */
  void reject(int status, SipHeaders headers);
}
