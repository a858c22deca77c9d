package org.seatline.app.local;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.seatline.app.session.TicketFilter;

/** The saved questions to the tickets, in the local store: names of customers stand in them. */
final class SavedFilterBooks {
  /** What is kept. */
  private record Kept(List<TicketFilter> filters) {}

  private final LocalStore store;
  private final LeftTable table;

  SavedFilterBooks(LocalStore store, LeftTable table) {
    this.store = store;
    this.table = table;
  }

  CompletableFuture<List<TicketFilter>> read() {
    Optional<PersonKey> person = store.people().person();
    return store.thread().call(() -> person.map(this::of).orElse(List.of()));
  }

  private List<TicketFilter> of(PersonKey person) {
    return table
        .of(person, LeftTable.FILTERS)
        .flatMap(text -> Json.tryRead(text, Kept.class))
        .map(Kept::filters)
        .orElse(List.of());
  }

  CompletableFuture<Void> keep(List<TicketFilter> filters) {
    Optional<PersonKey> person = store.people().person();
    String text = Json.text(new Kept(List.copyOf(filters)));
    return store.transaction(
        () -> person.ifPresent(author -> table.put(author, LeftTable.FILTERS, text)));
  }
}
