package org.seatline.softphone.call;

import org.jspecify.annotations.Nullable;

/** What the application hears of a call. */
public sealed interface CallReport {
  /** A new incoming call. */
  record Offered(SipRequest invite) implements CallReport {}

  record Progress(SipResponse response) implements CallReport {}

  /** Our INVITE has its 2xx; with ackOwed, sdp is an offer and Acknowledge must answer it. */
  record Answered(SipResponse response, @Nullable String sdp, boolean ackOwed)
      implements CallReport {}

  /** The ACK for our 2xx has come; sdp is the answer when our 2xx had the offer. */
  record Confirmed(@Nullable String sdp) implements CallReport {}

  record ReinviteReceived(@Nullable String sdp) implements CallReport {}

  /** The peer took its re-INVITE back, or it was left unanswered too long. */
  record ReinviteWithdrawn() implements CallReport {}

  record ReinviteAnswered(@Nullable String sdp, boolean ackOwed) implements CallReport {}

  record ReinviteFailed(int status) implements CallReport {}

  record InfoReceived(String contentType, String body) implements CallReport {}

  /** A command of the application could not be carried out in this state. */
  record Rejected(String command, String why) implements CallReport {}

  /** The call is over; exactly one of these for each call that began. */
  record Over(CallEnd end) implements CallReport {}
}
