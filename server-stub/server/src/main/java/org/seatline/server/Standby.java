package org.seatline.server;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.seatline.server.store.DatabaseSettings;
import org.seatline.server.store.DatabaseTurn;
import org.seatline.server.store.StoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A server that waits until the one at work on its database is gone, and begins then. Its first try
 * to start finds what would keep it from it (configuration, ports, data folder), while there is
 * time to mend that; configuration files are read anew when its turn comes.
 */
final class Standby {
  private static final Logger LOG = LoggerFactory.getLogger(Standby.class);

  /** How often a standby looks whether the database is free. */
  private static final long LOOK_EVERY_MS = 1_000;

  /** After the database itself was away, the server that was at work comes first. */
  private static final Duration FIRST_COMES_FIRST =
      Duration.ofSeconds(3L * DatabaseTurn.LOOK_EVERY_S);

  private final DatabaseSettings settings;
  private final CountDownLatch stop;

  Standby(DatabaseSettings settings, CountDownLatch stop) {
    this.settings = settings;
    this.stop = stop;
  }

  /**
   * Starts a server as soon as no other one is at work; empty when it was stopped before.
   *
   * @throws ServerFailure for every other reason why it cannot start
   */
  Optional<Server.Running> start(Server server) throws ServerFailure {
    boolean told = false;
    do {
      try {
        return Optional.of(server.start());
      } catch (ServerFailure e) {
        if (e.exitCode() != ExitCode.DATABASE_TAKEN) {
          throw e;
        }
      }
      if (!told) {
        told = true;
        LOG.info("another server is at work on the database: waiting");
        System.out.println("seatline-server standby");
        System.out.flush();
      }
    } while (awaitFree());
    return Optional.empty();
  }

  /** Waits until nobody is at work on the database; false when this server is to stop. */
  private boolean awaitFree() {
    long notBefore = System.nanoTime();
    try {
      while (!stop.await(LOOK_EVERY_MS, TimeUnit.MILLISECONDS)) {
        try {
          if (!DatabaseTurn.isTaken(settings) && System.nanoTime() - notBefore >= 0) {
            return true;
          }
        } catch (StoreException e) {
          LOG.warn("{}", e.getMessage());
          notBefore = System.nanoTime() + FIRST_COMES_FIRST.toNanos();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return false;
  }
}
