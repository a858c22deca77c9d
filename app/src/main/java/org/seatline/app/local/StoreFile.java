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
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.seatline.app.local.StoreTroubleException.Kind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens the database file of the store, encrypted and with every commit written through. */
final class StoreFile {
  private static final Logger LOG = LoggerFactory.getLogger(StoreFile.class);
  private static final String NAME = "seat";

  /** H2 names its file systems as Java does: the scheme of the folder's is the scheme for H2. */
  private static final String H2_URL = "jdbc:h2:";

  /**
   * The file only grows while it is open; H2 moves what lives together when it is closed, for so
   * long at most.
   */
  private static final long COMPACT_AT_CLOSE_MS = 1_000;

  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

  private StoreFile() {}

  /** What came of opening. */
  sealed interface Opened {
    /**
     * The store is open.
     *
     * @param tables what is open
     * @param lock keeps other seats out until it is closed
     * @param setAside the file that could not be opened and was renamed, if any
     */
    record Open(StoreTables tables, FileChannel lock, Optional<Path> setAside) implements Opened {}

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
      StoreWipe.resume(folder, key);
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
    Path database = database(folder);
    if (Files.exists(database) && !Files.isWritable(database)) {
      throw StoreTroubleException.of(Kind.NO_PERMISSION, folder);
    }
    byte[] head = StoreHead.read(database);
    Optional<String> password = Optional.empty();
    try {
      password = Optional.of(password(folder, key));
      Opened opened = opened(tryOpen(folder, password.get()), lock, Optional.empty());
      StoreHead.keep(database, head);
      return opened;
    } catch (StoreUnusableException e) {
      LOG.error("the local store cannot be opened and is set aside", e);
      StoreTables tables = begun(folder, key, SetAside.put(database, clock), password);
      return opened(tables, lock, Meta.get(tables.handle(), Meta.RESCUE_FROM).map(folder::resolve));
    }
  }

  /** A new store, which remembers what it has to fetch out of the old one, and by which key. */
  private static StoreTables begun(
      Path folder, StoreKey key, Path aside, Optional<String> oldPassword) throws IOException {
    try {
      StoreTables tables = tryOpen(folder, password(folder, key));
      Meta.put(tables.handle(), Meta.RESCUE_FROM, String.valueOf(aside.getFileName()));
      oldPassword.ifPresent(old -> Meta.put(tables.handle(), Meta.RESCUE_KEY, old));
      return tables;
    } catch (StoreUnusableException again) {
      throw new IOException("no local store can be made in " + folder, again);
    }
  }

  /** The file's password; a store whose key is out of reach is sound, and nothing is set aside. */
  private static String password(Path folder, StoreKey key)
      throws StoreUnusableException, IOException {
    try {
      String password = new String(key.filePassword(folder));
      HexFormat.of().parseHex(password);
      return password;
    } catch (StoreKeyException e) {
      throw e;
    } catch (IOException | IllegalArgumentException e) {
      throw unusable("the key of the store cannot be read", e, folder);
    }
  }

  /** The database of the store in this folder. */
  static Path database(Path folder) {
    return folder.resolve(NAME + ".mv.db");
  }

  /** How H2 names a file. */
  static String h2Name(Path file) {
    return file.getFileSystem().provider().getScheme() + ":" + file.toAbsolutePath();
  }

  private static Opened opened(StoreTables tables, FileChannel lock, Optional<Path> setAside) {
    return new Opened.Open(tables, lock, setAside);
  }

  private static StoreTables tryOpen(Path folder, String password)
      throws StoreUnusableException, StoreTroubleException {
    StoreConnection connection;
    try {
      checkVersion(database(folder), password);
      connection = new StoreConnection(() -> connect(folder, password), System::nanoTime);
    } catch (IOException | SQLException e) {
      throw unusable("H2 cannot open the store", e, folder);
    }
    Handle handle = Jdbi.open(connection.tables());
    try {
      Schema.migrate(handle);
      StoreCheck.run(handle);
      if (Meta.get(handle, Meta.CLIENT_ID).isEmpty()) {
        Meta.put(handle, Meta.CLIENT_ID, UUID.randomUUID().toString());
      }
      return new StoreTables(handle, connection, password);
    } catch (StoreUnusableException e) {
      connection.drop();
      throw e;
    } catch (RuntimeException e) {
      connection.drop();
      throw unusable("the tables of the store are damaged", e, folder);
    }
  }

  /**
   * H2 opens a file whose newest part is gone without a word, as it was before that, or empty, and
   * writes to it. So it is looked at first, by reading alone.
   */
  private static void checkVersion(Path database, String key)
      throws StoreUnusableException, IOException {
    char[] password = key.toCharArray();
    long expected = SpareCopy.versionOf(database, password);
    if (Files.exists(database) || expected > 0) {
      long present = DamagedStore.versionOf(h2Name(database), password);
      if (present < expected) {
        throw new StoreUnusableException(
            "the newest part of the store is gone: " + present + " of " + expected, null);
      }
    }
  }

  /** A full disk or a missing right is no damage: the file stays where it is. */
  private static StoreUnusableException unusable(String what, Exception e, Path folder)
      throws StoreTroubleException {
    if (StoreTroubleException.kindOf(e).isPresent()) {
      throw StoreTroubleException.of(e, folder);
    }
    return new StoreUnusableException(what, e);
  }

  private static Connection connect(Path folder, String password) throws SQLException {
    // WRITE_DELAY=0: with the default every kill loses acknowledged commits.
    String url =
        H2_URL
            + h2Name(folder.resolve(NAME))
            + ";CIPHER=AES;WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;TRACE_LEVEL_FILE=0"
            + ";MAX_COMPACT_TIME="
            + COMPACT_AT_CLOSE_MS;
    return DriverManager.getConnection(url, "seat", password + " seat");
  }

  /** What the names of files that are set aside end in. */
  static String stamp(Clock clock) {
    return STAMP.format(clock.instant());
  }
}
