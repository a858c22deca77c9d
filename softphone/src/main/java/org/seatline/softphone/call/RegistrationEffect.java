package org.seatline.softphone.call;

/** What the shell does for a registration, in order. */
public sealed interface RegistrationEffect {
  record Send(String branch, SipRequest request) implements RegistrationEffect {}

  record NeedCredentials(SipRequest request, SipResponse challenge) implements RegistrationEffect {}

  record Report(RegistrationStatus status) implements RegistrationEffect {}

  /** An event was not acted upon. */
  record Note(String why) implements RegistrationEffect {}
}
