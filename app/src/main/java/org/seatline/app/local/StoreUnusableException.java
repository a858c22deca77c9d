package org.seatline.app.local;

import org.jspecify.annotations.Nullable;

/** The store's file cannot be used: damaged, encrypted by another key, of a newer program. */
final class StoreUnusableException extends Exception {
  private static final long serialVersionUID = 1L;

  StoreUnusableException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
