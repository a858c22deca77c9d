package org.seatline.app.local;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import org.jdbi.v3.core.Handle;
import org.seatline.app.session.DialTarget;
import org.seatline.protocol.CustomerRecord;

/** Customers and their phone numbers. */
final class CustomerTable {
  private static final int DIGITS_SEARCH_MIN = 3;
  private static final int MATCHES_RANKED_MAX = 500;

  private final Handle handle;
  private final PhoneNumbers numbers;

  /** What this number is when it is dialled. */
  Optional<DialTarget> dialTarget(String written) {
    return numbers.dialTarget(written);
  }

  CustomerTable(Handle handle, PhoneNumbers numbers) {
    this.handle = handle;
    this.numbers = numbers;
  }

  void put(List<CustomerRecord> customers) {
    var records =
        new Rows(handle, "merge into customers (id, search, body) key (id) values (?, ?, ?)");
    var oldPhones = new Rows(handle, "delete from phones where customer_id = ?");
    var phones = new Rows(handle, "insert into phones (number, customer_id) values (?, ?)");
    for (CustomerRecord customer : customers) {
      records.add(customer.id(), searchText(customer), Json.text(customer));
      oldPhones.add(customer.id());
      Set.copyOf(customer.phones()).forEach(phone -> phones.add(phone, customer.id()));
    }
    records.execute();
    oldPhones.execute();
    phones.execute();
  }

  void remove(String id) {
    handle.execute("delete from customers where id = ?", id);
    handle.execute("delete from phones where customer_id = ?", id);
  }

  void clear() {
    handle.execute("delete from customers");
    handle.execute("delete from phones");
  }

  private static String searchText(CustomerRecord customer) {
    StringJoiner text = new StringJoiner("\n");
    text.add(customer.name().en()).add(customer.name().zh());
    customer.meters().forEach(meter -> text.add(meter.number()));
    text.add(customer.address().en()).add(customer.address().zh());
    return text.toString().toLowerCase(Locale.ROOT);
  }

  /** Customers with this number; every one when several share it. */
  List<CustomerRecord> byNumber(String number) {
    for (String candidate : numbers.candidates(number)) {
      List<CustomerRecord> found =
          handle
              .select(
                  "select c.body from phones p join customers c on c.id = p.customer_id"
                      + " where p.number = ? order by c.id",
                  candidate)
              .mapTo(String.class)
              .map(body -> Json.read(body, CustomerRecord.class))
              .list();
      if (!found.isEmpty()) {
        return found;
      }
    }
    return List.of();
  }

  /** Best first: the whole number, then a name that begins so, then a meter, then the rest. */
  List<CustomerRecord> search(String written, int limit) {
    String text = written.strip().toLowerCase(Locale.ROOT);
    if (text.isEmpty() || limit <= 0) {
      return List.of();
    }
    Map<String, CustomerRecord> found = new LinkedHashMap<>();
    byNumber(written).forEach(customer -> found.put(customer.id(), customer));
    String digits = PhoneNumbers.dialable(written).replace("+", "");
    if (digits.length() >= DIGITS_SEARCH_MIN) {
      add(
          found,
          "select distinct c.id, c.body from phones p join customers c on c.id = p.customer_id"
              + " where p.number like ? order by c.id limit ?",
          "%" + digits + "%",
          limit);
    }
    for (Ranked match : ranked(text)) {
      found.putIfAbsent(match.customer.id(), match.customer);
    }
    return found.values().stream().limit(limit).toList();
  }

  private record Ranked(int rank, CustomerRecord customer) {}

  private List<Ranked> ranked(String text) {
    String[] words = text.split("\\s+");
    StringJoiner where = new StringJoiner(" and ");
    List<Object> values = new ArrayList<>();
    for (String word : words) {
      where.add("search like ? escape '!'");
      values.add("%" + escaped(word) + "%");
    }
    values.add(MATCHES_RANKED_MAX);
    return handle
        .select(
            "select body from customers where " + where + " order by id limit ?", values.toArray())
        .mapTo(String.class)
        .map(body -> Json.read(body, CustomerRecord.class))
        .map(customer -> new Ranked(rank(customer, text), customer))
        .list()
        .stream()
        .sorted(java.util.Comparator.comparingInt(Ranked::rank))
        .toList();
  }

  private static int rank(CustomerRecord customer, String text) {
    String en = customer.name().en().toLowerCase(Locale.ROOT);
    if (en.equals(text) || customer.name().zh().equals(text)) {
      return 0;
    }
    if (en.startsWith(text) || customer.name().zh().startsWith(text)) {
      return 1;
    }
    return customer.meters().stream().anyMatch(m -> m.number().contains(text)) ? 2 : 3;
  }

  private void add(Map<String, CustomerRecord> found, String sql, String pattern, int limit) {
    handle
        .select(sql, pattern, limit)
        .map((row, context) -> Json.read(row.getString(2), CustomerRecord.class))
        .list()
        .forEach(customer -> found.putIfAbsent(customer.id(), customer));
  }

  static String escaped(String word) {
    return word.replace("!", "!!").replace("%", "!%").replace("_", "!_");
  }
}
