package org.seatline.app.local;

import org.jspecify.annotations.Nullable;

/** The disk failed under the store, and it could not be opened again yet. */
final class StoreAwayException extends Exception {
  private static final long serialVersionUID = 1L;

  StoreAwayException(@Nullable Throwable cause) {
    super("the local store waits for its disk", cause);
  }
}
