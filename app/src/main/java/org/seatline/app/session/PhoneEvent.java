package org.seatline.app.session;

import org.jspecify.annotations.Nullable;

/** What the phone reports. */
public sealed interface PhoneEvent extends SeatEvent {
  /**
   * An INVITE of the server has come.
   *
   * @param offerId id of the offer, empty when the INVITE named none
   * @param number who calls, as the INVITE says
   */
  record Incoming(
      String callId, String offerId, String number, String queueId, @Nullable String drillId)
      implements PhoneEvent {}

  /** An INVITE of the server was refused: its media are not what this seat takes. */
  record MediaRefused(String callId, String offerId) implements PhoneEvent {}

  /** The other side of an encrypted call wanted to go on plainly; it was refused. */
  record PlainRefused(String callId) implements PhoneEvent {}

  /** Audio of the caller arrives: the call is ours. */
  record MediaFlows(String callId) implements PhoneEvent {}

  /** No audio has come for the time that the phone was set up with. */
  record Silent(String callId) implements PhoneEvent {}

  /** Audio comes again. */
  record AudioBack(String callId) implements PhoneEvent {}

  /** The other end's RTP session said goodbye. */
  record MediaBye(String callId) implements PhoneEvent {}

  /** The call is over at the phone, not by our own wish. */
  record Ended(String callId, Cause cause) implements PhoneEvent {
    /** What ended it. */
    public enum Cause {
      /** BYE of the other side. */
      REMOTE,
      /** CANCEL before the answer. */
      CANCELLED,
      /** No ACK, no session refresh, transport broken. */
      FAILED
    }
  }

  /** A call of an earlier process has media here again. */
  record Resumed(String callId) implements PhoneEvent {}

  /** It could not be brought here. */
  record ResumeFailed(String callId) implements PhoneEvent {}

  /** Hold was agreed on with the other side. */
  record Held(String callId, boolean on) implements PhoneEvent {}

  /** The other side refused the change of hold. */
  record HoldFailed(String callId, boolean on) implements PhoneEvent {}

  /** The leg to a colleague who is asked about this call is up. */
  record ConsultHere(String callId) implements PhoneEvent {}

  /** That leg is over, not by our own wish. */
  record ConsultGone(String callId) implements PhoneEvent {}

  /** How the call is heard at both ends; about once a second. */
  record Measured(String callId, VoiceQuality quality) implements PhoneEvent {}

  /** The headset, its trouble or its levels changed. */
  record Headset(SeatSnapshot.HeadsetStatus status) implements PhoneEvent {}

  /** A lead takes part in our call, or left it. */
  record SupervisorPresent(String callId, boolean present, boolean visible) implements PhoneEvent {}

  /** Our leg to a supervised seat is up, or over. */
  record Supervising(String callId, boolean connected) implements PhoneEvent {}

  /** The registration at the server's registrar stands, or fails with a SIP status. */
  record Registered(boolean on, int status) implements PhoneEvent {}

  /** The recording of a call could not be written. */
  record RecordingFailed(String callId) implements PhoneEvent {}

  /** Somebody calls over the fall-back line. */
  record LineIncoming(String callId, String number) implements PhoneEvent {}

  /** A call that we placed rings at the other side. */
  record LineRings(String callId) implements PhoneEvent {}

  /** A call over the fall-back line is answered, there or here: both can talk. */
  record LineAnswered(String callId) implements PhoneEvent {}

  /** A call that we placed was not answered; the SIP status says why, 0 when nobody was reached. */
  record LineFailed(String callId, int status) implements PhoneEvent {}

  /** The registration of the fall-back line stands, or fails with a SIP status. */
  record LineRegistered(boolean on, int status) implements PhoneEvent {}
}
