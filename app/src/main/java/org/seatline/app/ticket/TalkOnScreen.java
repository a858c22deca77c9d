package org.seatline.app.ticket;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.seatline.app.customer.CustomerViewModel;
import org.seatline.app.fx.Language;
import org.seatline.app.fx.Messages;
import org.seatline.app.script.ScriptData;
import org.seatline.app.script.ScriptDocument;
import org.seatline.app.script.ScriptParser;
import org.seatline.app.script.ScriptViewModel;
import org.seatline.app.session.Desk;
import org.seatline.app.session.Seat;
import org.seatline.app.session.SeatSnapshot;
import org.seatline.app.session.Watched;
import org.seatline.protocol.CustomerRecord;
import org.seatline.protocol.Handover;
import org.seatline.protocol.QueueInfo;
import org.seatline.protocol.TicketRecord;
import org.seatline.protocol.document.MalformedDocumentException;
import org.seatline.protocol.form.FormDocument;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The call whose script and ticket are on the screen. Both are opened from the store, as they were
 * left when there is a draft of the call, and put away together.
 */
final class TalkOnScreen {
  private static final Logger LOG = LoggerFactory.getLogger(TalkOnScreen.class);

  private final Seat seat;
  private final InstantSource clock = InstantSource.system();
  private final Messages messages;
  private final Panes panes;
  private final DraftDesk draftDesk;
  private final Runnable opened;
  private SeatSnapshot now;
  private String callId = "";
  private String queueId = "";
  private @Nullable TicketRecord moved;
  private boolean ranOut;

  /** What the talk is shown in. */
  record Panes(CustomerViewModel customer, ScriptViewModel script, TicketViewModel ticket) {}

  /**
   * @param opened runs whenever the call's script or ticket has been opened
   */
  TalkOnScreen(Seat seat, Messages messages, Panes panes, DraftDesk draftDesk, Runnable opened) {
    this.seat = seat;
    this.messages = messages;
    this.panes = panes;
    this.draftDesk = draftDesk;
    this.opened = opened;
    this.now = seat.snapshot();
  }

  /** The seat is this now. */
  void follow(SeatSnapshot next) {
    now = next;
  }

  /** Id of the call, empty when there is none. */
  String callId() {
    return callId;
  }

  /** Whether the ticket on the screen is the call's own. */
  boolean hasItsTicket() {
    return panes.ticket().callId().equals(callId);
  }

  /** What the script may ask for. */
  ScriptData data() {
    return TalkData.of(
        now.person(),
        queueId,
        panes.customer().callerNumberProperty().get(),
        panes.customer().selectedProperty().get(),
        panes.ticket());
  }

  /** What the caller speaks, as far as it is known. */
  Language language() {
    CustomerRecord known = panes.customer().selectedProperty().get();
    if (known != null) {
      return Language.of(known.language());
    }
    SeatSnapshot.CallView call = now.call();
    String attached = call == null ? null : call.attached().get("language");
    return attached == null ? messages.language() : Language.of(attached);
  }

  /** Whether a new ticket of another talk is on the screen, taken up again. */
  private boolean isElsewhere() {
    return !hasItsTicket() && panes.ticket().changes() == null;
  }

  /** Nobody said how the talk ended: its ticket is kept, whatever is in it. */
  void runOut() {
    if (panes.ticket().isOpen() && hasItsTicket()) {
      ranOut = true;
      panes.ticket().saveDraft();
    }
  }

  void putAway() {
    TicketViewModel ticket = panes.ticket();
    boolean draft = ticket.savedProperty().get() == TicketSafety.DRAFT;
    if (draft && !ranOut && !isElsewhere() && !ticket.worthKeeping()) {
      seat.desk().discardDraft(ticket.draftId());
    }
    ticket.screen().close();
    sweep();
    ranOut = false;
    panes.script().close();
    callId = "";
    queueId = "";
    moved = null;
  }

  /** Of the call's tickets only those stay at hand that there is something to do in. */
  void sweep() {
    for (OpenTicket gone : panes.ticket().atHand().sweep()) {
      boolean stored = gone.saved == TicketSafety.DRAFT && gone.begun.callId().equals(callId);
      if (stored && !ranOut) {
        seat.desk().discardDraft(gone.draftId());
      }
    }
  }

  /** Opens another call's script and ticket. */
  void open(String nextCallId, String nextQueueId) {
    callId = nextCallId;
    queueId = nextQueueId;
    moved = moved();
    QueueInfo queue = queue();
    if (queue == null) {
      LOG.warn("call {} came from queue {}, which this seat does not know", callId, queueId);
      panes.script().fail(messages.get("script.no-queue", queueId));
      return;
    }
    CompletableFuture<Optional<JsonNode>> steps = seat.desk().script(queue.scriptId());
    CompletableFuture<List<Desk.Draft>> drafts = seat.desk().drafts();
    CompletableFuture<Optional<FormDocument>> form = form(queue, drafts);
    var _ =
        CompletableFuture.allOf(form, steps, drafts)
            .whenComplete(
                (done, error) -> {
                  if (!nextCallId.equals(callId)) {
                    return;
                  }
                  if (error != null) {
                    LOG.error("the local store could not open the talk {}", callId, error);
                    panes.script().fail(messages.get("script.store-broken"));
                    return;
                  }
                  show(form.join(), steps.join(), draft(drafts.join()));
                  layBeside(drafts.join());
                });
  }

