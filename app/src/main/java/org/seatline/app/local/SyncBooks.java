package org.seatline.app.local;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.seatline.app.sync.FeedCore.Point;
import org.seatline.protocol.ChangeShelf;
import org.seatline.protocol.HistoryPoint;

/** How far the store knows its server, and how far the copy of each shelf goes. */
final class SyncBooks {
  private final Handle handle;

  SyncBooks(Handle handle) {
    this.handle = handle;
  }

  HistoryPoint known() {
    return Meta.get(handle, Meta.KNOWN)
        .map(text -> Json.read(text, HistoryPoint.class))
        .orElse(HistoryPoint.NONE);
  }

  void putKnown(HistoryPoint known) {
    Meta.put(handle, Meta.KNOWN, Json.text(known));
  }

  void putServerMs(long ms) {
    Meta.put(handle, Meta.SERVER_MS, Long.toString(ms));
  }

  Map<ChangeShelf, Point> points() {
    Map<ChangeShelf, Point> points = new EnumMap<>(ChangeShelf.class);
    for (ChangeShelf shelf : ChangeShelf.values()) {
      Optional<String> text = Meta.get(handle, Meta.POINT + shelf.id());
      text.ifPresent(known -> points.put(shelf, Json.read(known, Point.class)));
    }
    return points;
  }

  void putPoints(Map<ChangeShelf, Point> points) {
    points.forEach((shelf, point) -> Meta.put(handle, Meta.POINT + shelf.id(), Json.text(point)));
  }

  /** Something of this shelf has come in; by this computer's clock. */
  void putCopiedAt(ChangeShelf shelf, long atMs) {
    Meta.put(handle, Meta.COPIED_AT + shelf.id(), Long.toString(atMs));
  }

  /** When something of each shelf came in last. */
  Map<ChangeShelf, Long> copiedAtMs() {
    Map<ChangeShelf, Long> times = new EnumMap<>(ChangeShelf.class);
    for (ChangeShelf shelf : ChangeShelf.values()) {
      long atMs = Meta.number(handle, Meta.COPIED_AT + shelf.id(), 0);
      if (atMs > 0 && Meta.get(handle, Meta.POINT + shelf.id()).isPresent()) {
        times.put(shelf, atMs);
      }
    }
    return times;
  }

  void removePoint(ChangeShelf shelf) {
    Meta.remove(handle, Meta.POINT + shelf.id());
  }
}
