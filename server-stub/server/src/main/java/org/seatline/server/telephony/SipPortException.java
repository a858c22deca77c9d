package org.seatline.server.telephony;

import java.io.IOException;

/** The SIP port cannot be had: somebody else has it, or it is not ours to take. */
public final class SipPortException extends IOException {
  private static final long serialVersionUID = 1L;

  SipPortException(IOException cause) {
    super(cause.getMessage(), cause);
  }
}
