package org.seatline.server;

import java.nio.file.Files;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;
import org.seatline.server.store.DatabaseSettings;
import org.seatline.server.store.DatabaseTakenException;
import org.seatline.server.store.Store;
import org.seatline.server.store.StoreException;

/**
 * Opens the embedded database of an earlier start while the configuration is still being read, so
 * that a server that was killed is back sooner. Any other database is opened when it is asked for:
 * it may be shared, and nothing is to be made or changed by a server that then does not start.
 */
final class StoreOpening implements AutoCloseable {
  private final ServerOptions options;
  private final @Nullable FutureTask<Store> opening;
  private boolean taken;

  private StoreOpening(ServerOptions options, @Nullable FutureTask<Store> opening) {
    this.options = options;
    this.opening = opening;
  }

  static StoreOpening begin(ServerOptions options) {
    boolean thereAlready =
        options.jdbcUrl() == null && Files.exists(DatabaseSettings.embeddedFile(options.data()));
    if (!thereAlready) {
      return new StoreOpening(options, null);
    }
    FutureTask<Store> task = new FutureTask<>(() -> openForWork(options));
    var _ = Thread.ofPlatform().name("store-opening").daemon(true).start(task);
    return new StoreOpening(options, task);
  }

  /** Which database these options name. */
  static DatabaseSettings settings(ServerOptions options) {
    String url = options.jdbcUrl();
    return url == null
        ? DatabaseSettings.embedded(options.data())
        : DatabaseSettings.server(url, options.jdbcUser(), options.jdbcPassword());
  }

  /** Opens the database of these options, to look at it. */
  static Store open(ServerOptions options) throws ServerFailure {
    try {
      return Store.open(settings(options));
    } catch (StoreException e) {
      throw new ServerFailure(e, ExitCode.DATABASE, "database", String.valueOf(e.getMessage()));
    }
  }

  private static Store openForWork(ServerOptions options) throws ServerFailure {
    try {
      return Store.openForWork(settings(options));
    } catch (DatabaseTakenException e) {
      throw new ServerFailure(e, ExitCode.DATABASE_TAKEN, "database.taken");
    } catch (StoreException e) {
      throw new ServerFailure(e, ExitCode.DATABASE, "database", String.valueOf(e.getMessage()));
    }
  }

  /** The database; from then on it is closed by whoever asked. */
  Store store() throws ServerFailure {
    FutureTask<Store> begun = opening;
    if (begun == null) {
      return openForWork(options);
    }
    taken = true;
    try {
      return begun.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof ServerFailure failure) {
        throw failure;
      }
      throw new IllegalStateException("the database was not opened", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while the database was opened", e);
    }
  }

  /** Closes the database when nobody asked for it. */
  @Override
  public void close() throws InterruptedException {
    FutureTask<Store> begun = opening;
    if (begun == null || taken) {
      return;
    }
    try {
      begun.get().close();
    } catch (ExecutionException e) {
      taken = true; // it was never open
    }
  }
}
