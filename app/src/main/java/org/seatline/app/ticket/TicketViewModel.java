package org.seatline.app.ticket;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import org.seatline.app.fx.Messages;
import org.seatline.app.session.Desk;
import org.seatline.app.session.Seat;
import org.seatline.app.session.SeatSnapshot;
import org.seatline.protocol.CustomerRecord;
import org.seatline.protocol.TicketRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The ticket on the screen. It is a draft in the local store from the first keystroke on, and a
 * ticket once {@link #submit} has put it into the outbox.
 *
 * <p>Lives on one thread, the one that the seat's observers and futures arrive on.
 */
public final class TicketViewModel {
  private static final Logger LOG = LoggerFactory.getLogger(TicketViewModel.class);

  private final Seat seat;
  private final Messages messages;
  private final InstantSource clock;
  private final ReadOnlyObjectWrapper<@Nullable FormDocument> form = new ReadOnlyObjectWrapper<>();
  private final TicketFields fields = new TicketFields();
  private final ObservableList<CustomerRecord.Meter> meters = FXCollections.observableArrayList();
  private final ObservableList<Desk.Draft> offeredDrafts = FXCollections.observableArrayList();
  private final ReadOnlyObjectWrapper<Saved> saved = new ReadOnlyObjectWrapper<>(Saved.NOTHING);
  private final ReadOnlyIntegerWrapper changes = new ReadOnlyIntegerWrapper();
  private final ReadOnlyIntegerWrapper resumed = new ReadOnlyIntegerWrapper();
  private final ReadOnlyStringWrapper ticketNumber = new ReadOnlyStringWrapper("");
  private final ReadOnlyObjectWrapper<@Nullable FieldModel> wrongField =
      new ReadOnlyObjectWrapper<>();
  private final ReadOnlyIntegerWrapper wrongCount = new ReadOnlyIntegerWrapper();
  private final DeliveryWatch delivery;
  private Supplier<@Nullable JsonNode> scriptMemory = () -> null;
  private Runnable onChange = () -> {};
  private Consumer<Desk.Draft> resumer = draft -> {};
  private @Nullable String draftCustomerId;
  private @Nullable CustomerRecord customer;
  private String callerNumber = "";
  private String draftId = "";
  private String callId = "";
  private String queueId = "";
  private int formVersion;

  /** How safe what is on the screen is. */
  public enum Saved {
    /** Nothing has been typed. */
    NOTHING,
    /** A draft in the local store. */
    DRAFT,
    /** On its way to the disk. */
    SUBMITTING,
    /** A ticket, on this computer's disk, waiting to be sent. */
    KEPT,
    /** The server has it. */
    DELIVERED,
    /** The local store is broken; the fields stay as they are. */
    FAILED
  }

  /** Follows the seat from now on. */
  public TicketViewModel(Seat seat, Messages messages) {
    this(seat, messages, InstantSource.system());
  }

  /** The same with a clock of its own. */
  public TicketViewModel(Seat seat, Messages messages, InstantSource clock) {
    this.seat = seat;
    this.messages = messages;
    this.clock = clock;
    this.delivery = new DeliveryWatch(seat, clock, this::delivered);
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
    return meters;
  }

  /** Drafts of other calls that wait to be taken up again. */
  public ObservableList<Desk.Draft> offeredDrafts() {
    return offeredDrafts;
  }

  /** How safe what is on the screen is. */
  public ReadOnlyObjectProperty<Saved> savedProperty() {
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

  /** The first field that keeps the ticket from being submitted; wants the focus. */
  public ReadOnlyObjectProperty<@Nullable FieldModel> wrongFieldProperty() {
    return wrongField.getReadOnlyProperty();
  }

  /** How many fields keep the ticket from being submitted. */
  public ReadOnlyIntegerProperty wrongCountProperty() {
    return wrongCount.getReadOnlyProperty();
  }

  /** Id of the draft, which becomes the ticket's. */
  public String draftId() {
    return draftId;
  }

  /** Opens an empty ticket for a call. */
  void open(FormDocument document, String forQueueId, String forCallId) {
    begin(document, UUID.randomUUID().toString(), forQueueId, forCallId, document.version());
    fields.prefill(customer, callerNumber);
    revalidate();
  }

  /** Opens a draft again; the agent's own values win over everything that comes later. */
  void restore(FormDocument document, Desk.Draft draft) {
    TicketContent content = TicketContent.of(draft.content());
    begin(document, draft.draftId(), content.queueId(), draft.callId(), content.formVersion());
    fields.restore(content);
    draftCustomerId = content.customerId();
    saved.set(Saved.DRAFT);
    revalidate();
  }

  private void begin(
      FormDocument document, String id, String forQueueId, String forCallId, int version) {
    draftId = id;
    queueId = forQueueId;
    callId = forCallId;
    formVersion = version;
    draftCustomerId = null;
    saved.set(Saved.NOTHING);
    ticketNumber.set("");
    clearProblems();
    fields.open(document, this::edited);
    form.set(document);
  }

  /** Takes the ticket off the screen; a draft stays in the store. */
  void close() {
    form.set(null);
    fields.close();
    clearProblems();
    saved.set(Saved.NOTHING);
    draftId = "";
    callId = "";
  }

  /** Opens a second ticket on the same form, for the same call and customer. */
  public void newTicket() {
    FormDocument document = form.get();
    if (document != null && saved.get() != Saved.SUBMITTING) {
      open(document, queueId, callId);
    }
  }

  /** Whose ticket it is; fills what the record knows into fields that nobody else has filled. */
  void setCustomer(@Nullable CustomerRecord record, String number) {
    customer = record;
    callerNumber = number;
    meters.setAll(record == null ? List.of() : record.meters());
    if (isOpen()) {
      draftCustomerId = record == null ? draftCustomerId : record.id();
      fields.prefill(customer, callerNumber);
      revalidate();
    }
  }

  private @Nullable String customerId() {
    return customer == null ? draftCustomerId : customer.id();
  }

  /**
   * What the script's answers fill. Only what changed since the last time is put in, so that a
   * value that the agent has changed stays.
   */
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
  public Map<String, String> values() {
    return fields.values();
  }

  /** Whether there is anything in it that the record did not know. */
  boolean worthKeeping() {
    return fields.worthKeeping();
  }

  /** Whether a ticket can be written on the screen now. */
  public boolean isOpen() {
    return form.get() != null && saved.get() != Saved.KEPT && saved.get() != Saved.DELIVERED;
  }

  void tie(
      Supplier<@Nullable JsonNode> memory, Runnable changed, Consumer<Desk.Draft> resumeDraft) {
    scriptMemory = memory;
    onChange = changed;
    resumer = resumeDraft;
  }

  /** A few words that a draft is known by; empty when nothing of the kind was written yet. */
  public static String words(Desk.Draft draft) {
    return TicketContent.of(draft.content()).words();
  }

  /** Counts the drafts that were taken up again: the cursor then belongs into the ticket. */
  public ReadOnlyIntegerProperty resumedProperty() {
    return resumed.getReadOnlyProperty();
  }

  /** A draft that the agent wanted is on the screen. */
  void resumed() {
    resumed.set(resumed.get() + 1);
  }

  /** Takes up a draft again; what is on the screen now stays a draft. */
  public void resume(Desk.Draft draft) {
    resumer.accept(draft);
  }

  /** Gives a draft up for good. */
  public void discard(Desk.Draft draft) {
    offeredDrafts.remove(draft);
    seat.desk().discardDraft(draft.draftId());
  }

  /** The call that the ticket on the screen belongs to; empty when there is none. */
  public String callId() {
    return callId;
  }

  private void edited() {
    revalidate();
    saveDraft();
    onChange.run();
  }

  /** Hands the draft to the store; at once, the store puts several together. */
  void saveDraft() {
    FormDocument document = form.get();
    if (document == null || !isOpen() || saved.get() == Saved.SUBMITTING) {
      return;
    }
    var content =
        new TicketContent(
            document.id(),
            formVersion,
            queueId,
            customerId(),
            values(),
            fields.origins(),
            scriptMemory.get());
    seat.desk()
        .saveDraft(new Desk.Draft(draftId, callId, queueId, content.toJson(), clock.millis()));
    saved.set(Saved.DRAFT);
    changes.set(changes.get() + 1);
  }

  private void revalidate() {
    FormDocument document = form.get();
    if (document == null) {
      return;
    }
    fields.revalidate(document);
    wrongCount.set(fields.wrongCount());
  }

  /** Checks a field that the agent leaves; an empty one is not complained about yet. */
  public void leave(FieldModel field) {
    FormDocument document = form.get();
    if (document != null && !field.value().isBlank()) {
      TicketFields.tidy(field);
      field.complain(FormValidation.check(document, field.field(), values()));
    }
  }

  /** The sentence for a problem, in the language of the moment. */
  public String sentence(FormValidation.Problem problem) {
    String label =
        field(problem.fieldId()).map(field -> messages.of(field.field().label())).orElse("");
    return messages.get(problem.key(), label, problem.argument());
  }

  private void clearProblems() {
    fields.list().forEach(field -> field.complain(null));
    wrongField.set(null);
    wrongCount.set(0);
  }

  /**
   * Submits the ticket, or points to the first field that is wrong.
   *
   * @return whether it was complete
   */
  public boolean submit() {
    FormDocument document = form.get();
    SeatSnapshot.Person person = seat.snapshot().person();
    if (document == null || !isOpen() || saved.get() == Saved.SUBMITTING || person == null) {
      return false;
    }
    fields.tidy();
    List<FormValidation.Problem> problems = fields.complain(document);
    wrongCount.set(problems.size());
    wrongField.set(null);
    if (!problems.isEmpty()) {
      wrongField.set(field(problems.getFirst().fieldId()).orElse(null));
      return false;
    }
    send(record(document, person.agent().agentId(), fields.values()));
    return true;
  }

  private TicketRecord record(FormDocument document, String agentId, Map<String, String> values) {
    return new TicketRecord(
        draftId,
        "",
        customerId(),
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

  private void send(TicketRecord ticket) {
    saved.set(Saved.SUBMITTING);
    var _ =
        seat.desk()
            .submitTicket(ticket, ticket.id())
            .whenComplete(
                (done, error) -> {
                  if (error != null) {
                    LOG.error("ticket {} could not be stored", ticket.id(), error);
                    if (draftId.equals(ticket.id())) {
                      saved.set(Saved.FAILED);
                    }
                    return;
                  }
                  if (draftId.equals(ticket.id())) {
                    saved.set(Saved.KEPT);
                  }
                  delivery.await(ticket);
                  onChange.run();
                });
  }

  private void delivered(String ticketId, String number) {
    if (draftId.equals(ticketId) && form.get() != null) {
      ticketNumber.set(number);
      saved.set(Saved.DELIVERED);
      onChange.run();
    }
  }
}
