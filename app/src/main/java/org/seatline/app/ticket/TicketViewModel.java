package org.seatline.app.ticket;

import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import org.seatline.app.fx.Messages;
import org.seatline.app.session.Desk;
import org.seatline.app.session.Seat;
import org.seatline.app.session.SeatSnapshot;
import org.seatline.protocol.CustomerRecord;
import org.seatline.protocol.TicketRecord;

/**
 * The ticket on the screen. It is a draft in the local store from the first keystroke on, and a
 * ticket once {@link #submit} has put it into the outbox.
 *
 * <p>Lives on one thread, the one that the seat's observers and futures arrive on.
 */
public final class TicketViewModel {
  private final Seat seat;
  private final InstantSource clock;
  private final ReadOnlyObjectWrapper<@Nullable FormDocument> form = new ReadOnlyObjectWrapper<>();
  private final TicketFields fields = new TicketFields();
  private final TicketOwner owner = new TicketOwner();
  private final WaitingDrafts drafts;
  private final TicketCheck check;
  private final TicketKeeping keeping;
  private final ChangeForm changeForm = new ChangeForm();

  /** Follows the seat from now on. */
  public TicketViewModel(Seat seat, Messages messages) {
    this(seat, messages, InstantSource.system());
  }

  /** The same with a clock of its own. */
  public TicketViewModel(Seat seat, Messages messages, InstantSource clock) {
    this.seat = seat;
    this.clock = clock;
    this.keeping = new TicketKeeping(seat, clock, form::get, fields, owner);
    this.drafts = new WaitingDrafts(seat);
    this.check = new TicketCheck(fields, form::get, messages);
  }

  /** The form, or null while no ticket is open. */
  public ReadOnlyObjectProperty<@Nullable FormDocument> formProperty() {
    return form.getReadOnlyProperty();
  }

  /** The fields in the form's order; replaced when another ticket opens. */
  public ObservableList<FieldModel> fields() {
    return fields.list();
  }

  /** The field with this id. */
  public Optional<FieldModel> field(String fieldId) {
    return fields.find(fieldId);
  }

  /** The customer's meters, to choose from. */
  public ObservableList<CustomerRecord.Meter> meters() {
    return owner.meters();
  }

  /** Drafts of other calls that wait to be taken up again. */
  public WaitingDrafts drafts() {
    return drafts;
  }

  /** What keeps the ticket from being submitted. */
  public TicketCheck check() {
    return check;
  }

  /** How safe what is on the screen is. */
  public ReadOnlyObjectProperty<TicketSafety> savedProperty() {
    return keeping.savedProperty();
  }

  /** Where it is kept, and where its author writes. */
  public TicketKeeping keeping() {
    return keeping;
  }

  /** Id of the draft, which becomes the ticket's. */
  public String draftId() {
    return keeping.begun().draftId();
  }

  /** The ticket that is changed, as it was before; null for a new one. */
  public @Nullable TicketRecord changes() {
    return keeping.begun().reopened().changes();
  }

  /** Whether there is a call with a ticket of its own, and this is another one. */
  public boolean isBesideCall() {
    return changes() != null && keeping.talk().isOn();
  }

  /** Opens an empty ticket for a call. */
  void open(FormDocument document, String forQueueId, String forCallId) {
    String id = UUID.randomUUID().toString();
    begin(
        document,
        new TicketBegun(id, forCallId, forQueueId, document.version(), TicketReopened.NEW));
    owner.prefill(fields);
    check.revalidate();
  }

  /** Opens a draft again; the agent's own values win over everything that comes later. */
  void restore(FormDocument document, Desk.Draft draft) {
    TicketContent content = TicketContent.of(draft.content());
    TicketRecord changed = content.reopened().changes();
    begin(
        changed == null ? document : changeForm.of(document, changed),
        new TicketBegun(
            draft.draftId(),
            draft.callId(),
            content.queueId(),
            content.formVersion(),
            content.reopened()));
    fields.restore(content);
    owner.begunFor(content.customerId());
    keeping.restored(content.cursor());
    check.revalidate();
  }

  private void begin(FormDocument document, TicketBegun next) {
    owner.begunFor(null);
    keeping.begin(next);
    check.clear();
    fields.open(document, this::edited);
    form.set(document);
  }

  /** Takes the ticket off the screen; a draft stays in the store. */
  void close() {
    form.set(null);
    fields.close();
    check.clear();
    keeping.close();
  }

  /**
   * Opens a second ticket on the same form, for the same call and customer; from a ticket beside
   * the call's goes back to that one.
   */
  public void newTicket() {
    FormDocument document = form.get();
    if (document == null || savedProperty().get() == TicketSafety.SUBMITTING) {
      return;
    }
    if (isBesideCall()) {
      keeping.talk().showItsTicket();
    } else if (changes() == null) {
      open(document, keeping.begun().queueId(), keeping.begun().callId());
    }
  }

  /** Whose ticket it is; fills what the record knows into fields that nobody else has filled. */
  void setCustomer(@Nullable CustomerRecord record, String number) {
    owner.show(record, number);
    if (isOpen()) {
      owner.keep();
      owner.prefill(fields);
      check.revalidate();
    }
  }

  /** Puts in what the script's answers fill, see {@link TicketFields#fillFromScript}. */
  void fillFromScript(Map<String, String> fills) {
    if (isOpen() && fields.fillFromScript(fills)) {
      edited();
    }
  }

  /** The script filled these before the restart; they are on the screen, or were changed. */
  void assumeFilled(Map<String, String> fills) {
    fields.assumeFilled(fills);
  }

  /** The values on the screen. */
  Map<String, String> values() {
    return fields.values();
  }

  /** Whether there is anything in it that the record did not know. */
  boolean worthKeeping() {
    return fields.worthKeeping();
  }

  /** Whether a ticket can be written on the screen now. */
  public boolean isOpen() {
    return form.get() != null && !savedProperty().get().isTicket();
  }

  /** The call that the ticket on the screen belongs to; empty when there is none. */
  public String callId() {
    return keeping.begun().callId();
  }

  private void edited() {
    check.revalidate();
    saveDraft();
    keeping.talk().ticketChanged();
  }

  /** Hands the draft to the store; at once, the store puts several together. */
  void saveDraft() {
    if (isWritten()) {
      keeping.keepDraft();
    }
  }

  /** Whether somebody writes it: it is on the screen and not on its way. */
  private boolean isWritten() {
    return form.get() != null && keeping.takesChanges();
  }

  /**
   * Submits the ticket, or points to the first field that is wrong.
   *
   * @return whether it was complete
   */
  public boolean submit() {
    FormDocument document = form.get();
    SeatSnapshot.Person person = seat.snapshot().person();
    if (document == null
        || person == null
        || !isWritten()
        || !check.complete(document, changes())) {
      return false;
    }
    var finish = new TicketFinish(document, keeping.begun(), owner.id());
    Desk.Finished finished =
        finish.finished(person.agent().agentId(), fields.values(), clock.millis());
    if (finished.mutations().isEmpty()) {
      return false;
    }
    keeping.submit(finished);
    return true;
  }
}
