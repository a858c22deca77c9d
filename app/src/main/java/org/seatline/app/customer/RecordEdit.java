package org.seatline.app.customer;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;
import org.seatline.app.session.DialTarget;
import org.seatline.app.session.Seat;
import org.seatline.app.session.SeatSnapshot;
import org.seatline.app.session.Watched;
import org.seatline.protocol.CustomerField;
import org.seatline.protocol.CustomerRecord;
import org.seatline.protocol.CustomerRights;
import org.seatline.protocol.Mutation;
import org.seatline.protocol.Mutation.Edit;
import org.seatline.protocol.Role;

/**
 * A record while somebody changes it: what it was when that began, and what was written over it.
 * Only fields that were changed go to the server. Lives on the thread of {@link CustomerViewModel}.
 */
public final class RecordEdit {
  private final Seat seat;
  private final InstantSource clock;
  private final Consumer<String> saved;
  private final ReadOnlyObjectWrapper<@Nullable CustomerRecord> before =
      new ReadOnlyObjectWrapper<>();
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
  private final Map<String, String> written = new LinkedHashMap<>();

  /**
   * @param saved told the customer's id once a change is on disk
   */
  RecordEdit(Seat seat, InstantSource clock, Consumer<String> saved) {
    this.seat = seat;
    this.clock = clock;
    this.saved = saved;
  }

  /** The record as it was when the change began, or null while nobody changes it. */
  public ReadOnlyObjectProperty<@Nullable CustomerRecord> beforeProperty() {
    return before.getReadOnlyProperty();
  }

  /** Key of what is wrong, empty when nothing is. */
  public ReadOnlyStringProperty problemProperty() {
    return problem.getReadOnlyProperty();
  }

  private Set<Role> roles() {
    SeatSnapshot.Person person = seat.snapshot().person();
    return person == null ? Set.of() : person.agent().roles();
  }

  /** Whether whoever is signed in may change records. */
  public boolean allowed() {
    return CustomerRights.mayEdit(roles());
  }

  /** Whether a flag may be turned from what it is here. */
  boolean mayTurn(String flag) {
    String next = value(CustomerField.FLAG + flag).isEmpty() ? CustomerField.YES : "";
    CustomerRecord was = before.get();
    boolean back = was != null && CustomerField.value(was, CustomerField.FLAG + flag).equals(next);
    return back || CustomerRights.mayFlag(roles(), flag, next);
  }

  /** Begins to change a record. */
  void begin(CustomerRecord customer) {
    written.clear();
    problem.set("");
    before.set(customer);
  }

  /** Gives up what was written. */
  public void leave() {
    written.clear();
    problem.set("");
    before.set(null);
  }

  /** What stands in a field here. */
  String value(String field) {
    CustomerRecord was = before.get();
    String stored = was == null ? "" : CustomerField.value(was, field);
    return written.getOrDefault(field, stored);
  }

  /** Writes into a field. */
  void write(String field, String value) {
    written.put(field, value);
    problem.set("");
  }

  /**
   * Name or address as one text: written in both languages where both were the same, else in the
   * screen's.
   */
  void writeText(String english, String chinese, String tag, String value) {
    CustomerRecord was = Objects.requireNonNull(before.get());
    boolean same = CustomerField.value(was, english).equals(CustomerField.value(was, chinese));
    boolean inChinese = tag.startsWith("zh");
    if (same || !inChinese) {
      write(english, value);
    }
    if (same || inChinese) {
      write(chinese, value);
    }
  }

  /** The numbers as they would be. */
  List<String> phones() {
    CustomerRecord was = before.get();
    List<String> phones = new ArrayList<>(was == null ? List.of() : was.phones());
    written.forEach(
        (field, value) -> {
          if (field.startsWith(CustomerField.PHONE)) {
            String number = field.substring(CustomerField.PHONE.length());
            phones.remove(number);
            if (!value.isEmpty()) {
              phones.add(number);
            }
          }
        });
    return phones;
  }

  /** Adds a number, however written; false and a word about it when it is none. */
  boolean addPhone(String typed) {
    Optional<DialTarget> number = CustomerCheck.number(seat.desk(), typed);
    if (number.isEmpty()) {
      problem.set(CustomerCheck.BAD_NUMBER);
      return false;
    }
    write(CustomerField.PHONE + number.get().number(), CustomerField.YES);
    return true;
  }

  /** The changes of fields, none for those that are as they were. */
  List<Edit> edits() {
    CustomerRecord was = before.get();
    List<Edit> edits = new ArrayList<>();
    if (was != null) {
      written.forEach(
          (field, value) -> {
            String stood = CustomerField.value(was, field);
            String next = value.strip();
            if (!stood.equals(next)) {
              edits.add(new Edit(field, stood, next));
            }
          });
    }
    return edits;
  }

  /** Sends what was changed, when it can be; true when nothing is left to do here. */
  public boolean save() {
    CustomerRecord was = before.get();
    if (was == null) {
      return false;
    }
    String wrong = wrong();
    problem.set(wrong);
    if (!wrong.isEmpty()) {
      return false;
    }
    List<Edit> edits = edits();
    if (!edits.isEmpty()) {
      Watched.take(
          "change a customer",
          seat.desk().submit(new Mutation.CustomerChanged(was.id(), edits, clock.millis())),
          done -> saved.accept(was.id()));
    }
    leave();
    return true;
  }

  private String wrong() {
    boolean named =
        !value(CustomerField.NAME_EN).isBlank() || !value(CustomerField.NAME_ZH).isBlank();
    return (named ? Optional.<String>empty() : CustomerCheck.name(""))
        .or(() -> CustomerCheck.length(value(CustomerField.NAME_EN)))
        .or(() -> CustomerCheck.length(value(CustomerField.NAME_ZH)))
        .or(() -> CustomerCheck.address(value(CustomerField.ADDRESS_EN)))
        .or(() -> CustomerCheck.address(value(CustomerField.ADDRESS_ZH)))
        .orElse("");
  }
}
