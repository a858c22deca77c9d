package org.seatline.app.customer;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.seatline.app.session.Desk;
import org.seatline.app.session.DialTarget;
import org.seatline.app.session.Seat;
import org.seatline.app.session.Watched;
import org.seatline.protocol.CustomerRecord;
import org.seatline.protocol.LocalizedText;
import org.seatline.protocol.Mutation;

/**
 * The quick form for a caller whom nobody knows. The record's id is made here, so that ticket and
 * call belong to it at once, with or without the server. Lives on the thread of {@link
 * CustomerViewModel}.
 */
public final class NewCustomer {
  private final Seat seat;
  private final InstantSource clock;
  private final Consumer<CustomerRecord> made;
  private final StringProperty name = new SimpleStringProperty("");
  private final StringProperty number = new SimpleStringProperty("");
  private final StringProperty address = new SimpleStringProperty("");
  private final StringProperty language = new SimpleStringProperty("zh");
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
  private String callersNumber = "";
  private String callersShown = "";
  private String id = "";
  private boolean saving;

  NewCustomer(Seat seat, InstantSource clock, Consumer<CustomerRecord> made) {
    this.seat = seat;
    this.clock = clock;
    this.made = made;
  }

  /** The name. */
  public StringProperty nameProperty() {
    return name;
  }

  /** The number, the caller's unless somebody writes another. */
  public StringProperty numberProperty() {
    return number;
  }

  /** The address, may stay empty. */
  public StringProperty addressProperty() {
    return address;
  }

  /** {@code zh} or {@code en}. */
  public StringProperty languageProperty() {
    return language;
  }

  /** Key of what is wrong, empty when nothing is. */
  public ReadOnlyStringProperty problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /**
   * Begins anew for a caller.
   *
   * @param shown the number as the agent may see it
   */
  void begin(String callers, String shown, String speaks) {
    id = "c-" + UUID.randomUUID();
    saving = false;
    callersNumber = callers;
    callersShown = shown;
    name.set("");
    number.set(shown);
    address.set("");
    language.set(speaks);
    problem.set("");
  }

  /** Makes the customer, once; says what is wrong when it cannot be made. */
  public void save() {
    if (saving) {
      return;
    }
    Optional<List<String>> phones = phones();
    String wrong =
        CustomerCheck.name(name.get())
            .or(() -> CustomerCheck.address(address.get()))
            .orElseGet(() -> phones.isEmpty() ? CustomerCheck.BAD_NUMBER : "");
    problem.set(wrong);
    if (!wrong.isEmpty()) {
      return;
    }
    saving = true;
    CustomerRecord customer = customer(phones.orElse(List.of()));
    Desk desk = seat.desk();
    String mine = id;
    Watched.take(
        "make a customer",
        desk.submit(new Mutation.CustomerCreated(customer, clock.millis())),
        done -> {
          if (mine.equals(id)) {
            made.accept(customer);
          }
        });
  }

  /** None when the number was taken away, empty when it is none. */
  private Optional<List<String>> phones() {
    String written = number.get().strip();
    if (written.isEmpty()) {
      return Optional.of(List.of());
    }
    if (written.equals(callersShown)) {
      return Optional.of(List.of(callersNumber));
    }
    return CustomerCheck.number(seat.desk(), written).map(DialTarget::number).map(List::of);
  }

  private CustomerRecord customer(List<String> phones) {
    String named = name.get().strip();
    String lives = address.get().strip();
    return new CustomerRecord(
        id,
        new LocalizedText(named, named),
        phones,
        new LocalizedText(lives, lives),
        language.get(),
        Set.of(),
        List.of(),
        List.of());
  }
}
