package org.seatline.app.session;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.seatline.protocol.ServerMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who watches the seat. They are told on the seat-core thread; one that fails keeps nothing from
 * the others. Methods say on which thread they run; those that say nothing run on any.
 */
final class SeatAudience {
  private static final Logger LOG = LoggerFactory.getLogger(SeatAudience.class);

  /** So many notices of the start wait for somebody to hear them. */
  private static final int UNHEARD_MAX = 8;

  private final List<Consumer<SeatSnapshot>> observers = new CopyOnWriteArrayList<>();
  private final List<Consumer<SeatNotice>> noticeObservers = new CopyOnWriteArrayList<>();
  private final List<Consumer<ServerMessage.Floor>> floorObservers = new CopyOnWriteArrayList<>();
  private final List<Consumer<ServerMessage.Targets>> choosers = new CopyOnWriteArrayList<>();
  private final List<SeatNotice> unheard = new ArrayList<>();
  private volatile SeatSnapshot snapshot;

  SeatAudience(SeatSnapshot snapshot) {
    this.snapshot = snapshot;
  }

  /** The seat as it was shown last; on any thread. */
  SeatSnapshot snapshot() {
    return snapshot;
  }

  /** Shows the seat, unless nothing of it changed; on the core's thread. */
  void show(SeatSnapshot next) {
    if (!next.equals(snapshot)) {
      snapshot = next;
      each(observers, next);
    }
  }

  /** Tells a notice, at once or to the first who listens; on the core's thread. */
  void tell(SeatNotice notice) {
    if (noticeObservers.isEmpty() && unheard.size() < UNHEARD_MAX) {
      unheard.add(notice); // told before any screen was there
    }
    each(noticeObservers, notice);
  }

  /** Shows a picture to those who asked for its kind; on the core's thread. */
  void picture(ServerMessage picture) {
    if (picture instanceof ServerMessage.Floor floor) {
      each(floorObservers, floor);
    } else if (picture instanceof ServerMessage.Targets targets) {
      each(choosers, targets);
    }
  }

  /** Adds an observer, which sees the seat at once; on the core's thread. */
  void add(Consumer<SeatSnapshot> observer) {
    observers.add(observer);
    each(List.of(observer), snapshot);
  }

  void remove(Consumer<SeatSnapshot> observer) {
    observers.remove(observer);
  }

  /** From now on this one hears notices. */
  Runnable hearNotices(Consumer<SeatNotice> observer) {
    noticeObservers.add(observer);
    return () -> noticeObservers.remove(observer);
  }

  /** Tells what was said before anybody listened; on the core's thread. */
  void tellUnheard(Consumer<SeatNotice> observer) {
    unheard.forEach(notice -> each(List.of(observer), notice));
    unheard.clear();
  }

  Runnable watchFloor(Consumer<ServerMessage.Floor> observer) {
    floorObservers.add(observer);
    return () -> floorObservers.remove(observer);
  }

  Runnable watchTargets(Consumer<ServerMessage.Targets> observer) {
    choosers.add(observer);
    return () -> choosers.remove(observer);
  }

  private static <T> void each(List<Consumer<T>> listeners, T value) {
    for (Consumer<T> listener : listeners) {
      try {
        listener.accept(value);
      } catch (RuntimeException e) {
        LOG.error("an observer of the seat failed", e);
      }
    }
  }
}
