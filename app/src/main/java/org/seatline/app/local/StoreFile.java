package org.seatline.app.local;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens the database file of the store, encrypted and with every commit written through. */
final class StoreFile {
  private static final Logger LOG = LoggerFactory.getLogger(StoreFile.class);
  private static final String NAME = "seat";

  /** H2 names its file systems as Java does: the scheme of the folder's is the scheme for H2. */
  private static final String H2_URL = "jdbc:h2:";

  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

  private StoreFile() {}

  /** What came of opening. */
  sealed interface Opened {
    /**
     * The store is open.
     *
     * @param connection opens the file again when the disk failed under it
     * @param lock keeps other seats out until it is closed
     * @param setAside the file that could not be opened and was renamed, if any
     */
    record Open(
        Handle handle, StoreConnection connection, FileChannel lock, Optional<Path> setAside)
        implements Opened {}

    /** Another process has this store open. */
    record InUse() implements Opened {}
  }

  /**
   * Opens the store in this folder. A file that cannot be opened is renamed, never deleted, and a
   * new one begun.
   *
   * @throws IOException when even a new one cannot be made: disk full, no permission
   */
  static Opened open(Path folder, StoreKey key, Clock clock) throws IOException {
    Files.createDirectories(folder);
    FileChannel lock =
        FileChannel.open(
            folder.resolve("store.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (!taken(lock)) {
      lock.close();
      return new Opened.InUse();
    }
    try {
      return open(folder, key, clock, lock);
    } catch (IOException e) {
      lock.close();
      throw e;
    }
  }

  /** H2's own lock does not keep out a second store in the same process. */
  private static boolean taken(FileChannel lock) throws IOException {
    try {
      return lock.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return false; // held by this very process
    }
  }

  private static Opened open(Path folder, StoreKey key, Clock clock, FileChannel lock)
      throws IOException {
    try {
      return opened(tryOpen(folder, key), lock, Optional.empty());
    } catch (StoreUnusableException e) {
      LOG.error("the local store cannot be opened and is set aside", e);
      Path aside = setAside(folder, clock);
      try {
        return opened(tryOpen(folder, key), lock, Optional.of(aside));
      } catch (StoreUnusableException again) {
        throw new IOException("no local store can be made in " + folder, again);
      }
    }
  }

  private static Opened opened(StoreTables tables, FileChannel lock, Optional<Path> setAside) {
    return new Opened.Open(tables.handle(), tables.connection(), lock, setAside);
  }

  /** A file whose tables are usable. */
  private record StoreTables(Handle handle, StoreConnection connection) {}

  private static StoreTables tryOpen(Path folder, StoreKey key)
      throws StoreUnusableException, StoreKeyException {
    StoreConnection connection;
    try {
      connection = new StoreConnection(() -> connect(folder, key), System::nanoTime);
    } catch (StoreKeyException e) {
      throw e; // the store is sound: nothing is set aside because its key is out of reach
    } catch (IOException | SQLException e) {
      throw new StoreUnusableException("H2 cannot open the store", e);
    }
    Handle handle = Jdbi.open(connection.tables());
    try {
      Schema.migrate(handle);
      if (Meta.get(handle, Meta.CLIENT_ID).isEmpty()) {
        Meta.put(handle, Meta.CLIENT_ID, UUID.randomUUID().toString());
      }
      return new StoreTables(handle, connection);
    } catch (StoreUnusableException e) {
      handle.close();
      throw e;
    } catch (RuntimeException e) {
      handle.close();
      throw new StoreUnusableException("the tables of the store are damaged", e);
    }
  }

  private static Connection connect(Path folder, StoreKey key) throws SQLException, IOException {
    // WRITE_DELAY=0: with the default every kill loses acknowledged commits.
    String url =
        H2_URL
            + folder.getFileSystem().provider().getScheme()
            + ":"
            + folder.resolve(NAME).toAbsolutePath()
            + ";CIPHER=AES;WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;TRACE_LEVEL_FILE=0";
    String password = new String(key.filePassword(folder)) + " seat";
    return DriverManager.getConnection(url, "seat", password);
  }

  /** What the names of files that are set aside end in. */
  static String stamp(Clock clock) {
    return STAMP.format(clock.instant());
  }

  private static Path setAside(Path folder, Clock clock) throws IOException {
    String stamp = stamp(clock);
    Path database = folder.resolve(NAME + ".mv.db");
    Path aside = folder.resolve(NAME + ".mv.db.unreadable-" + stamp);
    for (int i = 2; Files.exists(aside); i++) {
      aside = folder.resolve(NAME + ".mv.db.unreadable-" + stamp + "-" + i);
    }
    if (Files.exists(database)) {
      Files.move(database, aside);
    }
    moveBeside(folder.resolve(KeyFile.NAME), aside, ".key");
    moveBeside(folder.resolve(KeyReference.NAME), aside, ".keyref");
    return aside;
  }

  /** With its key the file that was set aside can still be opened. */
  private static void moveBeside(Path key, Path aside, String ending) throws IOException {
    if (Files.exists(key)) {
      Files.move(key, aside.resolveSibling(aside.getFileName() + ending));
    }
  }
}
