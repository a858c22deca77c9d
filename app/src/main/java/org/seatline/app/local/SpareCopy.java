package org.seatline.app.local;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A second, small copy of what only this computer has, beside the database and under the same key:
 * H2 loses the whole file when one of its chunks is damaged. Written on the store's thread, at most
 * every {@link #EVERY_MS}, and when the store is closed.
 */
final class SpareCopy {
  private static final Logger LOG = LoggerFactory.getLogger(SpareCopy.class);

  /** How old the copy may be while people work. */
  static final long EVERY_MS = 10_000;

  /** Writing it may take one part in so many of the store's time. */
  private static final int SHARE = 100;

  /** Under which name the copy says which state of the database it is of. */
  private static final String VERSION = "version";

  private static final String ABOUT = "seatline spare copy 1";

  private final Path file;
  private final SealingKey key;
  private final Handle handle;
  private final StoreConnection connection;
  private final StoreThread thread;
  private boolean scheduled;
  private long pauseMs = EVERY_MS;
  private volatile boolean failed;

  SpareCopy(Path database, StoreTables tables, StoreThread thread) {
    this.file = of(database);
    this.key = keyOf(tables.password());
    this.handle = tables.handle();
    this.connection = tables.connection();
    this.thread = thread;
  }

  /** Where the spare copy of this database is. */
  static Path of(Path database) {
    return database.resolveSibling(database.getFileName() + ".spare");
  }

  /** What lies beside the database is sealed by the same key. */
  static SealingKey keyOf(char[] password) {
    return new SealingKey(HexFormat.of().parseHex(new String(password)));
  }

  /** Something precious has changed. On the store's thread. */
  void touch() {
    if (!scheduled) {
      scheduled = true;
      thread.later(this::writeDue, pauseMs);
    }
  }

  private void writeDue() {
    scheduled = false;
    long begun = System.nanoTime();
    write();
    long tookMs = (System.nanoTime() - begun) / 1_000_000;
    pauseMs = Math.max(EVERY_MS, SHARE * tookMs);
  }

  /** Writes the copy now; the one before stays when this fails. */
  void write() {
    Map<String, Object> tables = new LinkedHashMap<>();
    try {
      handle.execute("checkpoint sync"); // the database is never behind its spare copy
      tables.put(VERSION, connection.version());
      for (Precious each : Precious.ALL) {
        String sql = "select * from " + each.table() + " where " + each.where();
        tables.put(each.table(), handle.select(sql).mapToMap().list());
      }
      String sealed = key.seal(Json.text(tables), ABOUT);
      DurableFile.replace(file, sealed.getBytes(StandardCharsets.US_ASCII));
      failed = false;
    } catch (IOException | RuntimeException e) {
      failed = true;
      LOG.warn("the spare copy could not be written, the one before stays: {}", e.getMessage());
    }
  }

  /** Whether the last try to write it failed. Safe from any thread. */
  boolean fails() {
    return failed;
  }

  /** The state of the database that its spare copy is of; 0 when there is none. */
  static long versionOf(Path database, char[] password) throws IOException {
    return tree(of(database), password).map(tree -> tree.path(VERSION).asLong()).orElse(0L);
  }

  /** What the spare copy beside a database holds; empty when there is none or it does not open. */
  static Optional<SalvageSource> read(Path spare, char[] password) throws IOException {
    return tree(spare, password).map(SpareCopy::rowsOf);
  }

  private static Optional<JsonNode> tree(Path spare, char[] password) throws IOException {
    if (!Files.exists(spare)) {
      return Optional.empty();
    }
    String sealed = Files.readString(spare, StandardCharsets.US_ASCII);
    return keyOf(password).open(sealed, ABOUT).map(Json::tree);
  }

  private static SalvageSource rowsOf(JsonNode tables) {
    return (tableName, take) -> rows(tables.path(tableName), take);
  }

  private static boolean rows(JsonNode table, Consumer<SalvageSource.Values> take) {
    for (JsonNode row : table) {
      Map<String, @Nullable Object> values = new LinkedHashMap<>();
      row.properties().forEach(cell -> values.put(cell.getKey(), plain(cell.getValue())));
      take.accept(new SalvageSource.Values(values));
    }
    return false; // it may be older than what was lost
  }

  private static @Nullable Object plain(JsonNode cell) {
    if (cell.isNull()) {
      return null;
    }
    if (cell.isBoolean()) {
      return cell.booleanValue();
    }
    return cell.isIntegralNumber() ? (Object) cell.longValue() : cell.asText();
  }
}
