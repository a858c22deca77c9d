package org.seatline.app.ticket;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.seatline.app.session.Desk;
import org.seatline.app.session.TicketFilter;
import org.seatline.app.session.Watched;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Questions to the tickets that this person saved on this computer: each is asked by one press. On
 * the view models' thread.
 */
final class SavedFilters {
  private static final Logger LOG = LoggerFactory.getLogger(SavedFilters.class);

  private final Desk desk;
  private final TicketSearchModel model;
  private final ObservableList<TicketFilter> own = FXCollections.observableArrayList();
  private final ReadOnlyObjectWrapper<TicketFilter> asked;
  private final ReadOnlyBooleanWrapper naming = new ReadOnlyBooleanWrapper();
  private final ReadOnlyStringWrapper trouble = new ReadOnlyStringWrapper("");
  private int reads;

  SavedFilters(Desk desk, TicketSearchModel model) {
    this.desk = desk;
    this.model = model;
    this.asked = new ReadOnlyObjectWrapper<>(model.asked());
  }

  /** In the order in which they were saved. */
  ObservableList<TicketFilter> own() {
    return own;
  }

  /** What the page asks at present, without a name. */
  ReadOnlyObjectProperty<TicketFilter> askedProperty() {
    return asked.getReadOnlyProperty();
  }

  /** Whether a name is being given. */
  ReadOnlyBooleanProperty namingProperty() {
    return naming.getReadOnlyProperty();
  }

  /** Message key of why the last one was not saved; empty for none. */
  ReadOnlyStringProperty troubleProperty() {
    return trouble.getReadOnlyProperty();
  }

  /** Reads those of whoever is signed in. */
  void read() {
    int mine = ++reads;
    Watched.read(
        "read saved filters",
        desk.ticketFilters(),
        found -> {
          if (mine == reads) {
            own.setAll(found);
          }
        });
  }

  void askedIs(TicketFilter now) {
    asked.set(now);
    naming.set(false);
    trouble.set("");
  }

  /** Begins to name what is asked now. */
  void name() {
    trouble.set("");
    naming.set(true);
  }

  /** Gives up naming; whether one was being given. */
  boolean leaveNaming() {
    boolean was = naming.get();
    naming.set(false);
    trouble.set("");
    return was;
  }

  /** Saves what is asked now; one of the same name is replaced. */
  void save(String name) {
    TicketFilter next = model.asked().named(name);
    if (next.name().isEmpty()) {
      trouble.set("ticket.search.save.no-name");
      return;
    }
    List<TicketFilter> all = new ArrayList<>(own);
    int there =
        all.indexOf(all.stream().filter(each -> isNamed(each, next)).findAny().orElse(null));
    if (there >= 0) {
      all.set(there, next);
    } else if (all.size() == TicketFilter.SAVED_MAX) {
      trouble.set("ticket.search.save.too-many");
      return;
    } else {
      all.add(next);
    }
    naming.set(false);
    keep(all);
  }

  private static boolean isNamed(TicketFilter one, TicketFilter other) {
    return one.name().equalsIgnoreCase(other.name());
  }

  /** Forgets one. */
  void remove(TicketFilter filter) {
    List<TicketFilter> all = new ArrayList<>(own);
    if (all.remove(filter)) {
      keep(all);
    }
  }

  private void keep(List<TicketFilter> all) {
    reads++; // an answer that is on its way knows nothing of this
    own.setAll(all);
    trouble.set("");
    CompletableFuture<Void> kept = desk.keepTicketFilters(all);
    var _ =
        kept.whenComplete(
            (done, failed) -> {
              if (failed != null) {
                LOG.error("could not keep saved filters", failed);
                trouble.set("ticket.search.save.not-kept");
              }
            });
  }
}
