package org.seatline.installer.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.seatline.installer.demo.CentreFolder;
import org.seatline.protocol.ChangeKind;
import org.seatline.protocol.ContactRecord;
import org.seatline.protocol.CustomerRecord;
import org.seatline.protocol.TicketRecord;
import org.seatline.server.store.DatabaseSettings;
import org.seatline.server.store.Feed;
import org.seatline.server.store.Store;
import org.seatline.server.store.StoreException;

/** The sample centre's server with a crowd of customers more. */
final class CrowdServer {
  private static final int ROWS_AT_ONCE = 2_000;

  private static final String FILLING = "WRITE_DELAY=2000;CACHE_SIZE=131072";

  /** As the migrations have them. */
  private static final Map<String, String> UNORDERED =
      Map.of(
          "phones_phone", "phones (phone)",
          "tickets_customer", "tickets (customer_id)",
          "contacts_customer", "contacts (customer_id)");

  private CrowdServer() {}

  /** Starts it; what an earlier run left in the folder is used again. */
  static LoadServer start(Path folder, CrowdRecords crowd) throws IOException {
    Path config = folder.resolve("config");
    if (!Files.exists(config)) {
      CentreFolder _ = CentreFolder.copy(config);
    }
    return start(folder, config, crowd);
  }

  /** The same for another centre than the sample's. */
  static LoadServer start(Path folder, Path config, CrowdRecords crowd) throws IOException {
    Path marker = folder.resolve("crowd-of-" + crowd.customers());
    if (!Files.exists(marker)) {
      LoadServer.start(folder, config).close();
      fill(folder.resolve("data"), crowd);
      Files.createFile(marker);
    }
    return LoadServer.start(folder, config);
  }

  /**
   * Fills it as a restored database would be filled: nothing is forced to the disk in between, and
   * the indexes that get their entries in no order are made at the end.
   */
  private static void fill(Path data, CrowdRecords crowd) throws IOException {
    DatabaseSettings usual = DatabaseSettings.embedded(data);
    String url = usual.jdbcUrl().replace("WRITE_DELAY=0", FILLING);
    try (Connection indexes = DriverManager.getConnection(url, usual.user(), usual.password())) {
      for (String index : UNORDERED.keySet()) {
        execute(indexes, "drop index " + index);
      }
      fill(new DatabaseSettings(url, usual.user(), usual.password(), 1), crowd);
      for (Map.Entry<String, String> index : UNORDERED.entrySet()) {
        execute(indexes, "create index " + index.getKey() + " on " + index.getValue());
      }
      execute(indexes, "checkpoint sync");
    } catch (SQLException e) {
      throw new IOException("the server's indexes cannot be made", e);
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static void fill(DatabaseSettings settings, CrowdRecords crowd) throws IOException {
    try (Store store = Store.open(settings)) {
      for (int from = 0; from < crowd.customers(); from += ROWS_AT_ONCE) {
        int end = Math.min(crowd.customers(), from + ROWS_AT_ONCE);
        putCustomers(store, crowd, from, end);
      }
      for (int from = 0; from < crowd.tickets(); from += ROWS_AT_ONCE) {
        putTickets(store, crowd, from, Math.min(crowd.tickets(), from + ROWS_AT_ONCE));
      }
      for (int from = 0; from < crowd.contacts(); from += ROWS_AT_ONCE) {
        putContacts(store, crowd, from, Math.min(crowd.contacts(), from + ROWS_AT_ONCE));
      }
    } catch (StoreException e) {
      throw new IOException("the server's database cannot be filled", e);
    }
  }

  private static void putCustomers(Store store, CrowdRecords crowd, int from, int end) {
    List<CustomerRecord> customers = new ArrayList<>();
    List<Feed.Item> items = new ArrayList<>();
    for (int i = from; i < end; i++) {
      CustomerRecord customer = crowd.customer(i);
      customers.add(customer);
      items.add(Feed.Item.of(ChangeKind.CUSTOMER, customer.id(), customer));
    }
    store.useTransaction(
        tx -> {
          tx.customers().insert(customers);
          tx.feed().put(items);
        });
  }

  private static void putTickets(Store store, CrowdRecords crowd, int from, int end) {
    List<TicketRecord> tickets = new ArrayList<>();
    List<Feed.Item> items = new ArrayList<>();
    for (int i = from; i < end; i++) {
      TicketRecord ticket = crowd.ticket(i);
      tickets.add(ticket);
      items.add(Feed.Item.of(ChangeKind.TICKET, ticket.id(), ticket));
    }
    store.useTransaction(
        tx -> {
          tx.tickets().put(tickets, 1);
          tx.feed().put(items);
        });
  }

  private static void putContacts(Store store, CrowdRecords crowd, int from, int end) {
    List<ContactRecord> contacts = new ArrayList<>();
    List<Feed.Item> items = new ArrayList<>();
    for (int i = from; i < end; i++) {
      ContactRecord contact = crowd.contact(i);
      contacts.add(contact);
      items.add(Feed.Item.of(ChangeKind.CONTACT, contact.id(), contact));
    }
    store.useTransaction(
        tx -> {
          tx.contacts().put(contacts, null);
          tx.feed().put(items);
        });
  }
}
