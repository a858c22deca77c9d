package org.seatline.server.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.POJONode;
import com.fasterxml.jackson.databind.util.RawValue;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.seatline.protocol.Change;
import org.seatline.protocol.ChangeKind;

/**
 * Reads the {@link Feed}. Every statement names one kind at a time and orders by the columns of an
 * index, kind first: H2 takes neither a list of kinds nor an order without them from the index, and
 * looks through the whole feed for one page.
 */
public final class FeedReader {
  private static final int IDS_AT_ONCE_MAX = 150;
  private static final String COLUMNS = "select change_number, kind, id, body from feed where ";

  private final Handle handle;

  FeedReader(Handle handle) {
    this.handle = handle;
  }

  /**
   * Where a page ends.
   *
   * @param upTo the number of its last change, or what was asked for when there is none
   * @param more whether there was another change behind it
   */
  public record Stretch(long upTo, boolean more) {}

  /** How far at most so many changes of these kinds after a number reach. */
  public Stretch stretch(long after, Set<ChangeKind> kinds, int most) {
    String ofAll =
        each(
            kinds,
            kind ->
                "(select change_number from feed where kind = '"
                    + kind
                    + "' and change_number > ? order by kind, change_number fetch first "
                    + (most + 1)
                    + " rows only)");
    List<Long> numbers =
        rows(
            "select change_number from ("
                + ofAll
                + ") n order by change_number fetch first "
                + (most + 1)
                + " rows only",
            row -> row.getLong(1),
            Collections.nCopies(kinds.size(), (Object) after).toArray());
    boolean more = numbers.size() > most;
    if (numbers.isEmpty()) {
      return new Stretch(after, false);
    }
    return new Stretch(more ? numbers.get(most - 1) : numbers.getLast(), more);
  }

  /**
   * The changes of these kinds with numbers above the first and up to the second, in their order.
   */
  public List<Change> between(long after, long upTo, Set<ChangeKind> kinds) {
    List<Object> values = new ArrayList<>();
    kinds.forEach(kind -> values.addAll(List.of(after, upTo)));
    return changes(
        each(
                kinds,
                kind ->
                    COLUMNS + "kind = '" + kind + "' and change_number > ? and change_number <= ?")
            + " order by 1",
        values.toArray());
  }

  private static String each(Set<ChangeKind> kinds, Function<String, String> select) {
    return kinds.stream()
        .map(kind -> select.apply(Feed.nameOf(kind)))
        .collect(Collectors.joining(" union all "));
  }

  /** At most so many changes about the customers who have this number. */
  public List<Change> about(String phone, int most) {
    List<String> customers =
        handle
            .select("select distinct customer_id from phones where phone = ?", phone)
            .mapTo(String.class)
            .list();
    List<Change> found = new ArrayList<>(ofCustomers(customers));
    found.sort(Comparator.comparingLong(Change::number));
    return found.size() > most ? List.copyOf(found.subList(0, most)) : found;
  }

  /** All about these customers: they themselves, then their tickets, then their contacts. */
  List<Change> ofCustomers(List<String> ids) {
    List<Change> found = new ArrayList<>(things(ChangeKind.CUSTOMER, ids));
    found.addAll(things(ChangeKind.TICKET, owned("tickets", ids)));
    found.addAll(things(ChangeKind.CONTACT, owned("contacts", ids)));
    return found;
  }

  private List<String> owned(String table, List<String> customers) {
    List<String> ids = new ArrayList<>();
    for (List<String> some : slices(customers)) {
      ids.addAll(
          handle
              .select(
                  "select id from " + table + " where customer_id in (" + marks(some, "?") + ")",
                  some.toArray())
              .mapTo(String.class)
              .list());
    }
    return ids;
  }

  /** By the whole primary key: of a kind and a list of ids H2 would use the kind alone. */
  private List<Change> things(ChangeKind kind, List<String> ids) {
    List<Change> found = new ArrayList<>();
    String key = "('" + Feed.nameOf(kind) + "', ?)";
    for (List<String> some : slices(ids)) {
      found.addAll(changes(COLUMNS + "(kind, id) in (" + marks(some, key) + ")", some.toArray()));
    }
    return found;
  }

  private static List<List<String>> slices(List<String> ids) {
    List<List<String>> slices = new ArrayList<>();
    for (int from = 0; from < ids.size(); from += IDS_AT_ONCE_MAX) {
      slices.add(ids.subList(from, Math.min(ids.size(), from + IDS_AT_ONCE_MAX)));
    }
    return List.copyOf(slices);
  }

  private static String marks(List<String> values, String mark) {
    return String.join(", ", Collections.nCopies(values.size(), mark));
  }

  private List<Change> changes(String sql, Object... values) {
    return rows(
        sql,
        row ->
            new Change(
                row.getLong(1), kindOf(row.getString(2)), row.getString(3), tree(row.getString(4))),
        values);
  }

  /** How a row is read. */
  @FunctionalInterface
  private interface Reading<T> {
    T of(ResultSet row) throws SQLException;
  }

  /** Straight from the driver: a page has hundreds of rows. */
  private <T> List<T> rows(String sql, Reading<T> reading, Object... values) {
    try (PreparedStatement statement = handle.getConnection().prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      try (ResultSet result = statement.executeQuery()) {
        List<T> rows = new ArrayList<>();
        while (result.next()) {
          rows.add(reading.of(result));
        }
        return rows;
      }
    } catch (SQLException e) {
      throw new IllegalStateException("the feed could not be read: " + sql, e);
    }
  }

  /** Goes to the wire as it is: nobody here looks into it. */
  private static @Nullable JsonNode tree(@Nullable String body) {
    return body == null ? null : new POJONode(new RawValue(body));
  }

  private static ChangeKind kindOf(String name) {
    return ChangeKind.valueOf(name.toUpperCase(Locale.ROOT));
  }
}
