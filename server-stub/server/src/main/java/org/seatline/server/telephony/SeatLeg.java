package org.seatline.server.telephony;

import org.jspecify.annotations.Nullable;
import org.seatline.softphone.call.SipHeaders;
import org.seatline.softphone.sdp.SessionDescription;
import org.seatline.softphone.sip.Call;

/** The seat's side of a call, from the INVITE to the BYE. */
final class SeatLeg {
  /** Why a seat that answers too late is hung up on (RFC 3326). */
  static final SipHeaders ANSWERED_ELSEWHERE =
      SipHeaders.of("Reason", "SIP;cause=200;text=\"Call completed elsewhere\"");

  /** Asked by a new process: a seat that was never in touch with its caller. */
  static final String STILL_WAITING = "still-waiting";

  final String agentId;
  final String offerId;
  private final String host;
  private final long sessionId;
  private long version;
  private @Nullable Call call;
  private @Nullable SessionDescription sdp;
  private @Nullable SessionDescription told;
  private final boolean outside;
  private SeatStage stage = SeatStage.OFFERED;
  private boolean held;
  private @Nullable String question;

  SeatLeg(String agentId, String offerId, String host, long sessionId, long version) {
    this(agentId, offerId, host, sessionId, version, false);
  }

  private SeatLeg(
      String agentId, String offerId, String host, long sessionId, long version, boolean outside) {
    this.outside = outside;
    this.agentId = agentId;
    this.offerId = offerId;
    this.host = host;
    this.sessionId = sessionId;
    this.version = version;
  }

  /** The leg to a number outside: it stands where the agent does at other legs. */
  static SeatLeg outside(String number, String offerId, String host, long sessionId) {
    return new SeatLeg(number, offerId, host, sessionId, 0, true);
  }

  /** Whether it was dialled at a number outside, by this process. */
  boolean outside() {
    return outside;
  }

  /** The leg of a call that the last process left behind; its {@link #call} is still to be set. */
  static SeatLeg of(KeptCall.KeptSeat kept, boolean granted, String host) {
    SeatLeg leg =
        new SeatLeg(kept.agentId(), kept.offerId(), host, kept.sessionId(), kept.sdpVersion());
    leg.sdp = SdpRelay.parse(kept.sdp());
    leg.held = kept.held();
    leg.stage =
        !granted ? SeatStage.LEFT_OFFERED : kept.moved() ? SeatStage.JOINED : SeatStage.DOUBTFUL;
    return leg;
  }

  /** What a new process needs of this leg, or null before it answered. */
  KeptCall.@Nullable KeptSeat kept() {
    Call placed = call;
    SessionDescription session = sdp;
    return placed == null || session == null
        ? null
        : new KeptCall.KeptSeat(
            agentId,
            offerId,
            placed.snapshot(),
            session.text(),
            sessionId,
            version,
            held,
            stage == SeatStage.JOINED);
  }

  SeatStage stage() {
    return stage;
  }

  /** The core gives it the call. */
  void grant() {
    stage = stage.granted();
  }

  /** The seat is there and waits for its caller. */
  void waits() {
    stage = stage.waiting();
  }

  /** The caller's media are with it. */
  void join() {
    stage = stage.joined();
  }

  boolean isLetGo() {
    return stage == SeatStage.LET_GO;
  }

  /** Whether the agent has put the caller on hold. */
  boolean held() {
    return held;
  }

  void held(boolean now) {
    held = now;
  }

  /** Why the phone is being asked whether it is still on the call; null when it is not. */
  @Nullable String question() {
    return question;
  }

  /** Asks for this reason from now on, or, by null, no more. */
  void question(@Nullable String why) {
    question = why;
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

  /** The caller's media as the seat knows them, or null before it was told any by this process. */
  @Nullable SessionDescription told() {
    return told;
  }

  /** These media as our next session description towards the seat. */
  String ours(SessionDescription media) {
    told = media;
    return SdpRelay.ours(media, host, sessionId, ++version);
  }

  /** Ends this leg; what comes of it later is of no interest. */
  void letGo(SipHeaders headers) {
    stage = SeatStage.LET_GO;
    if (call != null) {
      call.hangUp(headers);
    }
  }
}
