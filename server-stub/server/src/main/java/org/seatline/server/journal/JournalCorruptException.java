package org.seatline.server.journal;

import java.io.IOException;

/** The journal cannot be read, and it is not just a torn tail: somebody has to decide. */
public final class JournalCorruptException extends IOException {
  private static final long serialVersionUID = 1L;

  JournalCorruptException(String message) {
    super(message);
  }
}
