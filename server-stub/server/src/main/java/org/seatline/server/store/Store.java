package org.seatline.server.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.flywaydb.core.api.FlywayException;
import org.jdbi.v3.core.Jdbi;

/**
 * The server's database. Work is done in transactions ({@link Tx}); a transaction blocks its
 * thread, so none runs on the routing core's thread. Safe for several threads.
 */
public final class Store implements AutoCloseable {
  private final HikariDataSource pool;
  private final Jdbi jdbi;
  private final boolean embedded;
  private final DatabaseTurn turn;

  private Store(HikariDataSource pool, boolean embedded, DatabaseTurn turn) {
    this.pool = pool;
    this.jdbi = Jdbi.create(pool);
    this.embedded = embedded;
    this.turn = turn;
  }

  /**
   * Opens the database and brings its tables up to date.
   *
   * @throws StoreException when it is in use by another process, cannot be reached, or was made by
   *     a newer server
   */
  public static Store open(DatabaseSettings settings) throws StoreException {
    return open(settings, DatabaseTurn.notNeeded(settings));
  }

  /**
   * The same for a server that goes to work on it: one at a time.
   *
   * @throws DatabaseTakenException when another server is at work on it
   */
  public static Store openForWork(DatabaseSettings settings)
      throws StoreException, DatabaseTakenException {
    DatabaseTurn turn = DatabaseTurn.take(settings);
    try {
      return open(settings, turn);
    } catch (StoreException e) {
      turn.close();
      throw e;
    }
  }

  private static Store open(DatabaseSettings settings, DatabaseTurn turn) throws StoreException {
    HikariDataSource pool = null;
    try {
      pool = new HikariDataSource(poolOf(settings));
      Schema.bringUpToDate(pool);
      return new Store(pool, settings.isEmbedded(), turn);
    } catch (FlywayException | com.zaxxer.hikari.pool.HikariPool.PoolInitializationException e) {
      if (pool != null) {
        pool.close();
      }
      throw new StoreException("cannot open " + settings + ": " + e.getMessage(), e);
    }
  }

  private static HikariConfig poolOf(DatabaseSettings settings) {
    HikariConfig config = new HikariConfig();
    config.setPoolName("store");
    config.setJdbcUrl(settings.jdbcUrl());
    config.setUsername(settings.user());
    config.setPassword(settings.password());
    config.setMaximumPoolSize(settings.connectionsMax());
    config.setMinimumIdle(1);
    config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
    config.setConnectionTimeout(TimeUnit.SECONDS.toMillis(10));
    return config;
  }

  /** Does the work in one transaction: all of it or, when it throws, nothing. */
  public <R> R inTransaction(Function<Tx, R> work) {
    return jdbi.inTransaction(handle -> work.apply(new Tx(handle)));
  }

  /** Like {@link #inTransaction}, for work without a result. */
  public void useTransaction(Consumer<Tx> work) {
    jdbi.useTransaction(handle -> work.accept(new Tx(handle)));
  }

  /** Makes every commit so far survive power loss. PostgreSQL has done so at commit. */
  public void syncToDisk() {
    if (embedded) {
      jdbi.useHandle(handle -> handle.execute("checkpoint sync"));
    }
  }

  /** Completes when another server has taken this one's place on the database. */
  public CompletableFuture<Void> displaced() {
    return turn.lost();
  }

  /** The embedded database ends with its last connection; the next server may begin. */
  @Override
  public void close() {
    pool.close();
    turn.close();
  }
}
