package org.seatline.app.ticket;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
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
  private final ReadOnlyIntegerWrapper changes = new ReadOnlyIntegerWrapper();
  private final ReadOnlyStringWrapper ticketNumber = new ReadOnlyStringWrapper("");
  private final TicketSubmission submission;
  private Supplier<@Nullable JsonNode> scriptMemory = () -> null;
  private Runnable onChange = () -> {};
  private String draftId = "";
  private String callId = "";
  private String queueId = "";
  private int formVersion;

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
    return draftId;
  }

  /** Opens an empty ticket for a call. */
  void open(FormDocument document, String forQueueId, String forCallId) {
    begin(document, UUID.randomUUID().toString(), forQueueId, forCallId, document.version());
    owner.prefill(fields);
    check.revalidate();
  }

  /** Opens a draft again; the agent's own values win over everything that comes later. */
  void restore(FormDocument document, Desk.Draft draft) {
    TicketContent content = TicketContent.of(draft.content());
    begin(document, draft.draftId(), content.queueId(), draft.callId(), content.formVersion());
    fields.restore(content);
    owner.begunFor(content.customerId());
    saved.set(TicketSafety.DRAFT);
    check.revalidate();
  }

  private void begin(
      FormDocument document, String id, String forQueueId, String forCallId, int version) {
    draftId = id;
    queueId = forQueueId;
    callId = forCallId;
    formVersion = version;
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
    draftId = "";
    callId = "";
  }

  /** Opens a second ticket on the same form, for the same call and customer. */
  public void newTicket() {
    FormDocument document = form.get();
    if (document != null && saved.get() != TicketSafety.SUBMITTING) {
      open(document, queueId, callId);
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

  /** Keeps the script's state with each draft, and tells of every change. */
  void tie(Supplier<@Nullable JsonNode> memory, Runnable changed) {
    scriptMemory = memory;
    onChange = changed;
  }

  /** The call that the ticket on the screen belongs to; empty when there is none. */
  public String callId() {
    return callId;
  }

  private void edited() {
    check.revalidate();
    saveDraft();
    onChange.run();
  }

  /** Hands the draft to the store; at once, the store puts several together. */
  void saveDraft() {
    FormDocument document = form.get();
    if (document == null || !isOpen() || saved.get() == TicketSafety.SUBMITTING) {
      return;
    }
    var content =
        new TicketContent(
            document.id(),
            formVersion,
            queueId,
            owner.id(),
            values(),
            fields.origins(),
            scriptMemory.get());
    seat.desk()
        .saveDraft(new Desk.Draft(draftId, callId, queueId, content.toJson(), clock.millis()));
    saved.set(TicketSafety.DRAFT);
    changes.set(changes.get() + 1);
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
    if (document == null || person == null || !written || !check.complete(document)) {
      return false;
    }
    saved.set(TicketSafety.SUBMITTING);
    submission.send(record(document, person.agent().agentId(), fields.values()));
    return true;
  }

  private TicketRecord record(FormDocument document, String agentId, Map<String, String> values) {
    return new TicketRecord(
        draftId,
        "",
        owner.id(),
        callId.isEmpty() ? null : callId,
        queueId,
        document.id(),
        formVersion,
        "open",
        FormValidation.effective(document, values),
        agentId,
        clock.millis(),
        null);
  }

  /** What became of a ticket; the screen may show another one by now. */
  private final class Submitted implements TicketSubmission.Outcome {
    @Override
    public void kept(String ticketId) {
      if (draftId.equals(ticketId)) {
        saved.set(TicketSafety.KEPT);
      }
      onChange.run();
    }

    @Override
    public void failed(String ticketId) {
      if (draftId.equals(ticketId)) {
        saved.set(TicketSafety.FAILED);
      }
    }

    @Override
    public void delivered(String ticketId, String number) {
      if (draftId.equals(ticketId) && form.get() != null) {
        ticketNumber.set(number);
        saved.set(TicketSafety.DELIVERED);
        onChange.run();
      }
    }
  }
}
