package org.seatline.app.shell;

import static org.seatline.app.fx.UiThread.deliver;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.seatline.app.session.Desk;
import org.seatline.protocol.ContactRecord;
import org.seatline.protocol.CustomerRecord;
import org.seatline.protocol.Mutation;
import org.seatline.protocol.TicketRecord;

/** A desk whose answers arrive on the UI thread. */
final class UiDesk implements Desk {
  private final Desk desk;

  UiDesk(Desk desk) {
    this.desk = desk;
  }

  @Override
  public CompletableFuture<List<CustomerRecord>> customersByNumber(String number) {
    return deliver(desk.customersByNumber(number));
  }

  @Override
  public CompletableFuture<List<CustomerRecord>> searchCustomers(String text, int limit) {
    return deliver(desk.searchCustomers(text, limit));
  }

  @Override
  public CompletableFuture<List<TicketRecord>> ticketsOf(String customerId, int limit) {
    return deliver(desk.ticketsOf(customerId, limit));
  }

  @Override
  public CompletableFuture<List<ContactRecord>> contactsOf(String customerId, int limit) {
    return deliver(desk.contactsOf(customerId, limit));
  }

  @Override
  public CompletableFuture<Optional<JsonNode>> script(String scriptId) {
    return deliver(desk.script(scriptId));
  }

  @Override
  public CompletableFuture<Optional<JsonNode>> form(String formId) {
    return deliver(desk.form(formId));
  }

  @Override
  public CompletableFuture<List<JsonNode>> searchArticles(
      String text, String languageTag, int limit) {
    return deliver(desk.searchArticles(text, languageTag, limit));
  }

  @Override
  public CompletableFuture<List<JsonNode>> drills() {
    return deliver(desk.drills());
  }

  @Override
  public void saveDraft(Draft draft) {
    desk.saveDraft(draft);
  }

  @Override
  public CompletableFuture<List<Draft>> drafts() {
    return deliver(desk.drafts());
  }

  @Override
  public void discardDraft(String draftId) {
    desk.discardDraft(draftId);
  }

  @Override
  public CompletableFuture<Void> submitTicket(TicketRecord ticket, String draftId) {
    return deliver(desk.submitTicket(ticket, draftId));
  }

  @Override
  public CompletableFuture<Void> submit(Mutation mutation) {
    return deliver(desk.submit(mutation));
  }

  @Override
  public void noteCall(
      String callId, @Nullable String customerId, List<Mutation.ScriptStepTaken> scriptPath) {
    desk.noteCall(callId, customerId, scriptPath);
  }
}
