package org.seatline.app.customer;

import java.time.InstantSource;
import java.util.Comparator;
import java.util.UUID;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import org.seatline.app.session.Seat;
import org.seatline.app.session.Watched;
import org.seatline.protocol.ContactRecord;
import org.seatline.protocol.CustomerRecord;
import org.seatline.protocol.Mutation;

/**
 * The record that is open: the customer with tickets and contacts, and the note that an agent adds.
 * Lives on the thread of {@link CustomerViewModel}.
 */
public final class OpenRecord {
  private static final int TICKETS_MAX = 50;
  private static final int CONTACTS_MAX = 30;
  private static final int NOTE_MAX_CHARS = 2_000;
  private static final Comparator<TicketLine> URGENT_FIRST =
      Comparator.comparing((TicketLine line) -> !line.isOpen())
          .thenComparing(line -> line.ticket().dueAtMs() == null)
          .thenComparing(
              line -> {
                Long due = line.ticket().dueAtMs();
                return line.isOpen() && due != null ? due : -line.ticket().createdAtMs();
              });

  private final Seat seat;
  private final InstantSource clock;
  private final ReadOnlyObjectWrapper<@Nullable CustomerRecord> customer =
      new ReadOnlyObjectWrapper<>();
  private final ObservableList<TicketLine> tickets = FXCollections.observableArrayList();
  private final ObservableList<ContactRecord> contacts = FXCollections.observableArrayList();
  private final ReadOnlyStringWrapper noteSaved = new ReadOnlyStringWrapper("");
  private final TicketChoice ticketChoice = new TicketChoice();

  OpenRecord(Seat seat, InstantSource clock) {
    this.seat = seat;
    this.clock = clock;
  }

  /** Whose record it is, or null while none is open. */
  ReadOnlyObjectProperty<@Nullable CustomerRecord> customerProperty() {
    return customer.getReadOnlyProperty();
  }

  /** The customer's tickets: overdue and due ones first, then open ones, then the rest. */
  public ObservableList<TicketLine> tickets() {
    return tickets;
  }

  /** Opens the customer's tickets to be changed. */
  public TicketChoice ticketChoice() {
    return ticketChoice;
  }

  /** Opens the next of the customer's open tickets; false when there is none. */
  public boolean openNextTicket() {
    return customer.get() != null && ticketChoice.next(tickets);
  }

  /** The customer's contacts, newest first. */
  public ObservableList<ContactRecord> contacts() {
    return contacts;
  }

  /** The note that was stored last for this customer, empty when there is none. */
  public ReadOnlyStringProperty noteSavedProperty() {
    return noteSaved.getReadOnlyProperty();
  }

  /** Opens another record, or none. */
  void show(@Nullable CustomerRecord next) {
    tickets.clear();
    contacts.clear();
    noteSaved.set("");
    ticketChoice.reset();
    customer.set(next);
    refresh();
  }

  /** Reads the customer's tickets and contacts again. */
  public void refresh() {
    CustomerRecord shown = customer.get();
    if (shown == null) {
      return;
    }
    Watched.take(
        "read a customer's tickets",
        seat.desk().ticketsOf(shown.id(), TICKETS_MAX),
        records -> {
          if (shown.equals(customer.get())) {
            tickets.setAll(
                records.stream()
                    .map(ticket -> TicketLine.of(ticket, clock.millis()))
                    .sorted(URGENT_FIRST)
                    .toList());
          }
        });
    Watched.take(
        "read a customer's contacts",
        seat.desk().contactsOf(shown.id(), CONTACTS_MAX),
        records -> {
          if (shown.equals(customer.get())) {
            contacts.setAll(records);
          }
        });
  }

  /** Adds a note to the customer; it is on disk when the note saved last shows it. */
  public void addNote(String text) {
    CustomerRecord shown = customer.get();
    String note = text.strip();
    if (shown == null || note.isEmpty()) {
      return;
    }
    String kept = note.length() > NOTE_MAX_CHARS ? note.substring(0, NOTE_MAX_CHARS) : note;
    Watched.take(
        "keep a note",
        seat.desk()
            .submit(
                new Mutation.NoteAdded(
                    UUID.randomUUID().toString(), shown.id(), kept, clock.millis())),
        done -> noteSaved.set(kept));
  }
}
