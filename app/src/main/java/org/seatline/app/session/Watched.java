package org.seatline.app.session;

import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs what failed where nobody waits for the outcome. */
public final class Watched {
  private static final Logger LOG = LoggerFactory.getLogger(Watched.class);

  private Watched() {}

  /** Says {@code could not WHAT} in the log when this fails. */
  public static void log(String what, CompletableFuture<?> work) {
    var _ =
        work.whenComplete(
            (done, failed) -> {
              if (failed != null) {
                LOG.error("could not {}", what, failed);
              }
            });
  }
}
