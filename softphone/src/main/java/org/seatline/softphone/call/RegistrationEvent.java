package org.seatline.softphone.call;

/** What happens to a registration. */
public sealed interface RegistrationEvent {
  /** Register now, whatever the state. */
  record Register() implements RegistrationEvent {}

  record Unregister() implements RegistrationEvent {}

  record ResponseReceived(SipResponse response) implements RegistrationEvent {}

  /** No final response (408), or not sent (503). */
  record TransactionFailed(long cseq, int status) implements RegistrationEvent {}

  record CredentialsSupplied(SipHeaders headers) implements RegistrationEvent {}

  record CredentialsMissing(SipResponse challenge) implements RegistrationEvent {}

  record Tick() implements RegistrationEvent {}
}
