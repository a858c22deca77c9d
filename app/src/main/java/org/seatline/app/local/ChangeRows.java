package org.seatline.app.local;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.seatline.protocol.Change;
import org.seatline.protocol.ChangeKind;
import org.seatline.protocol.ContactRecord;
import org.seatline.protocol.CustomerRecord;
import org.seatline.protocol.FeedPageReader;
import org.seatline.protocol.TicketRecord;

/**
 * Changes as they are stored. Made by whoever brings a page, so that the store's thread has only
 * the database to wait for. A page has each thing at most once: kinds may be written one after the
 * other.
 */
record ChangeRows(
    List<CustomerTable.Row> customers,
    List<RecordTable.Row> tickets,
    List<RecordTable.Row> contacts,
    List<Document> documents,
    List<Change> gone) {

  /** A document. */
  record Document(String kind, String id, String body) {}

  static ChangeRows of(List<Change> changes) {
    ChangeRows rows =
        new ChangeRows(
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>());
    changes.forEach(rows::add);
    return rows;
  }

  private void add(Change change) {
    JsonNode body = change.body();
    if (body == null) {
      gone.add(change);
      return;
    }
    String text = FeedPageReader.text(body);
    switch (change.kind()) {
      case CUSTOMER ->
          customers.add(CustomerTable.Row.of(Json.read(text, CustomerRecord.class), text));
      case TICKET -> tickets.add(RecordTable.Row.of(Json.read(text, TicketRecord.class), text));
      case CONTACT -> contacts.add(RecordTable.Row.of(Json.read(text, ContactRecord.class), text));
      case SCRIPT, FORM, ARTICLE, DRILL, TEXTS ->
          documents.add(new Document(kind(change.kind()), change.id(), text));
    }
  }

  /** How a kind of document is named in its table. */
  static String kind(ChangeKind kind) {
    return switch (kind) {
      case SCRIPT -> DocumentTable.SCRIPT;
      case FORM -> DocumentTable.FORM;
      case ARTICLE -> DocumentTable.ARTICLE;
      case DRILL -> DocumentTable.DRILL;
      case TEXTS -> DocumentTable.TEXTS;
      case CUSTOMER, TICKET, CONTACT -> throw new IllegalArgumentException("no document");
    };
  }
}
