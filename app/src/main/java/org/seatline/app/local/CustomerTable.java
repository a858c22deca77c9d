package org.seatline.app.local;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;
import org.seatline.app.session.DialTarget;
import org.seatline.protocol.CustomerRecord;

/** Customers and their phone numbers. On the store's thread. */
final class CustomerTable {
  /** So many merges may follow one another until an id is at its end. */
  private static final int MERGES_MAX = 50;

  private final Handle handle;
  private final PhoneNumbers numbers;
  private final RecordSets sets;

  CustomerTable(Handle handle, PhoneNumbers numbers, RecordSets sets) {
    this.handle = handle;
    this.numbers = numbers;
    this.sets = sets;
  }

  /**
   * A customer as it is stored.
   *
   * @param line of the {@link TextIndex}
   */
  record Row(String id, String body, String line, List<LinkTable.Link> links) {
    static Row of(CustomerRecord customer, String body) {
      return new Row(
          customer.id(),
          body,
          CustomerText.line(customer),
          Set.copyOf(customer.phones()).stream()
              .map(number -> LinkTable.Link.phone(number, customer.id()))
              .toList());
    }
  }

  void put(List<Row> customers) {
    if (customers.isEmpty()) {
      return;
    }
    RecordSet set = sets.writing();
    Rows rows =
        new Rows(
            handle,
            "merge into "
                + CopyTables.CUSTOMERS
                + set.number()
                + " (id, body) key (id) values (?, ?)");
    List<LinkTable.Link> links = new ArrayList<>();
    for (Row customer : customers) {
      rows.add(customer.id, customer.body);
      links.addAll(customer.links);
    }
    rows.execute();
    set.links().add(links);
    set.texts().add(customers.stream().map(Row::line).toList());
  }

  void remove(String id) {
    sets.remove(CopyTables.CUSTOMERS, id);
  }

  /** The customer that an id stands for: of one that was merged, the one that was kept. */
  Optional<CustomerRecord> find(String id) {
    Optional<CustomerRecord> found = stored(id);
    for (int hop = 0; hop < MERGES_MAX; hop++) {
      String next = found.map(CustomerRecord::mergedInto).orElse(null);
      if (next == null) {
        return found;
      }
      found = stored(next);
    }
    return Optional.empty();
  }

  private Optional<CustomerRecord> stored(String id) {
    return sets.body(CopyTables.CUSTOMERS, id).map(body -> Json.read(body, CustomerRecord.class));
  }

  /** What this number is when it is dialled. */
  Optional<DialTarget> dialTarget(String written) {
    return numbers.dialTarget(written);
  }

  /** Customers with this number; every one when several share it. */
  List<CustomerRecord> byNumber(String number) {
    for (String candidate : numbers.candidates(number)) {
      Set<String> ids = new TreeSet<>();
      String target = LinkTable.Link.phone(candidate, "").target();
      sets.reading().forEach(set -> ids.addAll(set.links().ids(target)));
      List<CustomerRecord> found =
          ids.stream()
              .flatMap(id -> find(id).stream())
              .filter(customer -> customer.phones().contains(candidate))
              .distinct()
              .toList();
      if (!found.isEmpty()) {
        return found;
      }
    }
    return List.of();
  }
}
