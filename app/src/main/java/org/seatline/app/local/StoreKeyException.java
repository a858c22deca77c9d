package org.seatline.app.local;

import java.io.IOException;
import org.seatline.app.keystore.SystemKeysException.Reason;

/**
 * The key of the local store is in the system's key store and does not come out of it now. Nothing
 * was changed: with the key the store opens as it is.
 */
public final class StoreKeyException extends IOException {
  private static final long serialVersionUID = 1L;

  private final Reason reason;

  StoreKeyException(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  /** Why; the screen has a sentence for each. */
  public Reason reason() {
    return reason;
  }
}
