package org.seatline.app.ticket;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.seatline.app.customer.CustomerViewModel;
import org.seatline.app.fx.Language;
import org.seatline.app.fx.Messages;
import org.seatline.app.script.MalformedDocumentException;
import org.seatline.app.script.ScriptData;
import org.seatline.app.script.ScriptDocument;
import org.seatline.app.script.ScriptParser;
import org.seatline.app.script.ScriptViewModel;
import org.seatline.app.session.Desk;
import org.seatline.app.session.Seat;
import org.seatline.app.session.SeatSnapshot;
import org.seatline.protocol.CustomerRecord;
import org.seatline.protocol.QueueInfo;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ties a talk together: the answered call opens its script and ticket, the customer's record and
 * the script's answers flow into the ticket, the way through the script goes with the call's
 * wrap-up, and drafts come back after a restart.
 *
 * <p>Needs no toolkit. Lives on one thread, the one that the seat's observers and futures arrive
 * on.
 */
public final class DeskCoordinator {
  private static final Logger LOG = LoggerFactory.getLogger(DeskCoordinator.class);

  private final Seat seat;
  private final Messages messages;
  private final CustomerViewModel customer;
  private final ScriptViewModel script;
  private final TicketViewModel ticket;
  private final LookupFeed lookups;
  private final DraftDesk draftDesk;
  private SeatSnapshot now;
  private String agentId = "";
  private String talkId = "";
  private String talkQueueId = "";
  private boolean talking;
  private List<?> notedPath = List.of();
  private @Nullable String notedCustomerId;

  /** Follows the seat from now on; the view models must follow the same seat. */
  public DeskCoordinator(
      Seat seat,
      Messages messages,
      CustomerViewModel customer,
      ScriptViewModel script,
      TicketViewModel ticket) {
    this.seat = seat;
    this.messages = messages;
    this.customer = customer;
    this.script = script;
    this.ticket = ticket;
    this.now = seat.snapshot();
    this.lookups = new LookupFeed(seat, messages, customer, script);
    script.tie(this::scriptMoved);
    script.stateProperty().addListener(changed -> lookups.show());
    messages.languageProperty().addListener(changed -> lookups.show());
    this.draftDesk = new DraftDesk(seat, ticket);
    ticket.tie(new Talk());
    customer
        .ticketChoice()
        .by(new TicketReopening(seat, ticket)::change, this::showItsTicket, () -> talking);
    customer.selectedProperty().addListener(changed -> customerChanged());
    customer.callerNumberProperty().addListener(changed -> customerChanged());
    seat.observe(this::follow);
  }

  /** Id of the call whose script and ticket are on the screen; empty when there is none. */
  public String talkId() {
    return talkId;
  }

  private void follow(SeatSnapshot next) {
    now = next;
    SeatSnapshot.CallView call = next.call();
    SeatSnapshot.WrapUp wrapUp = next.wrapUp();
    followPerson(next, call == null && wrapUp == null);
    if (call != null) {
      // While it rings, the last call's script and ticket stay.
      if (call.phase() == SeatSnapshot.CallView.Phase.RINGING) {
        leave();
      } else {
        enter(call.callId(), call.queueId());
      }
    } else if (wrapUp != null) {
      enter(wrapUp.callId(), wrapUp.queueId());
      note();
    } else {
      leave();
    }
  }

  /** Nobody finds on the screen what somebody else has written. */
  private void followPerson(SeatSnapshot next, boolean free) {
    SeatSnapshot.Person person = next.person();
    SeatSnapshot.SignIn.Step step = next.signIn().step();
    boolean in = step.covered() || step == SeatSnapshot.SignIn.Step.SIGNED_IN;
    String who = in && person != null ? person.agent().agentId() : "";
    if (who.equals(agentId)) {
      return;
    }
    agentId = who;
    if (free) {
      talking = false;
      putAway();
      ticket.drafts().offer(List.of(), "");
    }
    if (!who.isEmpty()) {
      draftDesk.comeBack(free);
    }
  }

  /** There are more drafts in the store than before. */
  public void draftsCame() {
    draftDesk.loadOffers();
  }

  private void enter(String callId, String queueId) {
    talking = true;
    if (!callId.equals(talkId)) {
      putAway();
      talkId = callId;
      talkQueueId = queueId;
      notedPath = List.of();
      notedCustomerId = null;
      openTalk(callId, queueId);
    }
  }

  /** The talk is over. A ticket that is worth keeping stays on the screen until the next one. */
  private void leave() {
    if (!talking) {
      return;
    }
    talking = false;
    if (!ticket.isOpen() || !ticket.worthKeeping()) {
      putAway();
    }
    draftDesk.loadOffers();
  }

  private void putAway() {
    boolean draft = ticket.savedProperty().get() == TicketSafety.DRAFT;
    if (draft && !ticket.worthKeeping()) {
      seat.desk().discardDraft(ticket.draftId());
    }
    script.close();
    ticket.close();
    talkId = "";
    talkQueueId = "";
  }

