package org.seatline.server.store;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.seatline.protocol.CustomerRecord;

/** Customers with their phones, meters and bills. */
public final class Customers {
  /** So many merges may follow one another until an id is at its end. */
  private static final int MERGES_MAX = 50;

  private final Handle handle;

  Customers(Handle handle) {
    this.handle = handle;
  }

  /** The preferred language by phone number, where all customers who have the number share one. */
  public Map<String, String> languagesByPhone() {
    Map<String, String> languages = new HashMap<>();
    handle
        .select(
            "select p.phone, min(c.language) from customers c"
                + " join phones p on p.customer_id = c.id"
                + " group by p.phone having count(distinct c.language) = 1")
        .map((rs, ctx) -> Map.entry(rs.getString(1), rs.getString(2)))
        .forEach(entry -> languages.put(entry.getKey(), entry.getValue()));
    return languages;
  }

  /** Whether there is one with this id. */
  public boolean exists(String id) {
    return handle
        .select("select 1 from customers where id = ?", id)
        .mapTo(Integer.class)
        .findOne()
        .isPresent();
  }

  /** The record that an id stands for now: of one that was merged, the one that was kept. */
  public Optional<String> resolve(String id) {
    String at = id;
    for (int hop = 0; hop < MERGES_MAX; hop++) {
      Optional<Optional<String>> next = mergedInto(at);
      if (next.isEmpty()) {
        return Optional.empty();
      }
      if (next.get().isEmpty()) {
        return Optional.of(at);
      }
      at = next.get().get();
    }
    return Optional.empty();
  }

  private Optional<Optional<String>> mergedInto(String id) {
    return handle
        .select("select merged_into from customers where id = ?", id)
        .map((rs, ctx) -> Optional.ofNullable(rs.getString(1)))
        .findOne();
  }

  /** Stores a customer, in place of the one with the same id. */
  public void put(CustomerRecord customer) {
    delete(List.of(customer.id()));
    insert(List.of(customer));
  }

  /** Whether there are any. */
  public boolean any() {
    return handle
        .select("select 1 from customers fetch first 1 rows only")
        .mapTo(Integer.class)
        .findOne()
        .isPresent();
  }

  /** Deletes those with these ids and all that belongs to them. */
  public void delete(Collection<String> ids) {
    if (ids.isEmpty()) {
      return;
    }
    for (String sql :
        new String[] {
          "delete from customers where id = ?",
          "delete from phones where customer_id = ?",
          "delete from meters where customer_id = ?",
          "delete from bills where customer_id = ?"
        }) {
      Batch batch = Batch.of(handle, sql);
      ids.forEach(batch::add);
      batch.execute();
    }
  }

  /** Inserts customers whose ids are not there. */
  public void insert(Collection<CustomerRecord> customers) {
    if (customers.isEmpty()) {
      return;
    }
    insertCustomers(customers);
    insertPhones(customers);
    insertMeters(customers);
    insertBills(customers);
  }

  private void insertCustomers(Collection<CustomerRecord> customers) {
    Batch batch =
        Batch.of(
            handle,
            "insert into customers (id, name_en, name_zh, address_en, address_zh, language, flags,"
                + " merged_into) values (?, ?, ?, ?, ?, ?, ?, ?)");
    for (CustomerRecord c : customers) {
      batch.add(
          c.id(),
          c.name().en(),
          c.name().zh(),
          c.address().en(),
          c.address().zh(),
          c.language(),
          String.join(",", c.flags()),
          c.mergedInto());
    }
    batch.execute();
  }

  private void insertPhones(Collection<CustomerRecord> customers) {
    Batch batch = Batch.of(handle, "insert into phones (customer_id, phone) values (?, ?)");
    customers.forEach(c -> c.phones().stream().distinct().forEach(p -> batch.add(c.id(), p)));
    batch.execute();
  }

  private void insertMeters(Collection<CustomerRecord> customers) {
    Batch batch =
        Batch.of(
            handle,
            "insert into meters (number, customer_id, place_en, place_zh, tariff)"
                + " values (?, ?, ?, ?, ?)");
    for (CustomerRecord c : customers) {
      for (CustomerRecord.Meter m : c.meters()) {
        batch.add(m.number(), c.id(), m.place().en(), m.place().zh(), m.tariff());
      }
    }
    batch.execute();
  }

  private void insertBills(Collection<CustomerRecord> customers) {
    Batch batch =
        Batch.of(
            handle,
            "insert into bills (id, customer_id, meter_number, bill_month, kwh, amount, paid)"
                + " values (?, ?, ?, ?, ?, ?, ?)");
    for (CustomerRecord c : customers) {
      for (CustomerRecord.Bill b : c.bills()) {
        batch.add(
            b.id(),
            c.id(),
            b.meterNumber(),
            b.month(),
            b.kwh(),
            new java.math.BigDecimal(b.amount()),
            b.paid());
      }
    }
    batch.execute();
  }
}
