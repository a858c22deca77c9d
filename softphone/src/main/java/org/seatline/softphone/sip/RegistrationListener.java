package org.seatline.softphone.sip;

import org.seatline.softphone.call.RegistrationStatus;

/** Hears how a registration fares, on the user agent's thread. */
@FunctionalInterface
public interface RegistrationListener {
  void changed(RegistrationStatus status);
}
