package org.seatline.app.local;

import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs what failed on the store's thread where nobody waits for the outcome. */
final class Failures {
  private static final Logger LOG = LoggerFactory.getLogger(LocalStore.class);

  private Failures() {}

  static void watch(String what, CompletableFuture<?> work) {
    var _ =
        work.whenComplete(
            (done, failed) -> {
              if (failed != null) {
                LOG.error("the local store could not {}", what, failed);
              }
            });
  }
}
