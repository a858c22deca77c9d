package org.seatline.app.ticket;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import org.seatline.app.form.FieldModel;
import org.seatline.app.fx.Messages;
import org.seatline.app.session.Desk;
import org.seatline.app.session.Seat;
import org.seatline.app.session.SeatSnapshot;
import org.seatline.protocol.CustomerRecord;
import org.seatline.protocol.FollowUp;
import org.seatline.protocol.TicketRecord;
import org.seatline.protocol.form.FormDocument;
import org.seatline.protocol.form.FormState;

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
  private final TicketFields fields;
  private final TicketOwner owner = new TicketOwner();
  private final WaitingDrafts drafts;
  private final TicketCheck check;
  private final TicketKeeping keeping;
  private final ChangeForm changeForm = new ChangeForm();
  private final DuplicateWatch duplicates;
  private final NewTicket choosing;
  private final TicketFollowUps followUps;
  private final DueTasks due;
  private final TicketsAtHand atHand = new TicketsAtHand(new Screen());

  /** Follows the seat from now on. */
  public TicketViewModel(Seat seat, Messages messages) {
    this(seat, messages, InstantSource.system());
  }

  /** The same with a clock of its own. */
  public TicketViewModel(Seat seat, Messages messages, InstantSource clock) {
    this.seat = seat;
    this.clock = clock;
    this.fields = new TicketFields(clock);
    this.keeping = new TicketKeeping(seat, clock, form::get, fields, owner);
    this.drafts = new WaitingDrafts(seat);
    this.check = new TicketCheck(fields, form::get, messages);
    this.duplicates = new DuplicateWatch(seat, this, clock);
    this.choosing = new NewTicket(seat, this, messages);
    this.due = new DueTasks(seat, this, messages, clock);
    this.followUps = new TicketFollowUps(seat, this, messages, clock);
    keeping.tellOthers(atHand::became);
    savedProperty().addListener(changed -> duplicates.look());
    savedProperty().addListener(changed -> atHand.show());
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

  /** Whether there is a ticket about the same already. */
  public DuplicateWatch duplicates() {
    return duplicates;
  }

  /** The tickets that are written side by side. */
  public TicketsAtHand atHand() {
    return atHand;
  }

  /** The choice of the form of a new ticket. */
  public NewTicket choosing() {
    return choosing;
  }

  /** What is still to be done about the ticket on the screen. */
  public TicketFollowUps followUps() {
    return followUps;
  }

  /** Whose it is, or null while nobody is known. */
  @Nullable String customerId() {
    return owner.id();
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
    return changes() != null && callId().equals(draftId()) && keeping.talk().isOn();
  }

  /** Opens an empty ticket for a call. */
  void open(FormDocument document, String forQueueId, String forCallId) {
    open(document, forQueueId, forCallId, owner.lift());
  }

  /** Opens an empty ticket for somebody. */
  void open(FormDocument document, String forQueueId, String forCallId, OpenTicket.Owner whose) {
    String id = UUID.randomUUID().toString();
    var begun = new TicketBegun(id, forCallId, forQueueId, document.version(), TicketReopened.NEW);
    var nobodyElse = new OpenTicket.Owner(whose.record(), null, whose.callerNumber());
    atHand.leave();
    put(OpenTicket.fresh(document, begun, nobodyElse, this::edited));
    owner.prefill(fields);
    check.revalidate();
    duplicates.look();
    atHand.show();
  }

  /** Opens a draft again; the agent's own values win over everything that comes later. */
  void restore(FormDocument document, Desk.Draft draft) {
    OpenTicket ticket = stored(document, draft);
    atHand.leave();
    put(ticket);
    duplicates.look();
  }

  /** Puts a draft of the store beside the ticket on the screen. */
  void layBeside(FormDocument document, Desk.Draft draft) {
    OpenTicket ticket = stored(document, draft);
    ticket.missing = ticket.count(FormState.of(ticket.form, values(ticket), today()));
    atHand.remember(ticket);
  }

  private OpenTicket stored(FormDocument document, Desk.Draft draft) {
    TicketRecord changed = TicketContent.of(draft.content()).reopened().changes();
    FormDocument shown =
        changed == null ? document : changeForm.of(document, changed, seat.snapshot().person());
    return OpenTicket.stored(shown, draft, owner.lift(), this::edited);
  }

  private static Map<String, String> values(OpenTicket ticket) {
    Map<String, String> values = new LinkedHashMap<>();
    ticket.fields.forEach(field -> values.put(field.field().id(), field.value()));
    return values;
  }

  private void put(OpenTicket next) {
    check.clear();
    owner.put(next.owner);
    keeping.put(next);
    fields.open(next.fields);
    form.set(next.form);
    check.revalidate();
    followUps.show();
    atHand.enter(next);
  }

  /** The screen, as the tickets beside it see it. */
  private final class Screen implements TicketsAtHand.Screen {
    @Override
    public void lift(OpenTicket into) {
      into.missing = missing();
      into.owner = owner.lift();
      keeping.lift(into);
    }

    @Override
    public void put(OpenTicket ticket) {
      atHand.leave();
      TicketViewModel.this.put(ticket);
      keeping.talk().ticketShown();
      duplicates.look();
      drafts.resumed();
    }

    @Override
    public int missing() {
      FormDocument document = form.get();
      return document == null ? 0 : check.missing(document, changes());
    }

    @Override
    public TicketSafety saved() {
      return savedProperty().get();
    }

    @Override
    public boolean isTalking() {
      return keeping.talk().isOn();
    }
  }

  /** Takes the ticket off the screen; a draft stays in the store. */
  void close() {
    atHand.leave();
    form.set(null);
    fields.close();
    check.clear();
    keeping.close();
    followUps.show();
    duplicates.look();
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
    } else if (changes() == null || !callId().equals(draftId())) {
      form.set(
          null); // or the screen would keep the fields of the ticket before: the form is the same
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
      duplicates.look();
      atHand.show();
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

  /** The day of the moment. */
  LocalDate today() {
    return fields.today();
  }

  /** What the form says of the values on the screen. */
  FormState state(FormDocument document) {
    return fields.state(document);
  }

  /** Whether there is anything in it that the record did not know. */
  boolean worthKeeping() {
    return fields.worthKeeping() || !keeping.begun().reopened().followUps().isEmpty();
  }

  /** Whether a ticket can be written on the screen now. */
  public boolean isOpen() {
    return form.get() != null && !savedProperty().get().isTicket();
  }

  /** The call that the ticket on the screen belongs to; empty when there is none. */
  public String callId() {
    return keeping.begun().callId();
  }

  /** What a colleague would go on with; null when there is nothing worth it. */
  @Nullable TicketRecord carried() {
    return carried(clock.millis());
  }

  private @Nullable TicketRecord carried(long nowMs) {
    TicketFinish finish = goingOn();
    SeatSnapshot.Person person = seat.snapshot().person();
    boolean there = changes() != null || savedProperty().get().isTicket() || worthKeeping();
    return finish == null || person == null || !there
        ? null
        : finish.carried(person.agent().agentId(), nowMs);
  }

  private @Nullable TicketFinish goingOn() {
    FormDocument document = form.get();
    return document == null
        ? null
        : new TicketFinish(
            fields.state(document).with(TicketFinish.goingOn(fields.values())),
            keeping.begun(),
            owner.id());
  }

  /** Puts it into the outbox, unless it is a ticket already; the record once it is on disk. */
  CompletableFuture<@Nullable TicketRecord> keepCarried() {
    long nowMs = clock.millis();
    TicketFinish finish = goingOn();
    SeatSnapshot.Person person = seat.snapshot().person();
    TicketRecord carried = carried(nowMs);
    if (finish == null || person == null || carried == null || !isWritten()) {
      return CompletableFuture.completedFuture(carried);
    }
    return keeping
        .submit(finish.handedOver(person.agent().agentId(), nowMs))
        .thenApply(done -> carried);
  }

  /** Something is not promised any more with the draft on the screen. */
  void withdraw(FollowUp promised) {
    keeping.withdraw(promised);
    edited();
    followUps.show();
  }

  /** The number of whoever the ticket is for, empty for none. */
  String phone() {
    return owner.phone();
  }

  /** What this person has to do about tickets. */
  public DueTasks due() {
    return due;
  }

  /** Something more is promised with the draft on the screen. */
  void promise(FollowUp promised) {
    keeping.promise(promised);
    edited();
    followUps.show();
  }

  private void edited() {
    check.revalidate();
    saveDraft();
    duplicates.look();
    atHand.show();
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
    var finish = new TicketFinish(fields.state(document), keeping.begun(), owner.id());
    Desk.Finished finished = finish.finished(person.agent().agentId(), clock.millis());
    if (finished.mutations().isEmpty()) {
      return false;
    }
    var _ = keeping.submit(finished); // its outcome shows in savedProperty
    return true;
  }
}
