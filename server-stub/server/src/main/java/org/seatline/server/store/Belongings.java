package org.seatline.server.store;

import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.seatline.protocol.ChangeKind;
import org.seatline.protocol.ContactRecord;
import org.seatline.protocol.EarlierRecords;
import org.seatline.protocol.MalformedMessageException;
import org.seatline.protocol.TicketRecord;
import org.seatline.protocol.Wire;

/** Tickets and contacts as what belongs to a customer. */
public final class Belongings {
  private final Handle handle;
  private final Feed feed;

  Belongings(Handle handle, Feed feed) {
    this.handle = handle;
    this.feed = feed;
  }

  /** Ids of a customer's tickets. */
  public List<String> tickets(String customerId) {
    return ids("tickets", customerId);
  }

  /** Ids of a customer's contacts. */
  public List<String> contacts(String customerId) {
    return ids("contacts", customerId);
  }

  private List<String> ids(String table, String customerId) {
    return handle
        .select("select id from " + table + " where customer_id = ? order by id", customerId)
        .mapTo(String.class)
        .list();
  }

  /** These tickets are another customer's from now on; every seat hears of it. */
  public void moveTickets(List<String> ids, String toCustomer) {
    List<Feed.Item> items = new ArrayList<>();
    for (String id : ids) {
      handle.execute("update tickets set customer_id = ? where id = ?", toCustomer, id);
      feed.body(ChangeKind.TICKET, id)
          .map(body -> read(body, TicketRecord.class).of(toCustomer))
          .ifPresent(ticket -> items.add(Feed.Item.of(ChangeKind.TICKET, id, ticket)));
    }
    feed.put(items);
  }

  /** These contacts were another customer's; every seat hears of it. */
  public void moveContacts(List<String> ids, String toCustomer) {
    List<Feed.Item> items = new ArrayList<>();
    for (String id : ids) {
      handle.execute("update contacts set customer_id = ? where id = ?", toCustomer, id);
      feed.body(ChangeKind.CONTACT, id)
          .map(body -> read(body, ContactRecord.class).of(toCustomer))
          .ifPresent(contact -> items.add(Feed.Item.of(ChangeKind.CONTACT, id, contact)));
    }
    feed.put(items);
  }

  /** What is older than a moment, latest first, at most so many of each. */
  public EarlierRecords earlier(String customerId, long beforeMs, int most) {
    List<String> tickets = bodies("ticket", "tickets", "created_ms", customerId, beforeMs, most);
    List<String> contacts = bodies("contact", "contacts", "started_ms", customerId, beforeMs, most);
    boolean more = tickets.size() > most || contacts.size() > most;
    return new EarlierRecords(
        tickets.stream().limit(most).map(body -> read(body, TicketRecord.class)).toList(),
        contacts.stream().limit(most).map(body -> read(body, ContactRecord.class)).toList(),
        more);
  }

  /** One more than was asked for tells that there is more. */
  private List<String> bodies(
      String kind, String table, String column, String customerId, long beforeMs, int most) {
    return handle
        .select(
            "select f.body from "
                + table
                + " t join feed f on f.kind = '"
                + kind
                + "' and f.id = t.id where t.customer_id = ? and t."
                + column
                + " < ? and f.body is not null order by t."
                + column
                + " desc, t.id fetch first "
                + (most + 1)
                + " rows only",
            customerId,
            beforeMs)
        .mapTo(String.class)
        .list();
  }

  private static <T> T read(String body, Class<T> type) {
    try {
      return Wire.decode(body, type);
    } catch (MalformedMessageException e) {
      throw new IllegalStateException("what is stored cannot be read", e);
    }
  }
}