  /** The call's other tickets, after a restart. */
  private void layBeside(List<Desk.Draft> drafts) {
    String mine = callId;
    drafts.stream()
        .filter(draft -> draft.callId().equals(mine))
        .filter(draft -> !panes.ticket().atHand().holds(draft.draftId()))
        .forEach(
            draft -> {
              TicketContent content = TicketContent.of(draft.content());
              Watched.take(
                  "read the form of a ticket",
                  draftDesk.forms().begunWith(content.formId(), content.formVersion()),
                  form -> {
                    if (mine.equals(callId)) {
                      form.ifPresent(found -> panes.ticket().screen().layBeside(found, draft));
                    }
                  });
            });
  }

  private @Nullable QueueInfo queue() {
    SeatSnapshot.Person person = now.person();
    return person == null ? null : person.queues().get(queueId);
  }

  /** The ticket that came with the call from a colleague, or null. */
  private @Nullable TicketRecord moved() {
    SeatSnapshot.CallView call = now.call();
    Handover along = call == null ? null : call.company().handover();
    return along == null ? null : along.ticket();
  }

  /** The call's draft, or the ticket that came with it as one. */
  private Optional<Desk.Draft> draft(List<Desk.Draft> drafts) {
    TicketRecord came = moved;
    return drafts.stream()
        .filter(draft -> draft.callId().equals(callId))
        .findFirst()
        .or(
            () ->
                came == null
                    ? Optional.empty()
                    : Optional.of(TicketReopening.movedHere(came, callId, clock.millis())));
  }

  /** The form that the call's draft began with; the newest one when there is none. */
  private CompletableFuture<Optional<FormDocument>> form(
      QueueInfo queue, CompletableFuture<List<Desk.Draft>> drafts) {
    return drafts.thenCompose(
        list -> {
          Optional<Desk.Draft> draft = draft(list);
          if (draft.isEmpty()) {
            return draftDesk.forms().newest(queue.formId());
          }
          TicketContent content = TicketContent.of(draft.get().content());
          return draftDesk.forms().begunWith(content.formId(), content.formVersion());
        });
  }

  private void show(
      Optional<FormDocument> form, Optional<JsonNode> steps, Optional<Desk.Draft> draft) {
    showTicket(form, draft);
    if (draft.isPresent() && moved == null) { // nobody has written here yet in one that came
      panes.ticket().drafts().resumed();
    }
    showScript(steps, draft);
    opened.run();
    draftDesk.loadOffers();
  }

  private void showTicket(Optional<FormDocument> found, Optional<Desk.Draft> draft) {
    FormDocument form = found.orElse(null);
    if (form == null) {
      return;
    }
    CustomerViewModel customer = panes.customer();
    TicketViewModel ticket = panes.ticket();
    ticket.setCustomer(customer.selectedProperty().get(), customer.callerNumberProperty().get());
    if (draft.isPresent()) {
      ticket.screen().restore(form, draft.get());
    } else {
      ticket.screen().open(form, queueId, callId);
    }
  }

  private void showScript(Optional<JsonNode> json, Optional<Desk.Draft> draft) {
    ScriptViewModel script = panes.script();
    if (json.isEmpty()) {
      script.fail(messages.get("script.none"));
      return;
    }
    try {
      ScriptDocument document = ScriptParser.parse(json.get());
      JsonNode memory = draft.map(d -> TicketContent.of(d.content()).script()).orElse(null);
      if (memory == null) {
        script.open(document, data(), language());
      } else {
        script.restore(document, memory, data(), language());
        panes.ticket().assumeFilled(script.fillsProperty().get());
      }
    } catch (MalformedDocumentException e) {
      LOG.error("the script cannot be used: {}", e.getMessage());
      script.fail(messages.get("script.malformed", e.place()));
    }
  }

  /** The call's own ticket, after another one was on the screen. */
  void showItsTicket() {
    QueueInfo queue = queue();
    if (queue == null || hasItsTicket() || panes.ticket().atHand().showOf(callId)) {
      return;
    }
    String mine = callId;
    CompletableFuture<List<Desk.Draft>> drafts = seat.desk().drafts();
    var _ =
        drafts.thenAcceptBoth(
            form(queue, drafts),
            (list, form) -> {
              if (mine.equals(callId)) {
                showTicket(form, draft(list));
                opened.run();
                draftDesk.loadOffers();
              }
            });
  }
}
