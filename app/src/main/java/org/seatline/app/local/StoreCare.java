package org.seatline.app.local;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jdbi.v3.core.Handle;
import org.seatline.app.session.Watched;

/** What looks after a store while it is open: room, the spare copy, what is old, what was lost. */
final class StoreCare {
  private final Path folder;
  private final Handle handle;
  private final StoreThread thread;
  private final DiskWatch disk;
  private final SpareCopy spare;
  private final Retention retention;
  private Optional<StoreRescue> rescue = Optional.empty();

  StoreCare(StoreOpening opening, StoreTables tables, StoreThread thread, DiskWatch disk) {
    this.folder = opening.folder();
    this.handle = tables.handle();
    this.thread = thread;
    this.disk = disk;
    this.spare = new SpareCopy(StoreFile.database(folder), tables, thread);
    this.retention = new Retention(handle, thread, opening.clock());
  }

  /** Begins all of it; waits a moment for a rescue. */
  void begin(LocalOutbox outbox) {
    watchDisk();
    outbox.onChange(spare::touch);
    retention.begin();
    Optional<String> from = Meta.get(handle, Meta.RESCUE_FROM);
    rescue = from.map(name -> StoreRescue.begin(folder.resolve(name), handle, thread));
    rescue.ifPresent(running -> Watched.log("rescue", running.done().thenRun(outbox::reread)));
  }

  private void watchDisk() {
    thread.later(
        () -> {
          disk.look();
          watchDisk();
        },
        DiskWatch.EVERY_MS);
  }

  /** What came out of a store that was set aside: done by now, or still going on. */
  Optional<CompletableFuture<Rescue>> rescued() {
    return rescue.map(StoreRescue::done);
  }

  /** How much room the disk has. */
  DiskWatch disk() {
    return disk;
  }

  /** What is dropped when it is old. */
  Retention retention() {
    return retention;
  }

  /** The second copy of what only this computer has. */
  SpareCopy spare() {
    return spare;
  }

  /** Stops a rescue, which begins anew at the next start. */
  void stop() {
    rescue.ifPresent(StoreRescue::close);
  }
}