  private void openTalk(String callId, String queueId) {
    SeatSnapshot.Person person = now.person();
    QueueInfo queue = person == null ? null : person.queues().get(queueId);
    if (queue == null) {
      LOG.warn("call {} came from queue {}, which this seat does not know", callId, queueId);
      script.fail(messages.get("script.no-queue", queueId));
      return;
    }
    CompletableFuture<Optional<JsonNode>> form = seat.desk().form(queue.formId());
    CompletableFuture<Optional<JsonNode>> steps = seat.desk().script(queue.scriptId());
    CompletableFuture<List<Desk.Draft>> drafts = seat.desk().drafts();
    var _ =
        CompletableFuture.allOf(form, steps, drafts)
            .whenComplete(
                (done, error) -> {
                  if (!callId.equals(talkId)) {
                    return;
                  }
                  if (error != null) {
                    LOG.error("the local store could not open the talk {}", callId, error);
                    script.fail(messages.get("script.store-broken"));
                    return;
                  }
                  Optional<Desk.Draft> draft = ofCall(drafts.join(), callId);
                  openTicket(form.join(), draft);
                  draft.ifPresent(kept -> ticket.drafts().resumed());
                  openScript(steps.join(), draft);
                  scriptMoved();
                  draftDesk.loadOffers();
                });
  }

  private void openTicket(Optional<JsonNode> json, Optional<Desk.Draft> draft) {
    FormDocument form = DraftDesk.parseForm(json);
    if (form == null) {
      return;
    }
    ticket.setCustomer(customer.selectedProperty().get(), customer.callerNumberProperty().get());
    if (draft.isPresent()) {
      ticket.restore(form, draft.get());
    } else {
      ticket.open(form, talkQueueId, talkId);
    }
  }

  private void openScript(Optional<JsonNode> json, Optional<Desk.Draft> draft) {
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
        ticket.assumeFilled(script.fillsProperty().get());
      }
    } catch (MalformedDocumentException e) {
      LOG.error("the script cannot be used: {}", e.getMessage());
      script.fail(messages.get("script.malformed", e.place()));
    }
  }

  private ScriptData data() {
    return TalkData.of(
        now.person(),
        talkQueueId,
        customer.callerNumberProperty().get(),
        customer.selectedProperty().get(),
        ticket);
  }

  private Language language() {
    CustomerRecord known = customer.selectedProperty().get();
    if (known != null) {
      return Language.of(known.language());
    }
    SeatSnapshot.CallView call = now.call();
    String attached = call == null ? null : call.attached().get("language");
    return attached == null ? messages.language() : Language.of(attached);
  }

  private void scriptMoved() {
    if (ticket.callId().equals(talkId)) {
      ticket.fillFromScript(script.fillsProperty().get());
      script.know(data());
      if (script.crumbs().size() > 1) {
        ticket.saveDraft();
      }
    }
    note();
  }

  private void ticketChanged() {
    if (ticket.callId().equals(talkId)) {
      script.know(data());
    }
    if (ticket.savedProperty().get() != TicketSafety.DRAFT) {
      customer.refresh();
    }
  }

  private void customerChanged() {
    if (!talking || !ticket.callId().equals(talkId)) {
      return;
    }
    ticket.setCustomer(customer.selectedProperty().get(), customer.callerNumberProperty().get());
    script.know(data());
    script.suggestLanguage(language());
    scriptMoved();
  }

  /** Tells the store whom the call is with and how its script went, when either has changed. */
  private void note() {
    if (!talking || talkId.isEmpty()) {
      return;
    }
    CustomerRecord known = customer.selectedProperty().get();
    String customerId = known == null ? null : known.id();
    var path = script.stepsTaken();
    boolean same = path.equals(notedPath) && Objects.equals(customerId, notedCustomerId);
    if (!same) {
      notedPath = path;
      notedCustomerId = customerId;
      seat.desk().noteCall(talkId, customerId, path);
    }
  }

  /** The call's own ticket, after another one was on the screen. */
  private void showItsTicket() {
    SeatSnapshot.Person person = now.person();
    QueueInfo queue = person == null ? null : person.queues().get(talkQueueId);
    if (!talking || queue == null || ticket.callId().equals(talkId)) {
      return;
    }
    String callId = talkId;
    CompletableFuture<Optional<JsonNode>> form = seat.desk().form(queue.formId());
    var _ =
        seat.desk()
            .drafts()
            .thenAcceptBoth(
                form,
                (drafts, json) -> {
                  if (callId.equals(talkId)) {
                    openTicket(json, ofCall(drafts, callId));
                    scriptMoved();
                    draftDesk.loadOffers();
                  }
                });
  }

  private static Optional<Desk.Draft> ofCall(List<Desk.Draft> drafts, String callId) {
    return drafts.stream().filter(draft -> draft.callId().equals(callId)).findFirst();
  }

  /** The talk as its ticket knows it. */
  private final class Talk implements TicketTalk {
    @Override
    public @Nullable JsonNode scriptMemory() {
      return ticket.callId().equals(talkId) ? script.memory() : null;
    }

    @Override
    public void ticketChanged() {
      DeskCoordinator.this.ticketChanged();
    }

    @Override
    public boolean isOn() {
      return talking;
    }

    @Override
    public void showItsTicket() {
      DeskCoordinator.this.showItsTicket();
    }
  }
}
