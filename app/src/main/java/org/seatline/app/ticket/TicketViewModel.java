package org.seatline.app.ticket;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import org.seatline.app.form.FieldModel;
import org.seatline.app.fx.Messages;
import org.seatline.app.session.Seat;
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
  private final ReadOnlyObjectWrapper<@Nullable FormDocument> form = new ReadOnlyObjectWrapper<>();
  private final TicketFields fields;
  private final TicketOwner owner = new TicketOwner();
  private final WaitingDrafts drafts;
  private final TicketCheck check;
  private final TicketKeeping keeping;
  private final DuplicateWatch duplicates;
  private final NewTicket choosing;
  private final TicketFollowUps followUps;
  private final DueTasks due;
  private final TicketScreen screen;
  private final TicketsAtHand atHand;
  private final TicketLeaving leaving;
  private final TicketTexts texts;
  private final TicketFiles files;
  private final TicketVeil veil;

  /** Follows the seat from now on. */
  public TicketViewModel(Seat seat, Messages messages) {
    this(seat, messages, InstantSource.system());
  }

  /** The same with a clock of its own. */
  public TicketViewModel(Seat seat, Messages messages, InstantSource clock) {
    this.veil = new TicketVeil(seat, this, owner);
    this.fields = new TicketFields(clock);
    this.keeping = new TicketKeeping(seat, clock, form::get, fields, owner);
    this.drafts = new WaitingDrafts(seat);
    this.check = new TicketCheck(fields, form::get, messages);
    this.duplicates = new DuplicateWatch(seat, this, clock);
    this.choosing = new NewTicket(seat, this, messages);
    this.due = new DueTasks(seat, this, messages, clock);
    this.followUps = new TicketFollowUps(seat, this, messages, clock);
    this.screen = new TicketScreen(seat, this, fields, owner, form);
    this.atHand = new TicketsAtHand(screen);
    this.leaving = new TicketLeaving(seat, this, fields, owner, clock);
    this.texts = new TicketTexts(seat, this, owner, messages, clock);
    this.files = new TicketFiles(seat, this);
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

  /** The centre's texts, to put into it. */
  public TicketTexts texts() {
    return texts;
  }

  /** Its files. */
  TicketFiles files() {
    return files;
  }

  /** What brings tickets to the screen and takes them off it. */
  TicketScreen screen() {
    return screen;
  }

  /** How it leaves the seat: to the server, or to a colleague. */
  TicketLeaving leaving() {
    return leaving;
  }

  /** The choice of the form of a new ticket. */
  public NewTicket choosing() {
    return choosing;
  }

  /** Numbers of the ticket on the screen as whoever is signed in may read them. */
  TicketVeil veil() {
    return veil;
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

  void edited() {
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
  boolean isWritten() {
    return form.get() != null && keeping.takesChanges();
  }

  /**
   * Submits the ticket, or points to the first field that is wrong.
   *
   * @return whether it was complete
   */
  public boolean submit() {
    return leaving.submit();
  }
}
