package org.seatline.app.session;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.seatline.protocol.ContactRecord;
import org.seatline.protocol.CustomerRecord;
import org.seatline.protocol.FollowUp;
import org.seatline.protocol.Mutation;
import org.seatline.protocol.TicketRecord;

/**
 * The seat's local store as the screens use it. Every answer comes from the local store, on the
 * store's thread, with or without the server; futures fail only when the store itself is broken.
 */
public interface Desk {
  /** The version of a form that is published now. */
  int NEWEST = 0;

  /** Customers with this phone number, in whatever way it is written. */
  CompletableFuture<List<CustomerRecord>> customersByNumber(String number);

  /** The customer with this id; of one that was merged into another, the one that was kept. */
  CompletableFuture<Optional<CustomerRecord>> customer(String customerId);

  /** What a number, however written, is when it is dialled; empty for what is none. Any thread. */
  Optional<DialTarget> dialTarget(String written);

  /** Customers whose name, number, meter or address matches, best first. */
  CompletableFuture<List<CustomerRecord>> searchCustomers(String text, int limit);

  /** A customer's tickets, open ones first, then newest first. Those not sent yet included. */
  CompletableFuture<List<TicketRecord>> ticketsOf(String customerId, int limit);

  /** The ticket with this id, if it is here. */
  CompletableFuture<Optional<TicketRecord>> ticket(String ticketId);

  /**
   * What is still to be done about tickets by this agent; in no order.
   *
   * @param led ids of the queues that the agent leads
   */
  CompletableFuture<List<Followed>> followUps(String agentId, Set<String> led);

  /** Tickets of this computer, the newest first. */
  CompletableFuture<FoundTickets> searchTickets(TicketQuery query, int limit);

  /** A customer's contacts, newest first. */
  CompletableFuture<List<ContactRecord>> contactsOf(String customerId, int limit);

  /** The script document with this id. */
  CompletableFuture<Optional<JsonNode>> script(String scriptId);

  /**
   * A form, read on a thread of its own.
   *
   * @param version that is wanted, or {@link #NEWEST}; the newest stands in for one that is not
   *     here
   * @param reader makes something of the document; takes its time, so never on the caller's thread
   */
  <T> CompletableFuture<Optional<T>> form(
      String formId, int version, Function<JsonNode, Optional<T>> reader);

  /** All forms in every version that is here, in no order. */
  CompletableFuture<List<JsonNode>> forms();

  /** Knowledge articles that match, best first; all of them for an empty text. */
  CompletableFuture<List<JsonNode>> searchArticles(String text, String languageTag, int limit);

  /** The knowledge article with this id. */
  CompletableFuture<Optional<JsonNode>> article(String articleId);

  /** The documents of texts for those who write tickets. */
  CompletableFuture<List<JsonNode>> texts();

  /** The drills (trainers). */
  CompletableFuture<List<JsonNode>> drills();

  /**
   * Stores a draft; what comes together becomes one write. A draft older than 300 ms survives a
   * kill of the process.
   */
  void saveDraft(Draft draft);

  /** The drafts of this agent, newest first. */
  CompletableFuture<List<Draft>> drafts();

  /** The forms that this person is writing, newest first; see {@link Draft#isForm}. */
  CompletableFuture<List<Draft>> formDrafts();

  /** The questions to the tickets that this person saved on this computer, in their order. */
  CompletableFuture<List<TicketFilter>> ticketFilters();

  /** Keeps these in the place of those before; completes when they are on disk. */
  CompletableFuture<Void> keepTicketFilters(List<TicketFilter> filters);

  /** Drops a draft that the agent gave up. */
  void discardDraft(String draftId);

  /**
   * Puts a finished ticket into the outbox and drops its draft, in one durable transaction.
   *
   * @return completes when it is on disk, not when the server has it
   */
  default CompletableFuture<Void> submitTicket(TicketRecord ticket, String draftId) {
    return submit(new Finished(List.of(new Mutation.TicketSubmitted(ticket)), draftId, List.of()));
  }

  /**
   * Puts what is finished into the outbox, drops its draft and deals with what had come back of it,
   * in one durable transaction; completes when it is on disk.
   */
  CompletableFuture<Void> submit(Finished finished);

  /** Files of tickets. */
  FileShelf files();

  /** How far this computer is in step with the server. */
  CompletableFuture<SyncDetails> sync();

  /** What this start of the seat found; a crash is told to whoever asks first. */
  CompletableFuture<Recovered> recovered();

  /** What came back from the server. */
  CameBack cameBack();

  /**
   * Notes whom a call is with and which way its script went; the last note travels with the call's
   * wrap-up, which {@link Seat#finishWrapUp} puts into the outbox by itself.
   */
  void noteCall(
      String callId, @Nullable String customerId, List<Mutation.ScriptStepTaken> scriptPath);

  /** Puts any other mutation into the outbox; completes when it is on disk. */
  default CompletableFuture<Void> submit(Mutation mutation) {
    return submit(new Finished(List.of(mutation), "", List.of()));
  }

  /**
   * Tickets that were found.
   *
   * @param among how many of the server's tickets this computer holds
   */
  record FoundTickets(List<TicketRecord> tickets, int among) {}

  /** Something that is still to be done, and the ticket that it is about. */
  record Followed(TicketRecord ticket, FollowUp what) {}

  /**
   * What an agent has finished.
   *
   * @param mutations applied by the server in this order
   * @param draftId what it was written in, empty when in no draft
   * @param instead numbers of what came back and is replaced by this
   */
  record Finished(List<Mutation> mutations, String draftId, List<Long> instead) {
    public Finished {
      mutations = List.copyOf(mutations);
      instead = List.copyOf(instead);
    }
  }

  /**
   * What an agent has typed and not submitted.
   *
   * @param draftId becomes the ticket's id
   * @param content ticket fields, script path, where the cursor was: the view model's own JSON
   */
  record Draft(String draftId, String callId, String queueId, JsonNode content, long savedAtMs) {
    /** The member that the draft of a form has, and that of a ticket has not. */
    public static final String FORM = "editedForm";

    /** Whether it is a form that somebody writes, and no ticket. */
    public boolean isForm() {
      return content.hasNonNull(FORM);
    }
  }
}
