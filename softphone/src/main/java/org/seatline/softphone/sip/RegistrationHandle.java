package org.seatline.softphone.sip;

import org.seatline.softphone.call.RegistrationStatus;

/** A registration kept alive by the user agent. */
public interface RegistrationHandle {
  RegistrationStatus status();

  /** Registers again at once, e.g. after a change of network or a restart of the server. */
  void refresh();

  /** Unregisters; further status comes to the listener. */
  void stop();
}
