package org.seatline.app.local;

import com.fasterxml.jackson.databind.JsonNode;
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
          page.changes().forEach(this::apply);
          Meta.put(tx, Meta.EPOCH, page.epoch());
          Meta.put(tx, Meta.AFTER_CHANGE, Long.toString(page.upTo()));
        });
    return point();
  }

  private void apply(Change change) {
    JsonNode body = change.body();
    String id = change.id();
    switch (change.kind()) {
      case CUSTOMER -> {
        if (body == null) {
          customers.remove(id);
        } else {
          customers.put(Json.convert(body, CustomerRecord.class));
        }
      }
      case TICKET -> {
        if (body == null) {
          records.removeTicket(id);
        } else {
          records.put(Json.convert(body, TicketRecord.class), true);
        }
      }
      case CONTACT -> {
        if (body == null) {
          records.removeContact(id);
        } else {
          records.put(Json.convert(body, ContactRecord.class));
        }
      }
      case SCRIPT -> document(DocumentTable.SCRIPT, change);
      case FORM -> document(DocumentTable.FORM, change);
      case ARTICLE -> document(DocumentTable.ARTICLE, change);
      case DRILL -> document(DocumentTable.DRILL, change);
    }
  }

  private void document(String kind, Change change) {
    JsonNode body = change.body();
    if (body == null) {
      documents.remove(kind, change.id());
    } else {
      documents.put(kind, change.id(), body);
    }
  }
}
