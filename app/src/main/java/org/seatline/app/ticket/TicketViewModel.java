package org.seatline.app.ticket;

import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import org.seatline.app.fx.Messages;
import org.seatline.app.session.Desk;
import org.seatline.app.session.DiskState;
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
  private final ReadOnlyObjectWrapper<TicketSafety> saved =
      new ReadOnlyObjectWrapper<>(TicketSafety.NOTHING);
  private final ReadOnlyBooleanWrapper unsaved = new ReadOnlyBooleanWrapper();
  private final ReadOnlyIntegerWrapper changes = new ReadOnlyIntegerWrapper();
  private final ReadOnlyStringWrapper ticketNumber = new ReadOnlyStringWrapper("");
  private final TicketSubmission submission;
  private final ChangeForm changeForm = new ChangeForm();
  private TicketTalk talk = TicketTalk.NONE;
  private TicketBegun begun = TicketBegun.NONE;
  private TicketCursor cursor = TicketCursor.NOWHERE;

  /** Follows the seat from now on. */
  public TicketViewModel(Seat seat, Messages messages) {
    this(seat, messages, InstantSource.system());
  }

  /** The same with a clock of its own. */
  public TicketViewModel(Seat seat, Messages messages, InstantSource clock) {
    this.seat = seat;
    this.clock = clock;
    this.drafts = new WaitingDrafts(seat);
    this.check = new TicketCheck(fields, form::get, messages);
    seat.observe(now -> unsaved.set(now.disk().atLeast(DiskState.Level.NOT_SAVING)));
    this.submission = new TicketSubmission(seat, clock, new Submitted());
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
    return saved.getReadOnlyProperty();
  }

  /** Whether the disk takes nothing now: what is on the screen is nowhere else. */
  public ReadOnlyBooleanProperty unsavedProperty() {
    return unsaved.getReadOnlyProperty();
  }

  /** Counts the changes handed to the store; a draft is safe 300 ms after the last one. */
  public ReadOnlyIntegerProperty changesProperty() {
    return changes.getReadOnlyProperty();
  }

  /** The number that the server gave to the ticket submitted last; empty until then. */
  public ReadOnlyStringProperty ticketNumberProperty() {
    return ticketNumber.getReadOnlyProperty();
  }

  /** Id of the draft, which becomes the ticket's. */
  public String draftId() {
    return begun.draftId();
  }

  /** The ticket that is changed, as it was before; null for a new one. */
  public @Nullable TicketRecord changes() {
    return begun.reopened().changes();
  }

  /** Whether there is a call with a ticket of its own, and this is another one. */
  public boolean isBesideCall() {
    return changes() != null && talk.isOn();
  }

  /** Where the agent is writing; it is kept with the next change of the draft. */
  public void writingAt(TicketCursor next) {
    cursor = next;
  }

  /** Where the agent was writing when the draft was kept. */
  public TicketCursor cursor() {
    return cursor;
  }

  /** Keeps where the agent is writing, although nothing was typed. */
  public void keepCursor() {
    if (saved.get() == TicketSafety.DRAFT) {
      storeDraft();
    }
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
    cursor = content.cursor();
    owner.begunFor(content.customerId());
    saved.set(TicketSafety.DRAFT);
    check.revalidate();
  }

  private void begin(FormDocument document, TicketBegun next) {
    begun = next;
    cursor = TicketCursor.NOWHERE;
    owner.begunFor(null);
    saved.set(TicketSafety.NOTHING);
    ticketNumber.set("");
    check.clear();
    fields.open(document, this::edited);
    form.set(document);
  }

  /** Takes the ticket off the screen; a draft stays in the store. */
  void close() {
    form.set(null);
    fields.close();
    check.clear();
    saved.set(TicketSafety.NOTHING);
    begun = TicketBegun.NONE;
    cursor = TicketCursor.NOWHERE;
  }

  /**
   * Opens a second ticket on the same form, for the same call and customer; from a ticket beside
   * the call's goes back to that one.
   */
  public void newTicket() {
    FormDocument document = form.get();
    if (document == null || saved.get() == TicketSafety.SUBMITTING) {
      return;
    }
    if (isBesideCall()) {
      talk.showItsTicket();
    } else if (changes() == null) {
      open(document, begun.queueId(), begun.callId());
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
    return form.get() != null && !saved.get().isTicket();
  }

  /** Keeps the talk's script with each draft, and tells the talk of every change. */
  void tie(TicketTalk with) {
    talk = with;
  }

  /** The call that the ticket on the screen belongs to; empty when there is none. */
  public String callId() {
    return begun.callId();
  }

  private void edited() {
    check.revalidate();
    saveDraft();
    talk.ticketChanged();
  }

  /** Hands the draft to the store; at once, the store puts several together. */
  void saveDraft() {
    if (isOpen() && saved.get() != TicketSafety.SUBMITTING) {
      storeDraft();
      saved.set(TicketSafety.DRAFT);
      changes.set(changes.get() + 1);
    }
  }

  private void storeDraft() {
    FormDocument document = form.get();
    if (document == null) {
      return;
    }
    var content =
        new TicketContent(
            document.id(),
            begun.formVersion(),
            begun.queueId(),
            owner.id(),
            values(),
            fields.origins(),
            talk.scriptMemory(),
            begun.reopened(),
            cursor);
    seat.desk()
        .saveDraft(
            new Desk.Draft(
                begun.draftId(),
                begun.callId(),
                begun.queueId(),
                content.toJson(),
                clock.millis()));
  }

  /**
   * Submits the ticket, or points to the first field that is wrong.
   *
   * @return whether it was complete
   */
  public boolean submit() {
    FormDocument document = form.get();
    SeatSnapshot.Person person = seat.snapshot().person();
    boolean written = isOpen() && saved.get() != TicketSafety.SUBMITTING;
    if (document == null || person == null || !written || !check.complete(document, changes())) {
      return false;
    }
    var finish = new TicketFinish(document, begun, owner.id());
    Desk.Finished finished =
        finish.finished(person.agent().agentId(), fields.values(), clock.millis());
    if (finished.mutations().isEmpty()) {
      return false;
    }
    saved.set(TicketSafety.SUBMITTING);
    submission.send(finished);
    return true;
  }

  /** What became of a ticket; the screen may show another one by now. */
  private final class Submitted implements TicketSubmission.Outcome {
    @Override
    public void kept(String draftId) {
      if (begun.draftId().equals(draftId)) {
        saved.set(TicketSafety.KEPT);
      }
      talk.ticketChanged();
    }

    @Override
    public void failed(String draftId) {
      if (begun.draftId().equals(draftId)) {
        saved.set(TicketSafety.FAILED);
      }
    }

    @Override
    public void delivered(String draftId, String number) {
      if (begun.draftId().equals(draftId) && form.get() != null) {
        ticketNumber.set(number);
        saved.set(TicketSafety.DELIVERED);
        talk.ticketChanged();
      }
    }
  }
}
