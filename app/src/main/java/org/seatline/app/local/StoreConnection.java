package org.seatline.app.local;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The connection that all tables hold. After the first error of the disk H2 gives its file up for
 * good; this opens it again as soon as the disk can be written, so that the seat need not be
 * started anew. On the store's thread.
 */
final class StoreConnection {
  private static final Logger LOG = LoggerFactory.getLogger(StoreConnection.class);

  /** How long after a failure it is tried again. */
  static final long RETRY_MS = 500;

  /** Opens the file that was open before. */
  @FunctionalInterface
  interface Opener {
    Connection open() throws SQLException, IOException;
  }

  private final Opener opener;
  private final LongSupplier nanoClock;
  private Connection present;
  private @Nullable Long lostSinceNanos;
  private long nextTryNanos;

  /** Opens for the first time. */
  StoreConnection(Opener opener, LongSupplier nanoClock) throws SQLException, IOException {
    this.opener = opener;
    this.nanoClock = nanoClock;
    this.present = opener.open();
  }

  /** What the tables hold: always the present connection. */
  Connection tables() {
    return (Connection)
        Proxy.newProxyInstance(
            StoreConnection.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) -> invoke(method, arguments));
  }

  private @Nullable Object invoke(Method method, @Nullable Object @Nullable [] arguments)
      throws Throwable {
    try {
      return method.invoke(present, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause() == null ? e : e.getCause();
    }
  }

  /** Whether the file is given up at the moment. */
  boolean lost() {
    return lostSinceNanos != null;
  }

  /**
   * Before each piece of work: opens the file again if it was given up, at most every {@link
   * #RETRY_MS}.
   *
   * @throws StoreAwayException when it is still away
   */
  void ready() throws StoreAwayException {
    Long since = lostSinceNanos;
    if (since == null) {
      return;
    }
    long now = nanoClock.getAsLong();
    if (now - nextTryNanos < 0) {
      throw new StoreAwayException(null);
    }
    try {
      present = opener.open();
      lostSinceNanos = null;
      LOG.warn("the local store is back after {} ms", (now - since) / 1_000_000);
    } catch (SQLException | IOException | RuntimeException e) {
      nextTryNanos = nanoClock.getAsLong() + TimeUnit.MILLISECONDS.toNanos(RETRY_MS);
      throw new StoreAwayException(e);
    }
  }

  /** After work that failed: finds out whether it was the file, and gives it up then. */
  boolean examine(Throwable failure) {
    if (lost() || !(closedByH2() || byDisk(failure))) {
      return false;
    }
    LOG.error("the disk failed under the local store, it is opened again when it can be", failure);
    lostSinceNanos = nanoClock.getAsLong();
    nextTryNanos = nanoClock.getAsLong();
    drop();
    return true;
  }

  private boolean closedByH2() {
    return present instanceof JdbcConnection connection
        && connection.getSession() instanceof SessionLocal session
        && (session.isClosed() || session.getDatabase().getStore().getMvStore().isClosed());
  }

  /** After a failed fsync nobody knows what is on the disk: only opening anew tells. */
  private static boolean byDisk(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof IOException) {
        return true;
      }
    }
    return false;
  }

  /** Which state of the file this is: it only grows while the file lives. */
  long version() {
    return present instanceof JdbcConnection connection
            && connection.getSession() instanceof SessionLocal session
        ? session.getDatabase().getStore().getMvStore().getCurrentVersion()
        : 0;
  }

  /** Lets go of the file as it is: closing in order would write to it. */
  void drop() {
    try {
      if (present instanceof JdbcConnection connection
          && connection.getSession() instanceof SessionLocal session) {
        session.getDatabase().shutdownImmediately();
      }
      present.close();
    } catch (SQLException | RuntimeException e) {
      LOG.info("the broken file was not closed in order: {}", e.getMessage());
    }
  }
}
