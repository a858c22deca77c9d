package org.seatline.app.customer;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.seatline.app.session.Seat;
import org.seatline.app.session.Watched;
import org.seatline.protocol.CustomerRecord;

/** Looks for customers while the agent types. Lives on the thread of {@link CustomerViewModel}. */
public final class CustomerSearch {
  /** As many as there are digits to choose by. */
  static final int FOUND_MAX = 9;

  private final Seat seat;
  private final ReadOnlyBooleanWrapper showing = new ReadOnlyBooleanWrapper();
  private final ReadOnlyStringWrapper text = new ReadOnlyStringWrapper("");
  private final ObservableList<CustomerRecord> found = FXCollections.observableArrayList();
  private int searches;

  CustomerSearch(Seat seat) {
    this.seat = seat;
  }

  /** Whether the results are shown over the pane. */
  public ReadOnlyBooleanProperty showingProperty() {
    return showing.getReadOnlyProperty();
  }

  /** What was searched for. */
  public ReadOnlyStringProperty textProperty() {
    return text.getReadOnlyProperty();
  }

  /** The customers that were found, best first. */
  public ObservableList<CustomerRecord> found() {
    return found;
  }

  /** Searches as the agent types; an empty text ends the search. */
  public void type(String typed) {
    text.set(typed);
    int mine = ++searches;
    if (typed.isBlank()) {
      leave();
      return;
    }
    Watched.take(
        "search customers",
        seat.desk().searchCustomers(typed.strip(), FOUND_MAX),
        customers -> {
          if (mine == searches) {
            found.setAll(customers);
            showing.set(true);
          }
        });
  }

  /** Goes back to what was shown before the search. */
  public void leave() {
    searches++;
    text.set("");
    showing.set(false);
    found.clear();
  }
}
