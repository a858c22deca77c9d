package org.seatline.softphone.call;

/** State of a registration; see {@link RegistrationMachine}. */
public sealed interface RegistrationState {
  /** What does not change between requests. */
  record Binding(
      String registrar,
      String aor,
      String callId,
      String localTag,
      String contact,
      int expiresSec,
      String userAgent) {}

  Binding binding();

  /** CSeq number of the last REGISTER. */
  long seq();

  /** When the machine wants its next tick, milliseconds. */
  long deadlineMs();

  /** Nothing sent, or unregistered. */
  record Idle(Binding binding, long seq) implements RegistrationState {
    @Override
    public long deadlineMs() {
      return CallState.NEVER;
    }
  }

  /**
   * A REGISTER has no final response.
   *
   * @param leaving whether it removes the binding
   * @param tries requests since the last success, challenges included
   * @param failures failures since the last success: decides the back-off
   * @param leaveNext whether to unregister as soon as the response has come
   */
  record Trying(
      Binding binding,
      long seq,
      SipRequest request,
      boolean leaving,
      int tries,
      int failures,
      boolean leaveNext,
      long deadlineMs)
      implements RegistrationState {}

  /** Registered; refreshed at the deadline. */
  record Registered(Binding binding, long seq, int grantedSec, long deadlineMs)
      implements RegistrationState {}

  /** Failed; tried again at the deadline. */
  record Waiting(Binding binding, long seq, int failures, long deadlineMs)
      implements RegistrationState {}

  /** The credentials are wrong: waits for a refresh by hand. */
  record Denied(Binding binding, long seq) implements RegistrationState {
    @Override
    public long deadlineMs() {
      return CallState.NEVER;
    }
  }
}
