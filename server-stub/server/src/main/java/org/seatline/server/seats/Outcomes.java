package org.seatline.server.seats;

import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** What happens when an answer is there; what the callback returns is of no interest. */
final class Outcomes {
  private Outcomes() {}

  /** Calls {@code then} with the value or the failure, on the thread that completes. */
  static <T extends @Nullable Object> void whenDone(
      CompletionStage<T> stage, BiConsumer<@Nullable T, @Nullable Throwable> then) {
    var _ = stage.whenComplete(then);
  }
}
