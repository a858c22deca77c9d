package org.seatline.protocol;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** What arrived is not a message of this protocol. The message says what is wrong, in English. */
public final class MalformedMessageException extends IOException {
  private static final long serialVersionUID = 1L;

  /** A malformed message, with the parser's finding as the cause if there was one. */
  public MalformedMessageException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
