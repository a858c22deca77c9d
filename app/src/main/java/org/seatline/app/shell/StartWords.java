package org.seatline.app.shell;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.seatline.app.local.StoreKeyException;
import org.seatline.app.local.StoreTroubleException;

/**
 * Why a seat cannot start, in keys of the bundles.
 *
 * @param title what is out of reach
 * @param sentence why, and what to do
 * @param place the folder that it is about
 * @param code for support
 */
record StartWords(String title, String sentence, String place, String code) {

  /** What people can do something about; empty for everything else. */
  static Optional<StartWords> of(@Nullable Throwable failure, Path data) {
    String place = data.toAbsolutePath().toString();
    if (failure instanceof StoreKeyException key) {
      String reason = key.reason().name().toLowerCase(Locale.ROOT);
      return Optional.of(new StartWords("start.no-key", "start." + reason, place, "S505"));
    }
    if (failure instanceof StoreTroubleException trouble) {
      String kind = trouble.kind().id();
      return Optional.of(new StartWords("start.no-data", "start." + kind, place, "S510"));
    }
    return Optional.empty();
  }
}
