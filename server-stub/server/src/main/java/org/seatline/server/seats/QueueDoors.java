package org.seatline.server.seats;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.seatline.protocol.LocalizedText;
import org.seatline.protocol.ServerMessage.QueueDoor;
import org.seatline.server.acd.AcdView;
import org.seatline.server.acd.Door;
import org.seatline.server.admin.Configuration;
import org.seatline.server.admin.Configuration.QueueSetting;
import org.seatline.server.hours.OpeningHours;

/** Which queues take no new callers, why, and until when. On the core's thread. */
final class QueueDoors {
  private static final LocalizedText NO_REASON = new LocalizedText("", "");

  private final Supplier<Configuration> live;
  private final Map<String, Opening> openings = new HashMap<>();

  QueueDoors(Supplier<Configuration> live) {
    this.live = live;
  }

  /** When these hours open next, found for a queue that is closed since then. */
  private record Opening(OpeningHours hours, long sinceMs, @Nullable Long atMs) {}

  /** Null when the queue is open. */
  @Nullable QueueDoor of(AcdView view, String queueId) {
    Door door = view.door(queueId);
    if (door.open()) {
      openings.remove(queueId);
      return null;
    }
    long sinceMs = Math.max(0, view.nowMs() - door.sinceMs());
    String why = door.emergencyWhy();
    if (why != null) {
      return new QueueDoor(
          true, new LocalizedText(why, why), person(door.emergencyBy()), sinceMs, null);
    }
    OpeningHours hours = hours(queueId);
    if (hours == null) {
      return new QueueDoor(false, NO_REASON, null, sinceMs, null);
    }
    OpeningHours.Special day = hours.specialAt(Instant.ofEpochMilli(view.nowMs()));
    LocalizedText reason = day == null ? NO_REASON : new LocalizedText(day.nameEn(), day.nameZh());
    return new QueueDoor(
        false, reason, null, sinceMs, opens(queueId, hours, door.sinceMs(), view.nowMs()));
  }

  /** A picture comes every second: the calendar is looked through once for each closing. */
  private @Nullable Long opens(String queueId, OpeningHours hours, long sinceMs, long nowMs) {
    Opening known = openings.get(queueId);
    if (known == null || known.sinceMs() != sinceMs || !known.hours().equals(hours)) {
      Long atMs =
          hours.nextChange(Instant.ofEpochMilli(nowMs)).map(Instant::toEpochMilli).orElse(null);
      known = new Opening(hours, sinceMs, atMs);
      openings.put(queueId, known);
    }
    return known.atMs();
  }

  private @Nullable OpeningHours hours(String queueId) {
    Configuration now = live.get();
    return now.queues().stream()
        .filter(queue -> queue.id().equals(queueId))
        .map(QueueSetting::hours)
        .map(id -> id == null ? null : now.centre().routing().hours().get(id))
        .findFirst()
        .orElse(null);
  }

  private @Nullable LocalizedText person(@Nullable String agentId) {
    return agentId == null
        ? null
        : live.get()
            .person(agentId)
            .map(Configuration.Person::name)
            .orElse(new LocalizedText(agentId, agentId));
  }
}
