package org.seatline.softphone.call;

/** What a person may know of a registration. */
public sealed interface RegistrationStatus {
  record Registering() implements RegistrationStatus {}

  /** Registered; the registrar granted this many seconds. */
  record Registered(int expiresSec) implements RegistrationStatus {}

  /** Not registered; tried again by itself after {@code retryInMs}. Status 0: no answer. */
  record Failed(int status, long retryInMs) implements RegistrationStatus {}

  /** The credentials are wrong; not tried again until {@code refresh}. */
  record Denied(int status) implements RegistrationStatus {}

  record Unregistered() implements RegistrationStatus {}
}
