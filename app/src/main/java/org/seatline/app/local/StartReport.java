package org.seatline.app.local;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * What a start of the seat found that its people should hear of. Each part is told by whoever fills
 * it in; nothing to tell is {@link #QUIET}.
 *
 * @param rescue a store that could not be opened, was set aside, and what came out of it
 * @param keysSetAside the key ring that could not be read and now has this name
 * @param crashedAt when the seat before was last seen alive, if it ended without being closed
 */
public record StartReport(
    Optional<Rescue> rescue, Optional<Path> keysSetAside, Optional<Instant> crashedAt) {

  /** Nothing out of the ordinary. */
  public static final StartReport QUIET =
      new StartReport(Optional.empty(), Optional.empty(), Optional.empty());

  /** The same with what became of a store that was set aside. */
  public StartReport withRescue(Optional<Rescue> next) {
    return new StartReport(next, keysSetAside, crashedAt);
  }

  /** The same with a key ring that was set aside. */
  public StartReport withKeysSetAside(Optional<Path> next) {
    return new StartReport(rescue, next, crashedAt);
  }

  /** The same with the time of a crash. */
  public StartReport withCrashedAt(Optional<Instant> next) {
    return new StartReport(rescue, keysSetAside, next);
  }
}
