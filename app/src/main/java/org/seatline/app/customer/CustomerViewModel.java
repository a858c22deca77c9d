package org.seatline.app.customer;

import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import org.seatline.app.fx.Messages;
import org.seatline.app.session.Seat;
import org.seatline.app.session.SeatSnapshot;
import org.seatline.app.session.SeatSnapshot.LocalCopy;
import org.seatline.protocol.ContactRecord;
import org.seatline.protocol.CustomerRecord;
import org.seatline.protocol.Mutation;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who is on the line. The record opens with the offer of a call, from the local store, and stays
 * through the wrap-up.
 *
 * <p>Lives on one thread, the one that the seat's observers and futures arrive on.
 */
public final class CustomerViewModel {
  private static final Logger LOG = LoggerFactory.getLogger(CustomerViewModel.class);
  private static final int FOUND_MAX = 9;
  private static final int TICKETS_MAX = 50;
  private static final int CONTACTS_MAX = 30;
  private static final int NOTE_MAX_CHARS = 2_000;

  private final Seat seat;
  private final Messages messages;
  private final InstantSource clock;
  private final ReadOnlyObjectWrapper<Mode> mode = new ReadOnlyObjectWrapper<>(Mode.EMPTY);
  private final ReadOnlyStringWrapper callerNumber = new ReadOnlyStringWrapper("");
  private final ReadOnlyObjectWrapper<@Nullable CustomerRecord> selected =
      new ReadOnlyObjectWrapper<>();
  private final ReadOnlyIntegerWrapper loading = new ReadOnlyIntegerWrapper(-1);
  private final ReadOnlyBooleanWrapper searching = new ReadOnlyBooleanWrapper();
  private final ReadOnlyStringWrapper searchText = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper noteSaved = new ReadOnlyStringWrapper("");
  private final ObservableList<CustomerRecord> found = FXCollections.observableArrayList();
  private final ObservableList<CustomerRecord> candidates = FXCollections.observableArrayList();
  private final ObservableList<TicketLine> tickets = FXCollections.observableArrayList();
  private final ObservableList<ContactRecord> contacts = FXCollections.observableArrayList();
  private final TicketChoice ticketChoice = new TicketChoice();
  private String shownCallId = "";
  private int lookups;
  private int searches;
  private LocalCopy lookedIn = LocalCopy.COMPLETE;
  private boolean saidNew;

  /** What the pane shows. */
  public enum Mode {
    /** No call, nobody chosen. */
    EMPTY,
    /** A record. */
    RECORD,
    /** Several records have the caller's number: choose one. */
    CHOICE,
    /** Nobody has the caller's number. */
    UNKNOWN
  }

  /** Follows the seat from now on. */
  public CustomerViewModel(Seat seat, Messages messages) {
    this(seat, messages, InstantSource.system());
  }

  /** The same with a clock of its own. */
  public CustomerViewModel(Seat seat, Messages messages, InstantSource clock) {
    this.seat = seat;
    this.messages = messages;
    this.clock = clock;
    seat.observe(this::follow);
  }

  /** What the pane shows. */
  public ReadOnlyObjectProperty<Mode> modeProperty() {
    return mode.getReadOnlyProperty();
  }

  /** The caller's number, normalised or masked; empty when withheld or without a call. */
  public ReadOnlyStringProperty callerNumberProperty() {
    return callerNumber.getReadOnlyProperty();
  }

  /** How many percent of the customers are here, or -1 once they all are. */
  public ReadOnlyIntegerProperty loadingProperty() {
    return loading.getReadOnlyProperty();
  }

  /** The customer, or null. */
  public ReadOnlyObjectProperty<@Nullable CustomerRecord> selectedProperty() {
    return selected.getReadOnlyProperty();
  }

  /** Whether the results of a search are shown over the pane. */
  public ReadOnlyBooleanProperty searchingProperty() {
    return searching.getReadOnlyProperty();
  }

  /** What was searched for. */
  public ReadOnlyStringProperty searchTextProperty() {
    return searchText.getReadOnlyProperty();
  }

  /** The customers that the search found, best first. */
  public ObservableList<CustomerRecord> found() {
    return found;
  }

  /** The customers who have the caller's number, when there are several. */
  public ObservableList<CustomerRecord> candidates() {
    return candidates;
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
    return selected.get() != null && ticketChoice.next(tickets);
  }

  /** The customer's contacts, newest first. */
  public ObservableList<ContactRecord> contacts() {
    return contacts;
  }

  /** The note that was stored last for this customer, empty when there is none. */
  public ReadOnlyStringProperty noteSavedProperty() {
    return noteSaved.getReadOnlyProperty();
  }

  private void follow(SeatSnapshot now) {
    boolean moreHere = !now.connection().copy().equals(lookedIn);
    lookedIn = now.connection().copy();
    loading.set(lookedIn.complete() ? -1 : lookedIn.percent());
    SeatSnapshot.CallView call = now.call();
    if (call != null && !call.callId().equals(shownCallId)) {
      shownCallId = call.callId();
      popUp(call.number());
    } else if (call == null && now.wrapUp() == null && !shownCallId.isEmpty()) {
      shownCallId = "";
      clear();
    } else if (moreHere) {
      lookAgain();
    }
  }

  /** More of the data has come in: the caller may be in it, or the caller's tickets. */
  private void lookAgain() {
    boolean waiting = mode.get() == Mode.UNKNOWN && !saidNew && !searching.get();
    if (waiting && !callerNumber.get().isEmpty()) {
      lookUp(callerNumber.get());
    } else {
      refresh();
    }
  }

