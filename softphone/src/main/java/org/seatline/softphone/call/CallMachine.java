package org.seatline.softphone.call;

/** The call state machine. */
public final class CallMachine {
  private CallMachine() {}
}
