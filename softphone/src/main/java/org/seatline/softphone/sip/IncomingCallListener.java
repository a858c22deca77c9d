package org.seatline.softphone.sip;

/** Hears of new incoming calls, on the user agent's thread. 100 Trying has been sent. */
@FunctionalInterface
public interface IncomingCallListener {
  /** Takes the call: set a listener at once; ring, answer or reject now or later. */
  void incoming(IncomingCall call);
}
