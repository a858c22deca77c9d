package org.seatline.app.ticket;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.seatline.app.customer.CustomerViewModel;
import org.seatline.app.fx.Messages;
import org.seatline.app.script.ScriptViewModel;
import org.seatline.app.session.Seat;
import org.seatline.app.session.SeatSnapshot;
import org.seatline.protocol.CustomerRecord;

/**
 * Ties a talk together: the answered call opens its script and ticket, the customer's record and
 * the script's answers flow into the ticket, the way through the script goes with the call's
 * wrap-up, and drafts come back after a restart.
 *
 * <p>Needs no toolkit. Lives on one thread, the one that the seat's observers and futures arrive
 * on.
 */
public final class DeskCoordinator {
  private final CustomerViewModel customer;
  private final ScriptViewModel script;
  private final TicketViewModel ticket;
  private final LookupFeed lookups;
  private final DraftDesk draftDesk;
  private final TalkOnScreen talk;
  private final TalkNote note;
  private String agentId = "";
  private boolean talking;
  private SeatSnapshot.@Nullable WrapUp wrappingUp;

  /** Follows the seat from now on; the view models must follow the same seat. */
  public DeskCoordinator(
      Seat seat,
      Messages messages,
      CustomerViewModel customer,
      ScriptViewModel script,
      TicketViewModel ticket) {
    this.customer = customer;
    this.script = script;
    this.ticket = ticket;
    this.lookups = new LookupFeed(seat, messages, customer, script);
    script.tie(this::scriptMoved);
    script.stateProperty().addListener(changed -> lookups.show());
    messages.languageProperty().addListener(changed -> lookups.show());
    this.draftDesk = new DraftDesk(seat, ticket);
    this.note = new TalkNote(seat.desk());
    this.talk =
        new TalkOnScreen(
            seat,
            messages,
            new TalkOnScreen.Panes(customer, script, ticket),
            draftDesk,
            this::scriptMoved);
    ticket.keeping().tie(new Talk());
    customer
        .record()
        .ticketChoice()
        .by(new TicketReopening(seat, ticket)::change, this::showItsTicket, () -> talking);
    customer.selectedProperty().addListener(changed -> customerChanged());
    customer.callerNumberProperty().addListener(changed -> customerChanged());
    seat.observe(this::follow);
  }

  /** Id of the call whose script and ticket are on the screen; empty when there is none. */
  public String talkId() {
    return talk.callId();
  }

  private void follow(SeatSnapshot next) {
    talk.follow(next);
    SeatSnapshot.CallView call = next.call();
    SeatSnapshot.WrapUp wrapUp = next.wrapUp();
    followPerson(next, call == null && wrapUp == null);
    if (call != null) {
      // While it rings, or a colleague asks, the last call's script and ticket stay.
      if (call.phase() == SeatSnapshot.CallView.Phase.RINGING || call.company().asks() != null) {
        leave();
      } else {
        enter(call.callId(), call.queueId());
      }
    } else if (wrapUp != null) {
      wrappingUp = wrapUp;
      enter(wrapUp.callId(), wrapUp.queueId());
      noteTalk();
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
      talk.putAway();
      ticket.atHand().clear();
      ticket.drafts().offer(List.of(), "");
    }
    if (!who.isEmpty() && person != null) {
      draftDesk.forms().prepare(person.queues().values());
      draftDesk.comeBack(free);
    }
  }

  /** There are more drafts in the store than before. */
  public void draftsCame() {
    draftDesk.loadOffers();
  }

  private void enter(String callId, String queueId) {
    talking = true;
    ticket.choosing().during(callId, queueId);
    if (!callId.equals(talk.callId())) {
      talk.putAway();
      note.begin();
      talk.open(callId, queueId);
    }
  }

  /** The talk is over. A ticket that is worth keeping stays on the screen until the next one. */
  private void leave() {
    if (!talking) {
      return;
    }
    talking = false;
    ticket.choosing().during("", "");
    SeatSnapshot.WrapUp last = wrappingUp;
    wrappingUp = null;
    boolean ranOut =
        last != null && last.callId().equals(talk.callId()) && last.disposition() == null;
    if (ranOut) {
      talk.runOut();
    }
    if (!ticket.isOpen() || !(ranOut || ticket.worthKeeping())) {
      talk.putAway();
    } else {
      talk.sweep();
    }
    draftDesk.loadOffers();
  }

  private void scriptMoved() {
    if (talk.hasItsTicket()) {
      ticket.fillFromScript(script.fillsProperty().get());
      script.know(talk.data());
      if (script.crumbs().size() > 1) {
        ticket.saveDraft();
      }
    }
    noteTalk();
  }

  private void ticketChanged() {
    if (talk.hasItsTicket()) {
      script.know(talk.data());
    }
    if (ticket.savedProperty().get() != TicketSafety.DRAFT) {
      customer.record().refresh();
    }
  }

  private void customerChanged() {
    CustomerRecord record = customer.selectedProperty().get();
    ticket.choosing().show(record, customer.callerNumberProperty().get());
    if (!talking || !talk.hasItsTicket()) {
      return;
    }
    ticket.setCustomer(customer.selectedProperty().get(), customer.callerNumberProperty().get());
    script.know(talk.data());
    script.suggestLanguage(talk.language());
    scriptMoved();
  }

  private void noteTalk() {
    if (talking && !talk.callId().isEmpty()) {
      note.note(talk.callId(), customer.selectedProperty().get(), script.stepsTaken());
    }
  }

  private void showItsTicket() {
    if (talking) {
      talk.showItsTicket();
    }
  }

  /** The talk as its ticket knows it. */
  private final class Talk implements TicketTalk {
    @Override
    public @Nullable JsonNode scriptMemory() {
      return talk.hasItsTicket() ? script.memory() : null;
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
    public void ticketShown() {
      customerChanged();
      draftDesk.loadOffers();
    }

    @Override
    public void showItsTicket() {
      DeskCoordinator.this.showItsTicket();
    }
  }
}
