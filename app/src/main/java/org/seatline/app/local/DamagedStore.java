package org.seatline.app.local;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.db.ValueDataType;
import org.h2.mvstore.tx.TransactionMap;
import org.h2.mvstore.tx.TransactionStore;
import org.h2.result.Row;
import org.h2.value.Value;
import org.h2.value.ValueCollectionBase;
import org.h2.value.ValueNull;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads what is readable of a database file that H2 does not open any more: below the tables, page
 * by page, where a page that is damaged counts as empty. The file is not written.
 *
 * <p>H2 asserts what damaged pages break: with assertions on (in tests) that is an error like any
 * other it throws.
 */
final class DamagedStore implements SalvageSource, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(DamagedStore.class);
  private static final String TABLE_MAP = "table.";
  private static final String CATALOG_MAP = "table.0";
  private static final int CATALOG_SQL = 3;
  private static final Pattern CREATE_TABLE =
      Pattern.compile("CREATE CACHED TABLE \"PUBLIC\"\\.\"(\\w+)\"\\(");
  private static final Pattern COLUMN = Pattern.compile("\\n\\s*\"(\\w+)\" ");

  private final MVStore file;
  private final TransactionStore transactions;
  private final Map<String, Table> tables = new LinkedHashMap<>();

  private record Table(String mapName, List<String> columns) {}

  private DamagedStore(MVStore file) {
    this.file = file;
    this.transactions = new TransactionStore(file, new ValueDataType());
  }

  /**
   * Opens a file.
   *
   * @param h2Name the file as H2 names it, scheme included
   * @param password the file password
   * @throws StoreUnusableException when nothing at all can be read
   */
  static DamagedStore open(String h2Name, char[] password) throws StoreUnusableException {
    MVStore file;
    try {
      file =
          new MVStore.Builder()
              .fileName(h2Name)
              .encryptionKey(password.clone())
              .recoveryMode()
              .readOnly()
              .open();
    } catch (RuntimeException | AssertionError e) {
      throw new StoreUnusableException("not even the pages can be read", e);
    }
    DamagedStore store = new DamagedStore(file);
    try {
      store.begin();
      return store;
    } catch (RuntimeException | AssertionError e) {
      store.close();
      throw new StoreUnusableException("the catalogue of tables cannot be read", e);
    }
  }

  /**
   * The newest state that a file has, by reading alone.
   *
   * @throws StoreUnusableException when it has none
   */
  static long versionOf(String h2Name, char[] password) throws StoreUnusableException {
    MVStore file;
    try {
      file =
          new MVStore.Builder().fileName(h2Name).encryptionKey(password.clone()).readOnly().open();
    } catch (RuntimeException | AssertionError e) {
      throw new StoreUnusableException("the pages of the store cannot be read", e);
    }
    try {
      return file.getCurrentVersion();
    } finally {
      file.closeImmediately();
    }
  }

  private void begin() {
    try {
      transactions.init();
    } catch (RuntimeException | AssertionError e) {
      LOG.warn("what was not committed cannot be told apart: {}", e.getMessage());
    }
    read(CATALOG_MAP, row -> table(row.getFirst(), row.get(CATALOG_SQL)));
  }

  private void table(Value id, Value sql) {
    String text = sql.getString();
    Matcher name = text == null ? null : CREATE_TABLE.matcher(text);
    if (name == null || !name.lookingAt()) {
      return;
    }
    List<String> columns = new ArrayList<>();
    Matcher column = COLUMN.matcher(text);
    while (column.find()) {
      columns.add(column.group(1).toLowerCase(Locale.ROOT));
    }
    tables.put(name.group(1).toLowerCase(Locale.ROOT), new Table(TABLE_MAP + id.getInt(), columns));
  }

  @Override
  public boolean rows(String tableName, Consumer<Values> take) {
    Table table = tables.get(tableName);
    if (table == null) {
      LOG.warn("the damaged store has no table {}", tableName);
      return false;
    }
    return read(table.mapName, row -> take.accept(values(table.columns, row)));
  }

  private static Values values(List<String> columns, List<Value> row) {
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    for (int i = 0; i < Math.min(columns.size(), row.size()); i++) {
      values.put(columns.get(i), plain(row.get(i)));
    }
    return new Values(values);
  }

  private static @Nullable Object plain(Value value) {
    return switch (value.getValueType()) {
      case Value.NULL -> null;
      case Value.BIGINT -> value.getLong();
      case Value.INTEGER -> value.getInt();
      case Value.BOOLEAN -> value.getBoolean();
      default -> value.getString();
    };
  }

  private boolean read(String mapName, Consumer<List<Value>> take) {
    if (!file.hasMap(mapName)) {
      return false;
    }
    long read = 0;
    try {
      TransactionMap<Object, Object> map = transactions.begin().openMap(mapName);
      long all = map.sizeAsLongMax();
      Iterator<Object> keys = map.keyIterator(null);
      while (keys.hasNext()) {
        read += row(map, keys.next(), take) ? 1 : 0;
      }
      return read >= all;
    } catch (RuntimeException | AssertionError e) {
      LOG.warn("{} of the damaged store ends after {} rows: {}", mapName, read, e.toString());
      return false;
    }
  }

  private static boolean row(
      TransactionMap<Object, Object> map, Object key, Consumer<List<Value>> take) {
    try {
      Object row = map.get(key);
      if (row == null) {
        return false;
      }
      take.accept(List.of(row instanceof Row values ? values.getValueList() : listOf(row)));
      return true;
    } catch (RuntimeException | AssertionError e) {
      LOG.debug("row {} of the damaged store cannot be read", key, e);
      return false;
    }
  }

  private static Value[] listOf(Object row) {
    Value[] values = ((ValueCollectionBase) row).getList();
    for (int i = 0; i < values.length; i++) {
      values[i] = values[i] == null ? ValueNull.INSTANCE : values[i];
    }
    return values;
  }

  @Override
  public void close() {
    file.closeImmediately();
  }
}
