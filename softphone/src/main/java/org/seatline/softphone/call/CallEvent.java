package org.seatline.softphone.call;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What happens to a call: messages, failures, commands of the application, time. */
public sealed interface CallEvent {
  /**
   * Place the call.
   *
   * @param from our name-addr without tag
   * @param to the peer's name-addr
   * @param sdp the offer; null for an INVITE without one
   */
  record Place(
      String requestUri,
      String from,
      String to,
      String callId,
      List<String> routes,
      SipHeaders extra,
      @Nullable String sdp)
      implements CallEvent {}

  /**
   * A request for this call.
   *
   * @param transaction name by which {@link CallEffect.Respond} finds the way back
   */
  record RequestReceived(String transaction, SipRequest request) implements CallEvent {}

  /** A response to a request of this call, also a repeated 2xx. */
  record ResponseReceived(SipResponse response) implements CallEvent {}

  /** A request of ours got no final response (408), or could not be sent (503). */
  record TransactionFailed(String method, long cseq, int status) implements CallEvent {}

  /** The headers that answer the challenge of {@link CallEffect.NeedCredentials}. */
  record CredentialsSupplied(SipHeaders headers) implements CallEvent {}

  /** There are none, or they are wrong. */
  record CredentialsMissing(SipResponse challenge) implements CallEvent {}

  /** Send a provisional response. */
  record Ring(int status, SipHeaders extra, @Nullable String sdp) implements CallEvent {}

  record Answer(String sdp, SipHeaders extra) implements CallEvent {}

  record Reject(int status, SipHeaders extra) implements CallEvent {}

  /** Offer other media; without an offer when sdp is null. */
  record Reinvite(@Nullable String sdp) implements CallEvent {}

  record AnswerReinvite(String sdp) implements CallEvent {}

  record RejectReinvite(int status) implements CallEvent {}

  /** Send the ACK with the answer that is owed. */
  record Acknowledge(String sdp) implements CallEvent {}

  record SendInfo(String contentType, String body) implements CallEvent {}

  record HangUp(SipHeaders extra) implements CallEvent {}

  /** The call was taken up from its snapshot: what was under way in messages is lost. */
  record Resume() implements CallEvent {}

  /** Time has passed {@link CallState#deadlineMs}. */
  record Tick() implements CallEvent {}
}
