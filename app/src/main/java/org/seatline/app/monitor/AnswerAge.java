package org.seatline.app.monitor;

import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.seatline.app.fx.Clocks;
import org.seatline.app.fx.Messages;
import org.seatline.app.session.Seat;

/** How old what the server last said is, while the server is out of reach. */
public final class AnswerAge {
  private static final long NANOS_PER_MS = 1_000_000;

  private final Seat seat;
  private final Messages messages;
  private final LongSupplier nanoTime;
  private final LongSupplier wallMs;
  private @Nullable Long answeredNanos;
  private long answeredWallMs;

  /** Knows of no answer yet. */
  public AnswerAge(Seat seat, Messages messages) {
    this(seat, messages, System::nanoTime, System::currentTimeMillis);
  }

  AnswerAge(Seat seat, Messages messages, LongSupplier nanoTime, LongSupplier wallMs) {
    this.seat = seat;
    this.messages = messages;
    this.nanoTime = nanoTime;
    this.wallMs = wallMs;
  }

  /** The server has answered now. */
  public void answered() {
    answeredNanos = nanoTime.getAsLong();
    answeredWallMs = wallMs.getAsLong();
  }

  /** When the last answer came, a {@link System#nanoTime} value, while it is old; else null. */
  @Nullable Long staleSinceNanos() {
    return seat.snapshot().connection().online() ? null : answeredNanos;
  }

  /** From when it is and how old by now; empty while the server is there or never answered. */
  String text() {
    Long since = staleSinceNanos();
    return since == null
        ? ""
        : messages.get(
            "monitor.stale",
            Clocks.timeOfDay(answeredWallMs),
            Clocks.duration((nanoTime.getAsLong() - since) / NANOS_PER_MS));
  }
}
