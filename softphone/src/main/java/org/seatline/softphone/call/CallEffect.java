package org.seatline.softphone.call;

/** What the shell has to do, in order. */
public sealed interface CallEffect {
  /**
   * Send a request in a client transaction (an ACK: without one).
   *
   * @param branch for the Via that the shell puts on top; a CANCEL has that of its INVITE
   */
  record Send(String branch, SipRequest request) implements CallEffect {}

  /** Send a response, by its transaction or, when that is gone, by its Via. */
  record Respond(String transaction, SipResponse response) implements CallEffect {}

  /** Work out credentials; reply by CredentialsSupplied or CredentialsMissing. */
  record NeedCredentials(SipRequest request, SipResponse challenge) implements CallEffect {}

  /** Tell the application. */
  record Report(CallReport report) implements CallEffect {}

  /** An event was not acted upon; the text says why. Commands are reported instead. */
  record Note(String why) implements CallEffect {}

  /** Nothing can come any more: drop the state. */
  record Forget() implements CallEffect {}
}
