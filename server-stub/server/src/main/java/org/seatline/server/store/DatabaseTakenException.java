package org.seatline.server.store;

/** Another server is at work on the database. */
public final class DatabaseTakenException extends Exception {
  private static final long serialVersionUID = 1L;

  DatabaseTakenException() {
    super("another server is at work on the database");
  }
}
