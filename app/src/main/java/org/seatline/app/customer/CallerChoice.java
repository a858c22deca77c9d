package org.seatline.app.customer;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import org.seatline.app.session.Desk;
import org.seatline.app.session.Watched;
import org.seatline.protocol.ContactRecord;
import org.seatline.protocol.CustomerRecord;

/**
 * The customers who share a number, with what tells them apart. Lives on the thread of {@link
 * CustomerViewModel}.
 */
public final class CallerChoice {
  private final Desk desk;
  private final ObservableList<CustomerRecord> candidates = FXCollections.observableArrayList();
  private final Map<String, ContactRecord> lastContacts = new HashMap<>();
  private final ReadOnlyIntegerWrapper contactsCame = new ReadOnlyIntegerWrapper();

  CallerChoice(Desk desk) {
    this.desk = desk;
  }

  /** The customers; they stay when one was chosen, so that another can be. */
  ObservableList<CustomerRecord> candidates() {
    return candidates;
  }

  /** Grows whenever another last contact is there. */
  ReadOnlyIntegerProperty contactsCameProperty() {
    return contactsCame.getReadOnlyProperty();
  }

  /** What there was last with one of them, or null. */
  @Nullable ContactRecord lastContact(String customerId) {
    return lastContacts.get(customerId);
  }

  void among(List<CustomerRecord> customers) {
    lastContacts.clear();
    candidates.setAll(customers);
    for (CustomerRecord customer : customers) {
      Watched.take(
          "read a candidate's last contact",
          desk.contactsOf(customer.id(), 1),
          contacts -> {
            if (!contacts.isEmpty() && candidates.contains(customer)) {
              lastContacts.put(customer.id(), contacts.getFirst());
              contactsCame.set(contactsCame.get() + 1);
            }
          });
    }
  }

  void clear() {
    candidates.clear();
    lastContacts.clear();
  }
}
