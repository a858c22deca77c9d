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
  private static final int TICKETS_MAX = 300;
  private static final int CONTACTS_MAX = 300;
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
  private final TimeLine timeLine;
  private final RecordingPlayer player;
  private final RecordEdit edit;
  private final RecordHistory history;
  private final RecordMerge merge;

  OpenRecord(Seat seat, InstantSource clock) {
    this.seat = seat;
    this.clock = clock;
    this.timeLine = new TimeLine(seat, clock);
    this.player = new RecordingPlayer(seat);
    this.edit = new RecordEdit(seat, clock, id -> refresh());
    this.history = new RecordHistory(seat, clock);
    this.merge = new RecordMerge(seat, clock);
  }

  /** Calls, closed tickets and notes, as far back as somebody wants to look. */
  public TimeLine timeLine() {
    return timeLine;
  }

  /** Plays recordings of earlier calls. */
  public RecordingPlayer player() {
    return player;
  }

  /** The record while somebody changes it. */
  public RecordEdit edit() {
    return edit;
  }

  /** Who changed the record. */
  public RecordHistory history() {
    return history;
  }

  /** Makes one of this record and another one of the same customer. */
  public RecordMerge merge() {
    return merge;
  }

  /** Compares the record with another one; nothing where that is not allowed. */
  public void beginMerge() {
    CustomerRecord shown = customer.get();
    if (shown != null) {
      merge.begin(shown);
    }
  }

  /** Looks whether the server has done what was asked of it; about once a second. */
  void tick() {
    merge.sent().tick(this::refresh);
  }

  /** Begins to change the record; nothing where that is not allowed. */
  public void beginEdit() {
    CustomerRecord shown = customer.get();
    if (shown != null && edit.allowed()) {
      edit.begin(shown);
    }
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

  /** Leaves a change, the history, or what is heard; false when there is none of them. */
  boolean leave() {
    boolean any =
        edit.beforeProperty().get() != null
            || history.pageProperty().get() != null
            || player.hearingProperty().get() != null;
    edit.leave();
    history.close();
    player.close();
    return any;
  }

  /** Opens another record, or none. */
  void show(@Nullable CustomerRecord next) {
    tickets.clear();
    contacts.clear();
    noteSaved.set("");
    ticketChoice.reset();
    player.close();
    edit.leave();
    history.close();
    timeLine.show(next == null ? "" : next.id());
    customer.set(next);
    merge.show(next);
    refresh();
  }

  /** Reads the record, the customer's tickets and contacts again. */
  public void refresh() {
    CustomerRecord shown = customer.get();
    if (shown == null) {
      return;
    }
    Watched.take(
        "read a customer again",
        seat.desk().customer(shown.id()),
        found -> {
          if (shown.equals(customer.get()) && found.isPresent() && !found.get().equals(shown)) {
            customer.set(found.get());
            if (!found.get().id().equals(shown.id())) {
              merge.show(found.get());
            }
            readBelongings(found.get());
          }
        });
    readBelongings(shown);
  }

  private void readBelongings(CustomerRecord shown) {
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
            timeLine.tickets(records);
          }
        });
    Watched.take(
        "read a customer's contacts",
        seat.desk().contactsOf(shown.id(), CONTACTS_MAX),
        records -> {
          if (shown.equals(customer.get())) {
            contacts.setAll(records);
            timeLine.contacts(records);
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
