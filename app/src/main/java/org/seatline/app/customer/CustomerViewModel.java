package org.seatline.app.customer;

import java.time.InstantSource;
import java.util.List;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import org.seatline.app.fx.Messages;
import org.seatline.app.fx.PhoneText;
import org.seatline.app.session.Masked;
import org.seatline.app.session.Seat;
import org.seatline.app.session.SeatSnapshot;
import org.seatline.app.session.SeatSnapshot.LocalCopy;
import org.seatline.app.session.Watched;
import org.seatline.protocol.CustomerRecord;

/**
 * Who is on the line. The record opens with the offer of a call, from the local store, and stays
 * through the wrap-up. Lives on the thread that the seat's observers and futures arrive on.
 */
public final class CustomerViewModel {
  private final Seat seat;
  private final Messages messages;
  private final ReadOnlyObjectWrapper<Mode> mode = new ReadOnlyObjectWrapper<>(Mode.EMPTY);
  private final ReadOnlyStringWrapper callerNumber = new ReadOnlyStringWrapper("");
  private final ReadOnlyIntegerWrapper loading = new ReadOnlyIntegerWrapper(-1);
  private final CustomerSearch search;
  private final OpenRecord record;
  private final CallerChoice choice;
  private final NewCustomer fresh;
  private final NumberSight numbers;
  private final WrongNumber wrongNumber;
  private final BroughtAlong brought;
  private String shownCallId = "";
  private int lookups;
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
    this.search = new CustomerSearch(seat);
    this.record = new OpenRecord(seat, clock);
    this.choice = new CallerChoice(seat.desk());
    this.fresh = new NewCustomer(seat, clock, this::select);
    this.numbers = new NumberSight(seat, clock);
    this.wrongNumber = new WrongNumber(seat);
    this.brought = new BroughtAlong(seat.desk(), this::select);
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
    return record.customerProperty();
  }

  /** The search, whose results cover the pane. */
  public CustomerSearch search() {
    return search;
  }

  /** The record that is open, with all that belongs to it. */
  public OpenRecord record() {
    return record;
  }

  /** The customers who have the caller's number, when there are several. */
  public ObservableList<CustomerRecord> candidates() {
    return choice.candidates();
  }

  /** Among whom the agent chooses, and what tells them apart. */
  public CallerChoice choice() {
    return choice;
  }

  /** The form for a caller whom nobody knows. */
  public NewCustomer fresh() {
    return fresh;
  }

  /** Which numbers are shown whole. */
  public NumberSight numbers() {
    return numbers;
  }

  /** Ends a call that was not meant for the centre. */
  public WrongNumber wrongNumber() {
    return wrongNumber;
  }

  private void follow(SeatSnapshot now) {
    wrongNumber.follow(now);
    boolean moreHere = !now.connection().copy().equals(lookedIn);
    lookedIn = now.connection().copy();
    loading.set(lookedIn.complete() ? -1 : lookedIn.percent());
    SeatSnapshot.CallView call = now.call();
    if (call != null && !call.callId().equals(shownCallId)) {
      shownCallId = call.callId();
      brought.forget();
      popUp(call.number());
    } else if (call == null && now.wrapUp() == null && !shownCallId.isEmpty()) {
      shownCallId = "";
      clear();
    } else if (moreHere) {
      lookAgain();
    }
    brought.follow(call == null ? null : call.company().handover());
  }

  /** More of the data has come in: the caller may be in it, or the caller's tickets. */
  private void lookAgain() {
    boolean waiting = mode.get() == Mode.UNKNOWN && !saidNew && !search.showingProperty().get();
    if (waiting && !callerNumber.get().isEmpty()) {
      lookUp(callerNumber.get());
    } else {
      record.refresh();
    }
  }

  /** Shows whoever has this number. */
  public void popUp(String number) {
    open(null);
    callerNumber.set(number);
    choice.clear();
    saidNew = false;
    if (number.isEmpty()) {
      showUnknown();
    } else {
      mode.set(Mode.EMPTY);
    }
    lookUp(number);
  }

  private void lookUp(String number) {
    int mine = ++lookups;
    if (number.isEmpty()) {
      return;
    }
    Watched.take(
        "look up who has a number",
        seat.desk().customersByNumber(number),
        customers -> {
          if (mine == lookups) {
            popped(customers);
          }
        });
  }

  private void popped(List<CustomerRecord> customers) {
    switch (customers.size()) {
      case 0 -> showUnknown();
      case 1 -> select(customers.getFirst());
      default -> {
        choice.among(customers.subList(0, Math.min(CustomerSearch.FOUND_MAX, customers.size())));
        mode.set(Mode.CHOICE);
      }
    }
  }

  private void showUnknown() {
    if (mode.get() != Mode.UNKNOWN) {
      String number = callerNumber.get();
      fresh.begin(number, PhoneText.display(numbers.shown(number)), messages.language().tag());
    }
    mode.set(Mode.UNKNOWN);
  }

  /** Chooses a customer. */
  public void select(CustomerRecord customer) {
    open(customer);
    mode.set(Mode.RECORD);
  }

  private void open(@Nullable CustomerRecord customer) {
    lookups++;
    search.leave();
    numbers.close();
    record.show(customer);
  }

  /** Chooses from what is listed by its place, from 1; false when there is none. */
  public boolean selectByKey(int place) {
    boolean searching = search.showingProperty().get();
    boolean choosing = searching || mode.get() == Mode.CHOICE;
    List<CustomerRecord> listed = searching ? search.found() : candidates();
    if (!choosing || place < 1 || place > listed.size()) {
      return false;
    }
    select(listed.get(place - 1));
    return true;
  }

  /** Whether a digit alone chooses: there is a choice, and no wrap-up that digits belong to. */
  public boolean choosesByDigit() {
    return mode.get() == Mode.CHOICE
        && !search.showingProperty().get()
        && seat.snapshot().wrapUp() == null;
  }

  /** Whether what was chosen, or said to be none of them, can be chosen again. */
  public boolean canChooseAgain() {
    return !candidates().isEmpty() && mode.get() != Mode.CHOICE;
  }

  /** Back to the choice; false when there was none. */
  public boolean chooseAgain() {
    if (!canChooseAgain()) {
      return false;
    }
    open(null);
    saidNew = false;
    mode.set(Mode.CHOICE);
    return true;
  }

  /** None of those who were found: the caller is new. */
  public void callerIsNew() {
    open(null);
    saidNew = true;
    showUnknown();
  }

  private void clear() {
    callerNumber.set("");
    choice.clear();
    open(null);
    mode.set(Mode.EMPTY);
  }

  /** A number of this customer, as this agent may see it: masked when the caller's came masked. */
  public String shownNumber(String number) {
    return Masked.isMasked(callerNumber.get()) ? Masked.mask(number) : numbers.shown(number);
  }

  /** The same in groups, as it is drawn. */
  public String numberText(String number) {
    return PhoneText.display(shownNumber(number));
  }

  /** Has one of the open record's numbers, or the caller's, shown; see {@link NumberSight}. */
  public boolean reveal(String number, String reason) {
    return numbers.reveal(number, selectedProperty().get(), reason);
  }

  /** The number that a key reveals: the customer's first that is masked, or the caller's. */
  public String numberToReveal() {
    CustomerRecord customer = selectedProperty().get();
    List<String> all = customer == null ? List.of(callerNumber.get()) : customer.phones();
    return all.stream()
        .filter(number -> numbers.masks() && !number.isEmpty() && !numbers.isOpen(number))
        .findFirst()
        .orElse("");
  }

  /** The name of a queue, which is what its tickets and calls are about. */
  public String queueName(String queueId) {
    SeatSnapshot.Person person = seat.snapshot().person();
    var queue = person == null ? null : person.queues().get(queueId);
    return queue == null ? queueId : messages.of(queue.name());
  }
}
