package org.seatline.softphone.audio;

import org.seatline.softphone.audio.HeadsetState.Reason;

/** A device cannot be used now. */
final class DeviceException extends Exception {
  private static final long serialVersionUID = 1L;

  private final Reason reason;

  DeviceException(Reason reason, String detail) {
    super(detail);
    this.reason = reason;
  }

  Reason reason() {
    return reason;
  }
}
