package org.seatline.app.local;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.seatline.app.session.LeftBooks;
import org.seatline.app.session.LeftWork;
import org.seatline.app.session.LegShelf;
import org.seatline.app.session.Watched;

/** What people are in the middle of, in the local store. */
public final class LocalLeft implements LeftBooks, LegShelf {
  /** A dialog and the call that it belongs to. */
  private record Leg(String callId, String dialog) {}

  private final LocalStore store;
  private final LeftTable table;

  LocalLeft(LocalStore store, LeftTable table) {
    this.store = store;
    this.table = table;
  }

  @Override
  public CompletableFuture<Void> keep(String agentId, @Nullable LeftWork work) {
    Optional<PersonKey> person = store.people().person();
    return store.transaction(
        () -> {
          if (work == null) {
            table.remove(agentId, LeftTable.WORK);
            table.remove(agentId, LeftTable.DIALOG);
          } else {
            person.ifPresent(author -> table.put(author, LeftTable.WORK, Json.text(work)));
          }
        });
  }

  @Override
  public CompletableFuture<Optional<Left>> of(String agentId) {
    Optional<PersonKey> person = store.people().person();
    return store
        .thread()
        .call(() -> person.filter(p -> p.agentId().equals(agentId)).flatMap(this::read));
  }

  private Optional<Left> read(PersonKey person) {
    return table
        .of(person, LeftTable.WORK)
        .map(text -> Json.read(text, LeftWork.class))
        .map(work -> new Left(work, dialog(person, work.callId())));
  }

  private @Nullable String dialog(PersonKey person, String callId) {
    return table
        .of(person, LeftTable.DIALOG)
        .map(text -> Json.read(text, Leg.class))
        .filter(leg -> leg.callId().equals(callId))
        .map(Leg::dialog)
        .orElse(null);
  }

  @Override
  public void keep(String callId, String dialog) {
    String text = Json.text(new Leg(callId, dialog));
    store
        .people()
        .person()
        .ifPresent(
            person ->
                Watched.log(
                    "keep a call's dialog",
                    store.thread().run(() -> table.put(person, LeftTable.DIALOG, text))));
  }

  @Override
  public void drop(String callId) {
    store
        .people()
        .person()
        .ifPresent(
            person ->
                Watched.log(
                    "drop a call's dialog", store.thread().run(() -> drop(person, callId))));
  }

  private void drop(PersonKey person, String callId) {
    if (dialog(person, callId) != null) {
      table.remove(person.agentId(), LeftTable.DIALOG);
    }
  }
}
