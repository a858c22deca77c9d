package org.seatline.app.session;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.seatline.protocol.ContactRecord;
import org.seatline.protocol.CustomerRecord;
import org.seatline.protocol.Mutation;
import org.seatline.protocol.TicketRecord;

/** A desk whose answers, failures too, arrive on one thread of the caller's. */
final class PostedDesk implements Desk {
  private final Desk desk;
  private final Executor thread;
  private final CameBack cameBack;

  PostedDesk(Desk desk, Executor thread) {
    this.desk = desk;
    this.thread = thread;
    this.cameBack = new PostedCameBack(desk.cameBack(), thread);
  }

  private <T> CompletableFuture<T> here(CompletableFuture<T> answer) {
    return answer.whenCompleteAsync((value, error) -> {}, thread);
  }

  @Override
  public CompletableFuture<List<CustomerRecord>> customersByNumber(String number) {
    return here(desk.customersByNumber(number));
  }

  @Override
  public CompletableFuture<Optional<CustomerRecord>> customer(String customerId) {
    return here(desk.customer(customerId));
  }

  @Override
  public Optional<DialTarget> dialTarget(String written) {
    return desk.dialTarget(written);
  }

  @Override
  public CompletableFuture<List<CustomerRecord>> searchCustomers(String text, int limit) {
    return here(desk.searchCustomers(text, limit));
  }

  @Override
  public CompletableFuture<List<TicketRecord>> ticketsOf(String customerId, int limit) {
    return here(desk.ticketsOf(customerId, limit));
  }

  @Override
  public CompletableFuture<Optional<TicketRecord>> ticket(String ticketId) {
    return here(desk.ticket(ticketId));
  }

  @Override
  public CompletableFuture<List<Followed>> followUps(String agentId, Set<String> led) {
    return here(desk.followUps(agentId, led));
  }

  @Override
  public CompletableFuture<FoundTickets> searchTickets(TicketQuery query, int limit) {
    return here(desk.searchTickets(query, limit));
  }

  @Override
  public CompletableFuture<List<TicketFilter>> ticketFilters() {
    return here(desk.ticketFilters());
  }

  @Override
  public CompletableFuture<Void> keepTicketFilters(List<TicketFilter> filters) {
    return here(desk.keepTicketFilters(filters));
  }

  @Override
  public CompletableFuture<List<ContactRecord>> contactsOf(String customerId, int limit) {
    return here(desk.contactsOf(customerId, limit));
  }

  @Override
  public CompletableFuture<Optional<JsonNode>> script(String scriptId) {
    return here(desk.script(scriptId));
  }

  @Override
  public <T> CompletableFuture<Optional<T>> form(
      String formId, int version, Function<JsonNode, Optional<T>> reader) {
    return here(desk.form(formId, version, reader));
  }

  @Override
  public CompletableFuture<List<JsonNode>> forms() {
    return here(desk.forms());
  }

  @Override
  public CompletableFuture<List<JsonNode>> searchArticles(
      String text, String languageTag, int limit) {
    return here(desk.searchArticles(text, languageTag, limit));
  }

  @Override
  public CompletableFuture<Optional<JsonNode>> article(String articleId) {
    return here(desk.article(articleId));
  }

  @Override
  public CompletableFuture<List<JsonNode>> texts() {
    return here(desk.texts());
  }

  @Override
  public CompletableFuture<List<JsonNode>> drills() {
    return here(desk.drills());
  }

  @Override
  public void saveDraft(Draft draft) {
    desk.saveDraft(draft);
  }

  @Override
  public CompletableFuture<List<Draft>> drafts() {
    return here(desk.drafts());
  }

  @Override
  public CompletableFuture<List<Draft>> formDrafts() {
    return here(desk.formDrafts());
  }

  @Override
  public void discardDraft(String draftId) {
    desk.discardDraft(draftId);
  }

  @Override
  public CompletableFuture<Void> submit(Finished finished) {
    return here(desk.submit(finished));
  }

  @Override
  public FileShelf files() {
    return new PostedFiles(desk.files(), thread);
  }

  @Override
  public CompletableFuture<SyncDetails> sync() {
    return here(desk.sync());
  }

  @Override
  public CompletableFuture<Recovered> recovered() {
    return here(desk.recovered());
  }

  @Override
  public CameBack cameBack() {
    return cameBack;
  }

  @Override
  public void noteCall(
      String callId, @Nullable String customerId, List<Mutation.ScriptStepTaken> scriptPath) {
    desk.noteCall(callId, customerId, scriptPath);
  }
}
