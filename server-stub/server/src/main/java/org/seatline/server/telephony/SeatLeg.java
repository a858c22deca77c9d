package org.seatline.server.telephony;

import org.jspecify.annotations.Nullable;
import org.seatline.softphone.sdp.SessionDescription;
import org.seatline.softphone.sip.Call;

/** The seat's side of a call, from the INVITE to the BYE. */
final class SeatLeg {
  final String agentId;
  final String offerId;
  private final String host;
  private final long sessionId;
  private long version;
  private @Nullable Call call;
  private @Nullable SessionDescription sdp;
  boolean connected;
  boolean held;
  boolean letGo;

  SeatLeg(String agentId, String offerId, String host, long sessionId, long version) {
    this.agentId = agentId;
    this.offerId = offerId;
    this.host = host;
    this.sessionId = sessionId;
    this.version = version;
  }

  void call(Call placed) {
    call = placed;
  }

  @Nullable Call call() {
    return call;
  }

  /** The seat's last session description, or null before it answered. */
  @Nullable SessionDescription sdp() {
    return sdp;
  }

  void sdp(SessionDescription next) {
    sdp = next;
  }

  long sessionId() {
    return sessionId;
  }

  long version() {
    return version;
  }

  /** These media as our next session description towards the seat. */
  String ours(SessionDescription media) {
    return SdpRelay.ours(media, host, sessionId, ++version);
  }

  /** Ends this leg; what comes of it later is of no interest. */
  void letGo(org.seatline.softphone.call.SipHeaders headers) {
    letGo = true;
    if (call != null) {
      call.hangUp(headers);
    }
  }
}
