package org.seatline.app.local;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.seatline.app.sync.FeedCopy;
import org.seatline.app.sync.FeedCore.Point;
import org.seatline.protocol.Change;
import org.seatline.protocol.ChangeShelf;
import org.seatline.protocol.ContactRecord;
import org.seatline.protocol.CustomerRecord;
import org.seatline.protocol.FeedPage;
import org.seatline.protocol.TicketRecord;

/** Writes pages of the change feed into the copy. */
final class ChangeWriter {
  private final SyncBooks books;
  private final CustomerTable customers;
  private final RecordTable records;
  private final DocumentTable documents;

  ChangeWriter(
      SyncBooks books, CustomerTable customers, RecordTable records, DocumentTable documents) {
    this.books = books;
    this.customers = customers;
    this.records = records;
    this.documents = documents;
  }

  /**
   * Stores a page with the points, in the caller's transaction; what the server has forgotten is
   * the caller's to deal with.
   */
  void apply(ChangeShelf shelf, FeedPage page) {
    Map<ChangeShelf, Point> points = FeedCopy.points(books.points(), shelf, page);
    if (FeedCopy.begins(page)) {
      drop(shelf);
    }
    write(page.changes());
    books.putPoints(points);
  }

  /** Stores things out of their turn, in the caller's transaction. */
  void applyAhead(FeedPage page) {
    write(FeedCopy.news(books.points(), page));
  }

  /** Drops the copy of a shelf, in the caller's transaction. */
  void drop(ChangeShelf shelf) {
    switch (shelf) {
      case DOCUMENTS -> {
        documents.clear(DocumentTable.SCRIPT);
        documents.clear(DocumentTable.FORM);
        documents.clear(DocumentTable.ARTICLE);
      }
      case DRILLS -> documents.clear(DocumentTable.DRILL);
      case RECORDS -> {
        customers.clear();
        records.clear();
      }
    }
    books.removePoint(shelf);
  }

  /** A page has each thing at most once, so that kinds may be written one after the other. */
  private void write(List<Change> changes) {
    List<CustomerRecord> customersNow = new ArrayList<>();
    List<TicketRecord> ticketsNow = new ArrayList<>();
    List<ContactRecord> contactsNow = new ArrayList<>();
    for (Change change : changes) {
      JsonNode body = change.body();
      if (body == null) {
        remove(change);
        continue;
      }
      switch (change.kind()) {
        case CUSTOMER -> customersNow.add(Json.convert(body, CustomerRecord.class));
        case TICKET -> ticketsNow.add(Json.convert(body, TicketRecord.class));
        case CONTACT -> contactsNow.add(Json.convert(body, ContactRecord.class));
        case SCRIPT, FORM, ARTICLE, DRILL -> documents.put(kind(change), change.id(), body);
      }
    }
    customers.put(customersNow);
    records.putTickets(ticketsNow, true);
    records.putContacts(contactsNow);
  }

  private void remove(Change change) {
    switch (change.kind()) {
      case CUSTOMER -> customers.remove(change.id());
      case TICKET -> records.removeTicket(change.id());
      case CONTACT -> records.removeContact(change.id());
      case SCRIPT, FORM, ARTICLE, DRILL -> documents.remove(kind(change), change.id());
    }
  }

  private static String kind(Change change) {
    return switch (change.kind()) {
      case SCRIPT -> DocumentTable.SCRIPT;
      case FORM -> DocumentTable.FORM;
      case ARTICLE -> DocumentTable.ARTICLE;
      case DRILL -> DocumentTable.DRILL;
      case CUSTOMER, TICKET, CONTACT -> throw new IllegalArgumentException("no document");
    };
  }
}
