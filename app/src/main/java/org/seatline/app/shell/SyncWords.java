package org.seatline.app.shell;

import java.util.Locale;
import org.seatline.app.fx.Messages;

/** Spans and sizes, roughly, as people say them. */
final class SyncWords {
  private static final long MINUTE_MS = 60_000;
  private static final int HOUR_MINUTES = 60;
  private static final int DAY_MINUTES = 24 * HOUR_MINUTES;
  private static final double MB = 1024.0 * 1024.0;

  private SyncWords() {}

  /** How long, in the largest unit that is full twice. */
  static String span(Messages messages, long millis) {
    long minutes = Math.max(0, millis) / MINUTE_MS;
    if (minutes < 1) {
      return messages.get("sync.moment");
    }
    if (minutes < 2 * HOUR_MINUTES) {
      return messages.get("sync.minutes", minutes);
    }
    return minutes < 2 * DAY_MINUTES
        ? messages.get("sync.hours", minutes / HOUR_MINUTES)
        : messages.get("sync.days", minutes / DAY_MINUTES);
  }

  /** Megabytes of 2^20 bytes. */
  static String size(long bytes) {
    double megabytes = bytes / MB;
    return String.format(Locale.ROOT, megabytes < 10 ? "%.1f MB" : "%.0f MB", megabytes);
  }
}
