package org.seatline.app.customer;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.seatline.app.session.Desk;
import org.seatline.app.session.Watched;
import org.seatline.protocol.CustomerRecord;
import org.seatline.protocol.Mutation;

/**
 * A merge between this seat and what the server makes of it. Lives on the thread of {@link
 * CustomerViewModel}.
 */
final class SentMerge {
  private final Desk desk;
  private final ReadOnlyObjectWrapper<@Nullable CustomerRecord> gone =
      new ReadOnlyObjectWrapper<>();

  SentMerge(Desk desk) {
    this.desk = desk;
  }

  /** The record that shall go and whose merge the server has not done yet, or null. */
  ReadOnlyObjectProperty<@Nullable CustomerRecord> goneProperty() {
    return gone.getReadOnlyProperty();
  }

  /** Nobody waits for it here any more. */
  void forget() {
    gone.set(null);
  }

  /**
   * Sends it.
   *
   * @param stored runs once it is on the disk
   */
  void send(Mutation.CustomersMerged merge, Runnable stored) {
    Watched.take(
        "make one of two records",
        desk.submit(merge),
        done -> {
          gone.set(merge.seen().gone());
          stored.run();
        });
  }

  /** Looks whether the server has done it; to be called about once a second. */
  void tick(Runnable merged) {
    CustomerRecord waiting = gone.get();
    if (waiting == null) {
      return;
    }
    Watched.take(
        "look whether two records are one",
        desk.customer(waiting.id()),
        found -> {
          boolean one = found.isPresent() && !found.get().id().equals(waiting.id());
          if (one && waiting.equals(gone.get())) {
            gone.set(null);
            merged.run();
          }
        });
  }
}
