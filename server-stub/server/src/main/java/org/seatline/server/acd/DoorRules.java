package org.seatline.server.acd;

import org.jspecify.annotations.Nullable;

/** Hours and emergency closing. Callers who wait are kept; only the entry changes. */
final class DoorRules {
  private final Books books;
  private final Effects effects;

  DoorRules(Books books, Effects effects) {
    this.books = books;
    this.effects = effects;
  }

  void opened(Event.QueueOpened event) {
    Door door = books.door(event.queueId());
    move(
        "queue-opened",
        door,
        new Door(door.queueId(), null, door.emergencyWhy(), door.emergencyBy(), books.nowMs()),
        event.reason(),
        null);
  }

  void closed(Event.QueueClosed event) {
    Door door = books.door(event.queueId());
    move(
        "queue-closed",
        door,
        new Door(
            door.queueId(), event.reason(), door.emergencyWhy(), door.emergencyBy(), books.nowMs()),
        event.reason(),
        null);
  }

  void emergency(Event.QueueEmergency event) {
    Door door = books.door(event.queueId());
    Door after =
        event.closed()
            ? new Door(door.queueId(), door.closedWhy(), event.reason(), event.by(), books.nowMs())
            : new Door(door.queueId(), door.closedWhy(), null, null, books.nowMs());
    move("queue-emergency", door, after, event.reason(), event.by());
  }

  private void move(String eventType, Door before, Door after, String reason, @Nullable String by) {
    if (books.routing().queue(before.queueId()) == null) {
      effects.refuse(eventType, before.queueId(), Why.UNKNOWN_QUEUE);
      return;
    }
    Door unchanged =
        new Door(
            after.queueId(),
            after.closedWhy(),
            after.emergencyWhy(),
            after.emergencyBy(),
            before.sinceMs());
    if (unchanged.equals(before)) {
      effects.refuse(eventType, before.queueId(), Why.DUPLICATE);
      return;
    }
    books.put(after);
    effects.record(new Fact.DoorMoved(books.nowMs(), after.queueId(), after.open(), reason, by));
    effects.add(new Effect.QueueDoor(effects.id(), after.queueId(), after.open(), after.why()));
  }
}
