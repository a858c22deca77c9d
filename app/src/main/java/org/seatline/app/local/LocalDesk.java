package org.seatline.app.local;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.seatline.app.session.CameBack;
import org.seatline.app.session.Desk;
import org.seatline.app.session.DialTarget;
import org.seatline.app.session.Recovered;
import org.seatline.app.session.SyncDetails;
import org.seatline.app.session.Watched;
import org.seatline.protocol.ChangeShelf;
import org.seatline.protocol.ContactRecord;
import org.seatline.protocol.CustomerRecord;
import org.seatline.protocol.Mutation;
import org.seatline.protocol.TicketRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The {@link Desk} of the local store. */
final class LocalDesk implements Desk {
  private static final Logger LOG = LoggerFactory.getLogger(LocalDesk.class);

  private final LocalStore store;
  private final CustomerTable customers;
  private final RecordTable records;
  private final DocumentTable documents;
  private final DraftTable drafts;
  private final CallTable calls;
  private final LocalCameBack cameBack;
  private final SyncReport sync;
  private final DraftBuffer buffer = new DraftBuffer();

  /** The tables that the screens read. */
  record Tables(
      CustomerTable customers,
      RecordTable records,
      DocumentTable documents,
      DraftTable drafts,
      CallTable calls) {}

  LocalDesk(LocalStore store, Tables tables, LocalCameBack cameBack, SyncReport sync) {
    this.store = store;
    this.customers = tables.customers();
    this.records = tables.records();
    this.documents = tables.documents();
    this.drafts = tables.drafts();
    this.calls = tables.calls();
    this.cameBack = cameBack;
    this.sync = sync;
  }

  @Override
  public CompletableFuture<List<CustomerRecord>> customersByNumber(String number) {
    return store.thread().call(() -> customers.byNumber(number));
  }

  @Override
  public Optional<DialTarget> dialTarget(String written) {
    return customers.dialTarget(written);
  }

  @Override
  public CompletableFuture<List<CustomerRecord>> searchCustomers(String text, int limit) {
    return store.search().search(text, limit);
  }

  @Override
  public CompletableFuture<List<TicketRecord>> ticketsOf(String customerId, int limit) {
    Optional<PersonKey> reader = store.people().person();
    return store.thread().call(() -> records.ticketsOf(customerId, reader, limit));
  }

  @Override
  public CompletableFuture<Optional<TicketRecord>> ticket(String ticketId) {
    Optional<PersonKey> reader = store.people().person();
    return store.thread().call(() -> records.ticket(ticketId, reader));
  }

  @Override
  public CompletableFuture<List<ContactRecord>> contactsOf(String customerId, int limit) {
    return store.thread().call(() -> records.contactsOf(customerId, limit));
  }

  @Override
  public CompletableFuture<Optional<JsonNode>> script(String scriptId) {
    return store.thread().call(() -> documents.find(DocumentTable.SCRIPT, scriptId));
  }

  @Override
  public CompletableFuture<Optional<JsonNode>> form(String formId) {
    return store.thread().call(() -> documents.find(DocumentTable.FORM, formId));
  }

  @Override
  public CompletableFuture<List<JsonNode>> searchArticles(
      String text, String languageTag, int limit) {
    return store.thread().call(() -> documents.searchArticles(text, languageTag, limit));
  }

  @Override
  public CompletableFuture<List<JsonNode>> drills() {
    boolean mine =
        store.people().atWork().filter(who -> who.maySee(ChangeShelf.DRILLS)).isPresent();
    return mine
        ? store.thread().call(() -> documents.all(DocumentTable.DRILL))
        : CompletableFuture.completedFuture(List.of());
  }

  @Override
  public void saveDraft(Draft draft) {
    if (buffer.add(store.person(), draft)) {
      writeSoon(DraftBuffer.COALESCE_MS);
    }
  }

  private void writeSoon(long delayMs) {
    var _ = store.thread().runLater(this::writeDrafts, delayMs).whenComplete(this::written);
  }

  /** What could not be written stays in the buffer, is tried again, and is told meanwhile. */
  private void written(@Nullable Void done, @Nullable Throwable failed) {
    store.care().disk().unsaved(failed != null);
    if (failed != null) {
      LOG.error("what was typed could not be written and is tried again", failed);
      writeSoon(StoreConnection.RETRY_MS);
    }
  }

  /** Writes what waits now; for closing. */
  void flush() {
    store.thread().run(this::writeDrafts).join();
  }

  private void writeDrafts() {
    List<DraftBuffer.Entry> entries = buffer.take();
    try {
      entries.forEach(entry -> drafts.put(entry.person(), entry.draft()));
      store.care().spare().touch();
    } catch (RuntimeException e) {
      entries.forEach(buffer::putBack);
      throw e;
    }
  }

  @Override
  public CompletableFuture<List<Draft>> drafts() {
    Optional<PersonKey> person = store.people().person();
    return store
        .thread()
        .call(
            () -> {
              writeDrafts();
              return person.map(drafts::of).orElse(List.of());
            });
  }

  @Override
  public void discardDraft(String draftId) {
    buffer.forget(draftId);
    Watched.log("discard a draft", store.thread().run(() -> drafts.remove(draftId)));
  }

  @Override
  public CompletableFuture<Void> submit(Finished finished) {
    Optional<PersonKey> author = store.people().person();
    List<DraftBuffer.Entry> forgotten = new ArrayList<>();
    return store
        .outbox()
        .submit(
            store.agentId(),
            finished.mutations(),
            () -> {
              buffer.forget(finished.draftId()).ifPresent(forgotten::add);
              besides(author, finished);
            })
        .whenComplete(
            (done, failed) -> {
              if (failed != null && !forgotten.isEmpty()) {
                forgotten.forEach(buffer::putBack);
                writeSoon(0);
              }
              cameBack.tell();
            });
  }

  private void besides(Optional<PersonKey> author, Finished finished) {
    author.ifPresent(who -> finished.mutations().forEach(mutation -> show(who, mutation)));
    drafts.remove(finished.draftId());
    cameBack.replaced(finished.instead());
  }

  /** The screens show at once what the server will have said later. */
  private void show(PersonKey author, Mutation mutation) {
    if (mutation instanceof Mutation.TicketSubmitted(TicketRecord ticket)) {
      records.own().put(author, ticket);
    } else if (mutation instanceof Mutation.TicketChanged change) {
      records
          .ticket(change.ticketId(), Optional.of(author))
          .map(ticket -> TicketEdits.applied(ticket, change.edits()))
          .ifPresent(ticket -> records.own().put(author, ticket));
    }
  }

  @Override
  public CompletableFuture<SyncDetails> sync() {
    return sync.details();
  }

  @Override
  public CompletableFuture<Recovered> recovered() {
    return sync.recovered();
  }

  @Override
  public CameBack cameBack() {
    return cameBack;
  }

  @Override
  public void noteCall(
      String callId, @Nullable String customerId, List<Mutation.ScriptStepTaken> scriptPath) {
    var note = new CallTable.Note(customerId, List.copyOf(scriptPath));
    PersonKey person = store.person();
    Watched.log("note a call", store.thread().run(() -> calls.note(person, callId, note)));
  }
}
