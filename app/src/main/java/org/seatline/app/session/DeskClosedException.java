package org.seatline.app.session;

import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/** The desk was asked after its store had closed: at sign-out or when the seat ends. */
public final class DeskClosedException extends RejectedExecutionException {
  private static final long serialVersionUID = 1L;

  /** Names what turned the question away. */
  public DeskClosedException(@Nullable Throwable cause) {
    super("the local store is closed", cause);
  }
}
