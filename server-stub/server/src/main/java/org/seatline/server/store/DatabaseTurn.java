package org.seatline.server.store;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The turn of one server to be at work on a shared database: an advisory lock of PostgreSQL's, held
 * by a connection of its own for as long as the server runs. It ends with the process, however that
 * ends. An embedded database locks its file, and needs none.
 *
 * <p>A thread looks every {@link #LOOK_EVERY_S} seconds whether the connection still stands. If the
 * database has dropped it, the turn is taken again, unless another server has it by then: that is
 * told by {@link #lost()}.
 */
public final class DatabaseTurn implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(DatabaseTurn.class);

  /** How often the holder looks whether it still is that, in seconds. */
  public static final int LOOK_EVERY_S = 5;

  private static final int ANSWER_MAX_S = 5;

  /** The lock's name: two numbers that nothing else in this database uses. */
  private static final String KEY = "1397047636, 1";

  private static final String IS_TAKEN =
      "select exists (select 1 from pg_locks where locktype = 'advisory' and granted"
          + " and database = (select oid from pg_database where datname = current_database())"
          + " and classid = 1397047636 and objid = 1)";

  /** Lets the database notice within half a minute that the holder's machine has gone. */
  private static final String NOTICE_SOON =
      "set tcp_keepalives_idle = 10; set tcp_keepalives_interval = 5;"
          + " set tcp_keepalives_count = 3";

  private final DatabaseSettings settings;
  private final CompletableFuture<Void> lost = new CompletableFuture<>();
  private @Nullable Connection connection;
  private @Nullable ScheduledExecutorService watch;

  private DatabaseTurn(DatabaseSettings settings) {
    this.settings = settings;
  }

  /**
   * Takes the turn.
   *
   * @throws DatabaseTakenException when another server has it
   * @throws StoreException when the database cannot be reached
   */
  static DatabaseTurn take(DatabaseSettings settings)
      throws DatabaseTakenException, StoreException {
    DatabaseTurn turn = new DatabaseTurn(settings);
    if (!settings.isPostgres()) {
      return turn;
    }
    try {
      if (!turn.takeNow()) {
        throw new DatabaseTakenException();
      }
    } catch (SQLException e) {
      throw new StoreException("cannot open " + settings + ": " + e.getMessage(), e);
    }
    turn.startWatch();
    return turn;
  }

  /** A store that nobody works on: it needs no turn. */
  static DatabaseTurn notNeeded(DatabaseSettings settings) {
    return new DatabaseTurn(settings);
  }

  /**
   * Whether a server is at work on a database.
   *
   * @throws StoreException when the database cannot be reached
   */
  public static boolean isTaken(DatabaseSettings settings) throws StoreException {
    try (Connection look = connect(settings)) {
      return says(look, IS_TAKEN);
    } catch (SQLException e) {
      throw new StoreException("cannot open " + settings + ": " + e.getMessage(), e);
    }
  }

  /** Completes when another server has taken the turn while the database had dropped ours. */
  CompletableFuture<Void> lost() {
    return lost;
  }

  private static Connection connect(DatabaseSettings settings) throws SQLException {
    Properties who = new Properties();
    if (!settings.user().isEmpty()) {
      who.setProperty("user", settings.user());
    }
    if (!settings.password().isEmpty()) {
      who.setProperty("password", settings.password());
    }
    who.setProperty("tcpKeepAlive", "true");
    who.setProperty("ApplicationName", "seatline turn");
    return DriverManager.getConnection(settings.jdbcUrl(), who);
  }

  private static boolean says(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      return row.next() && row.getBoolean(1);
    }
  }

  private synchronized boolean takeNow() throws SQLException {
    Connection next = connect(settings);
    try {
      try (Statement statement = next.createStatement()) {
        statement.execute(NOTICE_SOON);
      }
      if (says(next, "select pg_try_advisory_lock(" + KEY + ")")) {
        connection = next;
        return true;
      }
    } catch (SQLException e) {
      next.close();
      throw e;
    }
    next.close();
    return false;
  }

  private synchronized void startWatch() {
    ScheduledExecutorService thread =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("database-turn").daemon(true).factory());
    var _ = thread.scheduleWithFixedDelay(this::look, LOOK_EVERY_S, LOOK_EVERY_S, TimeUnit.SECONDS);
    watch = thread;
  }

  private synchronized void look() {
    Connection held = connection;
    try {
      if (held != null && held.isValid(ANSWER_MAX_S)) {
        return;
      }
      dropConnection();
      if (takeNow()) {
        LOG.warn("the database had dropped the connection that holds this server's turn");
      } else {
        LOG.error("another server has taken the turn on the database");
        lost.complete(null);
      }
    } catch (SQLException e) {
      LOG.warn("the database does not answer: {}", e.getMessage());
    }
  }

  private void dropConnection() throws SQLException {
    Connection held = connection;
    connection = null;
    if (held != null) {
      held.close();
    }
  }

  /** Lets the next server have it. */
  @Override
  public void close() {
    ScheduledExecutorService thread = watch;
    if (thread != null) {
      thread.shutdownNow();
    }
    synchronized (this) {
      try {
        dropConnection();
      } catch (SQLException e) {
        LOG.info("the connection that held the turn was gone: {}", e.getMessage());
      }
    }
  }
}
