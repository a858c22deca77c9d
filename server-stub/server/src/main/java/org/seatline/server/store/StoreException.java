package org.seatline.server.store;

/** The database cannot be opened. The message is for the log, in English. */
public final class StoreException extends Exception {
  private static final long serialVersionUID = 1L;

  StoreException(String message, Throwable cause) {
    super(message, cause);
  }
}
