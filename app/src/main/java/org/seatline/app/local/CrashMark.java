package org.seatline.app.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/**
 * Tells a crash from a clean end: a mark that stands in the store while it is open, and is taken
 * away by closing it. When the seat was seen alive last is when its file was written last.
 */
final class CrashMark {
  private static final String OPEN = "open";

  private CrashMark() {}

  /** When the store was written last; empty when there is none, or nobody knows. */
  static Optional<Instant> lastWritten(Path database) {
    return Stream.of(database, DraftJournal.of(database))
        .flatMap(file -> written(file).stream())
        .max(Comparator.naturalOrder());
  }

  private static Optional<Instant> written(Path file) {
    try {
      return Files.exists(file)
          ? Optional.of(Files.getLastModifiedTime(file).toInstant())
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty(); // then the time of the crash is left out, and the rest is told
    }
  }

  /**
   * Sets the mark of this life of the store.
   *
   * @param lastWritten before it was opened
   * @return when the life before ended, if nobody closed it
   */
  static Optional<Instant> begin(Handle handle, Optional<Instant> lastWritten, Instant now) {
    Optional<String> mark = Meta.get(handle, OPEN);
    Meta.put(handle, OPEN, Long.toString(now.toEpochMilli()));
    return mark.map(begun -> lastWritten.orElse(Instant.ofEpochMilli(Long.parseLong(begun))));
  }

  /** Takes the mark away: the store is closed in order. */
  static void end(Handle handle) {
    Meta.remove(handle, OPEN);
  }
}
