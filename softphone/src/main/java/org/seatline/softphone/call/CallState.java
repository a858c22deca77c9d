package org.seatline.softphone.call;

/** State of a call; see {@link CallMachine}. */
public sealed interface CallState {
  record Idle(CallSettings settings, String localTag, String contact) implements CallState {}
}
