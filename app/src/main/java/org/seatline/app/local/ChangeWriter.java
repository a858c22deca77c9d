package org.seatline.app.local;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.seatline.app.session.SeatStore.SyncPoint;
import org.seatline.protocol.Change;
import org.seatline.protocol.ChangePage;
import org.seatline.protocol.ContactRecord;
import org.seatline.protocol.CustomerRecord;
import org.seatline.protocol.TicketRecord;

/** Writes pages of the change feed into the copy, each page in one transaction. */
final class ChangeWriter {
  private final Handle handle;
  private final CustomerTable customers;
  private final RecordTable records;
  private final DocumentTable documents;

  ChangeWriter(
      Handle handle, CustomerTable customers, RecordTable records, DocumentTable documents) {
    this.handle = handle;
    this.customers = customers;
    this.records = records;
    this.documents = documents;
  }

  SyncPoint point() {
    return new SyncPoint(
        Meta.get(handle, Meta.EPOCH).orElse(""), Meta.number(handle, Meta.AFTER_CHANGE, 0));
  }

  /** Whether this page begins another epoch than the copy's. */
  boolean startsOver(ChangePage page) {
    String epoch = point().epoch();
    return !epoch.isEmpty() && !epoch.equals(page.epoch());
  }

  SyncPoint apply(ChangePage page) {
    boolean startsOver = startsOver(page);
    handle.useTransaction(
        tx -> {
          if (startsOver) {
            customers.clear();
            records.clear();
            documents.clear();
          }
          write(page.changes());
          Meta.put(tx, Meta.EPOCH, page.epoch());
          Meta.put(tx, Meta.AFTER_CHANGE, Long.toString(page.upTo()));
        });
    return point();
  }

  /** Stores things out of their turn; the copy's point stays where it is. */
  void applyAhead(ChangePage page) {
    if (page.epoch().equals(point().epoch())) {
      handle.useTransaction(tx -> write(page.changes()));
    }
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
