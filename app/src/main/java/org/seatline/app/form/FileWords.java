package org.seatline.app.form;

import java.util.Locale;
import java.util.stream.Collectors;
import org.seatline.app.fx.Messages;
import org.seatline.protocol.form.FileLimits;

/** Words about files, in the language of the moment. */
public final class FileWords {
  private static final long KILO = 1_000;
  private static final long MEGA = 1_000_000;

  private FileWords() {}

  /** A size as people say it. */
  public static String size(long bytes) {
    if (bytes < KILO) {
      return bytes + " B";
    }
    return bytes < MEGA
        ? Math.round((double) bytes / KILO) + " KB"
        : String.format(Locale.ROOT, "%.1f MB", (double) bytes / MEGA);
  }

  /** What a field takes. */
  static String limits(Messages messages, FileLimits limits) {
    return messages.get(
        "ticket.file.takes", kinds(messages, limits), limits.filesMax(), limits.maxMegabytes());
  }

  private static String kinds(Messages messages, FileLimits limits) {
    return limits.inOrder().stream()
        .map(kind -> messages.get("ticket.file.kind." + kind.id()))
        .collect(Collectors.joining(messages.get("ticket.file.comma")));
  }

  /** What was said of a file. */
  static String of(Messages messages, FilesModel.Said said, FileLimits limits) {
    return messages.get(said.key(), said.name(), said.limit(), kinds(messages, limits));
  }
}
