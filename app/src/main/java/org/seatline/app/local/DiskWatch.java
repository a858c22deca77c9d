package org.seatline.app.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.seatline.app.session.DiskState;
import org.seatline.app.session.DiskState.Level;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches the room on the disk of the seat's data, and whether text reaches it. Looked at on the
 * store's thread every {@link #EVERY_MS}; read from any thread.
 */
final class DiskWatch {
  private static final Logger LOG = LoggerFactory.getLogger(DiskWatch.class);

  /** Between two looks: a recorded call fills 0.6 MB meanwhile. */
  static final long EVERY_MS = 5_000;

  /** How much room there is. */
  @FunctionalInterface
  interface Probe {
    long freeBytes() throws IOException;

    /** The disk that this folder is on. */
    static Probe of(Path folder) {
      return () -> Files.getFileStore(folder).getUsableSpace();
    }
  }

  private final DiskLimits limits;
  private final Probe probe;
  private final DiskReserve reserve;
  private Level room = Level.ROOM;
  private boolean unsaved;
  private volatile DiskState state = DiskState.ROOM;
  private volatile Consumer<DiskState> listener = state -> {};

  DiskWatch(DiskLimits limits, Probe probe, DiskReserve reserve) {
    this.limits = limits;
    this.probe = probe;
    this.reserve = reserve;
  }

  /** What is so now. */
  DiskState state() {
    return state;
  }

  /** Who hears of every change, and of the state now. */
  void listen(Consumer<DiskState> next) {
    listener = next;
    next.accept(state);
  }

  /** Text could not be written, or could again. */
  void unsaved(boolean now) {
    unsaved = now;
    look();
  }

  /** Looks how much room there is. */
  void look() {
    long free;
    try {
      free = probe.freeBytes();
    } catch (IOException e) {
      LOG.warn("nobody knows how much room the disk has: {}", e.getMessage());
      tell(new DiskState(unsaved ? Level.NOT_SAVING : room, -1));
      return;
    }
    room = limits.level(free, room);
    mind(free);
    tell(DiskLimits.state(unsaved ? Level.NOT_SAVING : room, free));
  }

  private void mind(long free) {
    if (room == Level.RESERVE) {
      reserve.release();
    } else if (!unsaved && free > limits.copyBytes() + limits.reserveBytes()) {
      reserve.take();
    }
  }

  private void tell(DiskState next) {
    boolean changed = next.level() != state.level();
    state = next;
    if (changed) {
      LOG.info("disk: {}, {} MB free", next.level(), next.freeMb());
      listener.accept(next);
    }
  }
}
