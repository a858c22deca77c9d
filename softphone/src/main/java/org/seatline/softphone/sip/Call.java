package org.seatline.softphone.sip;

import org.jspecify.annotations.Nullable;
import org.seatline.softphone.call.CallState;
import org.seatline.softphone.call.Dialog;
import org.seatline.softphone.call.SipHeaders;

/**
 * One call. The methods may be called from any thread: they post a command to the user agent's
 * thread and return at once; the outcome comes through the {@link CallListener}.
 */
public interface Call {
  /** The Call-ID. */
  String callId();

  /** Unique among the calls of this user agent, also when a call loops back: Call-ID and tag. */
  String key();

  /** The state after the last event; safe to read from any thread. */
  CallState state();

  /** The dialog, once there is one. */
  @Nullable Dialog dialog();

  /** Offers other media; null sends no offer and the peer's comes in the answer. */
  void reinvite(@Nullable String sdp);

  /** Accepts the peer's re-INVITE with an answer (or an offer when there was none). */
  void answerReinvite(String sdp);

  /** Refuses the peer's re-INVITE; the old session goes on. */
  void rejectReinvite(int status);

  /** Sends the ACK with the answer that we owe after an INVITE or re-INVITE without an offer. */
  void acknowledge(String sdp);

  /** Sends an INFO request (RFC 6086). */
  void sendInfo(String contentType, String body);

  /**
   * Ends the call in whatever state it is: CANCEL, BYE, or 603 for an unanswered incoming call.
   *
   * @param headers further headers such as Reason (RFC 3326)
   */
  void hangUp(SipHeaders headers);

  /** {@link #hangUp(SipHeaders)} without further headers. */
  default void hangUp() {
    hangUp(SipHeaders.NONE);
  }

  /** The whole call as text for {@link UserAgent#restore}. */
  String snapshot();
}
