package org.seatline.app.call;

import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.seatline.app.fx.Messages;
import org.seatline.app.session.Seat;

/** The field for a number to call over the fall-back line. */
public final class DialViewModel {
  private final Seat seat;
  private final Messages messages;
  private final Supplier<String> customersNumber;
  private final ReadOnlyBooleanWrapper open = new ReadOnlyBooleanWrapper();
  private final StringProperty number = new SimpleStringProperty("");
  private final ReadOnlyStringWrapper word = new ReadOnlyStringWrapper("");
  private String last = "";

  /**
   * A closed field.
   *
   * @param customersNumber the number of the customer on the screen, empty for none
   */
  public DialViewModel(Seat seat, Messages messages, Supplier<String> customersNumber) {
    this.seat = seat;
    this.messages = messages;
    this.customersNumber = customersNumber;
    seat.observe(
        now -> {
          if (now.call() != null) {
            open.set(false);
          }
        });
  }

  /** Whether the field is shown. */
  public ReadOnlyBooleanProperty openProperty() {
    return open.getReadOnlyProperty();
  }

  /** What stands in it. */
  public StringProperty numberProperty() {
    return number;
  }

  /** What the keys do, or why nothing can be done. */
  public ReadOnlyStringProperty wordProperty() {
    return word.getReadOnlyProperty();
  }

  /** Opens it with the number of the customer on the screen, else the last one; or closes it. */
  public void toggle() {
    if (open.get() || seat.snapshot().call() != null) {
      open.set(false);
      return;
    }
    String known = customersNumber.get();
    number.set(known.isEmpty() ? last : known);
    word.set(messages.get(seat.snapshot().connection().online() ? "dial.online" : "dial.hint"));
    open.set(true);
  }

  /** Brings the number back that was called last. */
  public void again() {
    number.set(last);
  }

  /** Calls the number; the field stays open with a word when it is none. */
  public void call() {
    String written = number.get();
    if (seat.desk().dialTarget(written).isEmpty()) {
      word.set(messages.get("dial.bad"));
      return;
    }
    last = written;
    open.set(false);
    seat.dial(written);
  }
}
