package org.seatline.app.ticket;

import java.util.ArrayList;
import java.util.List;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import org.seatline.protocol.CustomerRecord;

/** Whose ticket it is: the record on the screen, or else whom the draft was begun for. */
final class TicketOwner {
  private final ObservableList<CustomerRecord.Meter> meters = FXCollections.observableArrayList();
  private @Nullable CustomerRecord record;
  private @Nullable String begunFor;
  private String callerNumber = "";

  /** The customer's meters, to choose from. */
  ObservableList<CustomerRecord.Meter> meters() {
    return meters;
  }

  /** The record on the screen, or null. */
  @Nullable CustomerRecord record() {
    return record;
  }

  /** The customer's id, or null while nobody is known. */
  @Nullable String id() {
    return record == null ? begunFor : record.id();
  }

  /** The record on the screen, and who calls. */
  void show(@Nullable CustomerRecord next, String number) {
    record = next;
    callerNumber = number;
    meters.setAll(next == null ? List.of() : next.meters());
  }

  /** Whose the ticket on the screen is, to be put back later. */
  OpenTicket.Owner lift() {
    return new OpenTicket.Owner(record, begunFor, callerNumber);
  }

  /** Another ticket comes to the screen. */
  void put(OpenTicket.Owner next) {
    show(next.record(), next.callerNumber());
    begunFor = next.begunFor();
  }

  /** The caller's number, else the first of the customer's; empty for none. */
  String phone() {
    CustomerRecord known = record;
    if (!callerNumber.isEmpty() || known == null || known.phones().isEmpty()) {
      return callerNumber;
    }
    return known.phones().getFirst();
  }

  /** Every number of whoever it is for. */
  List<String> phones() {
    List<String> all = new ArrayList<>(record == null ? List.of() : record.phones());
    all.add(callerNumber);
    return List.copyOf(all);
  }

  /** Keeps the owner for when the record leaves the screen. */
  void keep() {
    begunFor = id();
  }

  /** Fills what the record knows into fields that nobody else has filled. */
  void prefill(TicketFields fields) {
    fields.prefill(record, callerNumber);
  }
}
