package org.seatline.app.local;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.seatline.app.session.CameBack;
import org.seatline.app.session.Desk;
import org.seatline.app.session.DialTarget;
import org.seatline.app.session.Recovered;
import org.seatline.app.session.SyncDetails;
import org.seatline.app.session.TicketFilter;
import org.seatline.app.session.TicketQuery;
import org.seatline.app.session.Watched;
import org.seatline.protocol.ChangeShelf;
import org.seatline.protocol.ContactRecord;
import org.seatline.protocol.CustomerRecord;
import org.seatline.protocol.Mutation;
import org.seatline.protocol.TicketRecord;

/** The {@link Desk} of the local store. */
public final class LocalDesk implements Desk, AutoCloseable {
  private final LocalStore store;
  private final CustomerTable customers;
  private final OwnCustomers ownCustomers;
  private final RecordTable records;
  private final DocumentTable documents;
  private final DraftKeeper drafts;
  private final CallTable calls;
  private final LocalCameBack cameBack;
  private final SyncReport sync;
  private final LocalFiles files;
  private final SavedFilterBooks filters;
  private final ExecutorService readers =
      Executors.newSingleThreadExecutor(
          Thread.ofPlatform().name("seat-forms").daemon(true).factory());

  LocalDesk(
      LocalStore store,
      StoreBooks books,
      DraftKeeper drafts,
      LocalCameBack cameBack,
      SavedFilterBooks filters) {
    this.filters = filters;
    this.store = store;
    this.customers = books.customers();
    this.ownCustomers = new OwnCustomers(customers);
    this.records = books.records();
    this.documents = books.documents();
    this.drafts = drafts;
    this.calls = books.calls();
    this.cameBack = cameBack;
    this.sync = new SyncReport(store, books.points());
    this.files = new LocalFiles(store, books.files());
  }

  /** Stops reading forms and copying files. */
  @Override
  public void close() {
    files.close();
    readers.shutdownNow();
  }

  @Override
  public CompletableFuture<List<CustomerRecord>> customersByNumber(String number) {
    return store.thread().call(() -> customers.byNumber(number));
  }

  @Override
  public CompletableFuture<Optional<CustomerRecord>> customer(String customerId) {
    return store.thread().call(() -> customers.find(customerId));
  }

  @Override
  public Optional<DialTarget> dialTarget(String written) {
    return customers.dialTarget(written);
  }

  @Override
  public CompletableFuture<List<CustomerRecord>> searchCustomers(String text, int limit) {
    return store.search().customers().search(text, limit);
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
  public CompletableFuture<List<Followed>> followUps(String agentId, Set<String> led) {
    Optional<PersonKey> reader = store.people().person();
    return store.thread().call(() -> records.followUps(agentId, led, reader));
  }

  @Override
  public CompletableFuture<FoundTickets> searchTickets(TicketQuery query, int limit) {
    Optional<PersonKey> reader = store.people().person();
    return records.search().find(store.thread(), records, query, reader, limit);
  }

  @Override
  public CompletableFuture<List<TicketFilter>> ticketFilters() {
    return filters.read();
  }

  @Override
  public CompletableFuture<Void> keepTicketFilters(List<TicketFilter> kept) {
    return filters.keep(kept);
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
  public <T> CompletableFuture<Optional<T>> form(
      String formId, int version, Function<JsonNode, Optional<T>> reader) {
    return store
        .thread()
        .call(() -> documents.form(formId, version))
        .thenApplyAsync(json -> json.flatMap(reader), readers);
  }

  @Override
  public CompletableFuture<List<JsonNode>> forms() {
    return store.thread().call(() -> documents.all(DocumentTable.FORM));
  }

  @Override
  public CompletableFuture<List<JsonNode>> searchArticles(
      String text, String languageTag, int limit) {
    return store.search().articles().search(text, languageTag, limit);
  }

  @Override
  public CompletableFuture<Optional<JsonNode>> article(String articleId) {
    return store.thread().call(() -> documents.find(DocumentTable.ARTICLE, articleId));
  }

  @Override
  public CompletableFuture<List<JsonNode>> texts() {
    return store.thread().call(() -> documents.all(DocumentTable.TEXTS));
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
    drafts.save(store.person(), draft);
  }

  @Override
  public CompletableFuture<List<Draft>> drafts() {
    return drafts(draft -> !draft.isForm());
  }

  @Override
  public CompletableFuture<List<Draft>> formDrafts() {
    return drafts(Draft::isForm);
  }

  private CompletableFuture<List<Draft>> drafts(Predicate<Draft> wanted) {
    Optional<PersonKey> person = store.people().person();
    return store
        .thread()
        .call(
            () -> {
              drafts.writeDatabase();
              return person.map(drafts.table()::of).orElse(List.of()).stream()
                  .filter(wanted)
                  .toList();
            });
  }

  @Override
  public void discardDraft(String draftId) {
    drafts.discard(draftId);
    files.books().discarded(draftId);
  }

  @Override
  public CompletableFuture<Void> submit(Finished finished) {
    Optional<PersonKey> author = store.people().person();
    DraftKeeper.Finishing draft = drafts.finish(finished.draftId());
    return store
        .outbox()
        .submit(
            store.agentId(),
            finished.mutations(),
            () -> {
              draft.write();
              besides(author, finished);
              files.books().finished(finished);
            })
        .whenComplete(
            (done, failed) -> {
              if (failed == null) {
                draft.done();
                files.tellMade();
              }
              cameBack.tell();
            });
  }

  private void besides(Optional<PersonKey> author, Finished finished) {
    author.ifPresent(who -> finished.mutations().forEach(mutation -> show(who, mutation)));
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
    } else if (mutation instanceof Mutation.OfCustomer about) {
      ownCustomers.show(about);
    }
  }

  @Override
  public LocalFiles files() {
    return files;
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
