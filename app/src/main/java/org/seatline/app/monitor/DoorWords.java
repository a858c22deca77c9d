package org.seatline.app.monitor;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.seatline.app.fx.Clocks;
import org.seatline.app.fx.Messages;
import org.seatline.protocol.ServerMessage.QueueDoor;

/** Says why a queue takes no new callers. */
final class DoorWords {
  private static final DateTimeFormatter DAY_AND_TIME =
      DateTimeFormatter.ofPattern("MM-dd HH:mm", Locale.ROOT);

  private final Messages messages;

  DoorWords(Messages messages) {
    this.messages = messages;
  }

  /** Null for a queue that is open; {@code atMs} is when the picture was made. */
  FloorPicture.@Nullable Shut shut(@Nullable QueueDoor door, long atMs) {
    if (door == null) {
      return null;
    }
    if (door.emergency()) {
      String since = when(atMs - door.sinceMs(), atMs);
      return new FloorPicture.Shut(
          true,
          messages.get(
              "monitor.door-by", messages.of(door.by()), since, messages.of(door.reason())));
    }
    String reason = messages.of(door.reason());
    String closed =
        reason.isEmpty()
            ? messages.get("monitor.door-hours")
            : messages.get("monitor.door-special", reason);
    Long opens = door.opensAtMs();
    return new FloorPicture.Shut(
        false,
        opens == null ? closed : messages.get("monitor.door-opens", closed, when(opens, atMs)));
  }

  /** The time, with the day when it is another one. */
  private static String when(long ms, long nowMs) {
    return day(ms).equals(day(nowMs))
        ? Clocks.timeOfDay(ms)
        : DAY_AND_TIME.format(Instant.ofEpochMilli(ms).atZone(ZoneId.systemDefault()));
  }

  private static LocalDate day(long ms) {
    return LocalDate.ofInstant(Instant.ofEpochMilli(ms), ZoneId.systemDefault());
  }
}
