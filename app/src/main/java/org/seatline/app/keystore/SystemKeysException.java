package org.seatline.app.keystore;

import java.io.IOException;

/** The key store did not do what was asked. */
public final class SystemKeysException extends IOException {
  private static final long serialVersionUID = 1L;

  private final Reason reason;

  /** Why; each has a sentence of its own on the screen. */
  public enum Reason {
    /** It is there and locked: its owner did not unlock it. */
    LOCKED,
    /** It is open and has no such entry. */
    MISSING,
    /** It does not run, or gave no answer in time. */
    GONE
  }

  /** Never with a secret in the message. */
  public SystemKeysException(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  /** Why. */
  public Reason reason() {
    return reason;
  }
}
