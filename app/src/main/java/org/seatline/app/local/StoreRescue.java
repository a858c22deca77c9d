package org.seatline.app.local;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jdbi.v3.core.Handle;
import org.seatline.softphone.media.NamedThread;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings over what is readable of a store that was set aside, on a thread of its own: the new store
 * is in use meanwhile. All comes in by one transaction, with the note that it is done; a rescue
 * that was cut off begins anew at the next start.
 */
final class StoreRescue implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(StoreRescue.class);

  /** How long the start of the seat waits for it: most stores are done by then. */
  static final long START_WAIT_MS = 2_000;

  private final CompletableFuture<Rescue> done = new CompletableFuture<>();
  private final Path aside;
  private final Optional<String> password;
  private final Handle handle;
  private final StoreThread store;
  private final NamedThread thread;

  private StoreRescue(Path aside, Handle handle, StoreThread store) {
    this.aside = aside;
    this.password = Meta.get(handle, Meta.RESCUE_KEY);
    this.handle = handle;
    this.store = store;
    this.thread = NamedThread.start("seat-rescue", self -> run());
  }

  /** Begins, and waits a moment whether it is done already. */
  static StoreRescue begin(Path aside, Handle handle, StoreThread store) {
    StoreRescue rescue = new StoreRescue(aside, handle, store);
    try {
      rescue.done.get(START_WAIT_MS, TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException e) {
      LOG.info("the rescue from {} is not done: {}", aside.getFileName(), e.toString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return rescue;
  }

  /** What came out; fails when the disk failed meanwhile. */
  CompletableFuture<Rescue> done() {
    return done;
  }

  private void run() {
    SalvagedRows rows = new SalvagedRows();
    Salvage salvage = new Salvage(aside, rows);
    try {
      if (password.isPresent()) {
        salvage.read(password.get().toCharArray());
      }
      store.run(() -> handle.useTransaction(tx -> write(rows, tx))).get();
      Rescue rescue = salvage.rescue();
      LOG.warn("out of {}: {}", aside.getFileName(), rescue.found());
      done.complete(rescue);
    } catch (IOException | ExecutionException | RuntimeException | AssertionError e) {
      done.completeExceptionally(e);
    } catch (InterruptedException e) {
      done.completeExceptionally(e); // only close() interrupts: it begins anew at the next start
    }
  }

  private static void write(SalvagedRows rows, Handle tx) {
    rows.writeTo(tx);
    Meta.remove(tx, Meta.RESCUE_FROM);
    Meta.remove(tx, Meta.RESCUE_KEY);
  }

  @Override
  public void close() {
    thread.close();
  }
}