  /** Shows whoever has this number. */
  public void popUp(String number) {
    leaveSearch();
    callerNumber.set(number);
    candidates.clear();
    show(null);
    saidNew = false;
    mode.set(number.isEmpty() ? Mode.UNKNOWN : Mode.EMPTY);
    lookUp(number);
  }

  private void lookUp(String number) {
    int mine = ++lookups;
    if (number.isEmpty()) {
      return;
    }
    take(
        seat.desk().customersByNumber(number),
        "customer by number",
        customers -> {
          if (mine == lookups) {
            popped(customers);
          }
        });
  }

  private void popped(List<CustomerRecord> customers) {
    switch (customers.size()) {
      case 0 -> mode.set(Mode.UNKNOWN);
      case 1 -> select(customers.getFirst());
      default -> {
        candidates.setAll(customers.subList(0, Math.min(FOUND_MAX, customers.size())));
        mode.set(Mode.CHOICE);
      }
    }
  }

  /** Chooses a customer. */
  public void select(CustomerRecord customer) {
    lookups++;
    leaveSearch();
    show(customer);
    mode.set(Mode.RECORD);
  }

  /** Chooses from what is listed by its place, from 1; false when there is none. */
  public boolean selectByKey(int place) {
    boolean choosing = searching.get() || mode.get() == Mode.CHOICE;
    List<CustomerRecord> listed = searching.get() ? found : candidates;
    if (!choosing || place < 1 || place > listed.size()) {
      return false;
    }
    select(listed.get(place - 1));
    return true;
  }

  /** None of the {@link #candidates}: the caller is new. */
  public void callerIsNew() {
    lookups++;
    leaveSearch();
    show(null);
    saidNew = true;
    mode.set(Mode.UNKNOWN);
  }

  private void clear() {
    lookups++;
    leaveSearch();
    callerNumber.set("");
    candidates.clear();
    show(null);
    mode.set(Mode.EMPTY);
  }

  /** Searches as the agent types; an empty text ends the search. */
  public void search(String text) {
    searchText.set(text);
    int mine = ++searches;
    if (text.isBlank()) {
      leaveSearch();
      return;
    }
    take(
        seat.desk().searchCustomers(text.strip(), FOUND_MAX),
        "customer search",
        customers -> {
          if (mine == searches) {
            found.setAll(customers);
            searching.set(true);
          }
        });
  }

  /** Goes back to what was shown before the search. */
  public void leaveSearch() {
    searches++;
    searchText.set("");
    searching.set(false);
    found.clear();
  }

  private void show(@Nullable CustomerRecord customer) {
    tickets.clear();
    contacts.clear();
    noteSaved.set("");
    ticketChoice.reset();
    selected.set(customer);
    refresh();
  }

  /** Reads the customer's tickets and contacts again. */
  public void refresh() {
    CustomerRecord customer = selected.get();
    if (customer == null) {
      return;
    }
    take(
        seat.desk().ticketsOf(customer.id(), TICKETS_MAX),
        "tickets",
        records -> {
          if (customer.equals(selected.get())) {
            tickets.setAll(
                records.stream()
                    .map(ticket -> TicketLine.of(ticket, clock.millis()))
                    .sorted(URGENT_FIRST)
                    .toList());
          }
        });
    take(
        seat.desk().contactsOf(customer.id(), CONTACTS_MAX),
        "contacts",
        records -> {
          if (customer.equals(selected.get())) {
            contacts.setAll(records);
          }
        });
  }

  private static final Comparator<TicketLine> URGENT_FIRST =
      Comparator.comparing((TicketLine line) -> !line.isOpen())
          .thenComparing(line -> line.ticket().dueAtMs() == null)
          .thenComparing(
              line -> {
                Long due = line.ticket().dueAtMs();
                return line.isOpen() && due != null ? due : -line.ticket().createdAtMs();
              });

  /** Adds a note to the customer; it is on disk when the note saved last shows it. */
  public void addNote(String text) {
    CustomerRecord customer = selected.get();
    String note = text.strip();
    if (customer == null || note.isEmpty()) {
      return;
    }
    String kept = note.length() > NOTE_MAX_CHARS ? note.substring(0, NOTE_MAX_CHARS) : note;
    take(
        seat.desk()
            .submit(
                new Mutation.NoteAdded(
                    UUID.randomUUID().toString(), customer.id(), kept, clock.millis())),
        "note",
        done -> noteSaved.set(kept));
  }

  /** A number of this customer, as this agent may see it: masked when the caller's came masked. */
  public String shownNumber(String number) {
    return Masked.isMasked(callerNumber.get()) ? Masked.mask(number) : number;
  }

  /** The name of a queue, which is what its tickets and calls are about. */
  public String queueName(String queueId) {
    SeatSnapshot.Person person = seat.snapshot().person();
    var queue = person == null ? null : person.queues().get(queueId);
    return queue == null ? queueId : messages.of(queue.name());
  }

  private static <T extends @Nullable Object> void take(
      CompletableFuture<T> future, String what, Consumer<T> taker) {
    var _ =
        future.whenComplete(
            (value, error) -> {
              if (error == null) {
                taker.accept(value);
              } else {
                LOG.error("the local store could not answer: {}", what, error);
              }
            });
  }
}
