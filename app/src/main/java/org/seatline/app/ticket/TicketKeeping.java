package org.seatline.app.ticket;

import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;
import org.seatline.app.session.Desk;
import org.seatline.app.session.DiskState;
import org.seatline.app.session.Seat;
import org.seatline.protocol.FollowUp;
import org.seatline.protocol.form.FormDocument;

/**
 * Where the ticket on the screen is kept: a draft in the local store from the first keystroke on,
 * in the outbox once it is submitted, at the server at last. Lives on the thread of {@link
 * TicketViewModel}.
 */
public final class TicketKeeping {
  private final Seat seat;
  private final InstantSource clock;
  private final Supplier<@Nullable FormDocument> form;
  private final TicketFields fields;
  private final TicketOwner owner;
  private final TicketSubmission submission;
  private final ReadOnlyObjectWrapper<TicketSafety> saved =
      new ReadOnlyObjectWrapper<>(TicketSafety.NOTHING);
  private final ReadOnlyBooleanWrapper unsaved = new ReadOnlyBooleanWrapper();
  private final ReadOnlyIntegerWrapper changes = new ReadOnlyIntegerWrapper();
  private final ReadOnlyStringWrapper number = new ReadOnlyStringWrapper("");
  private TicketTalk talk = TicketTalk.NONE;
  private DraftOutcome others = (draftId, safety, given) -> {};
  private TicketBegun begun = TicketBegun.NONE;
  private TicketCursor cursor = TicketCursor.NOWHERE;

  TicketKeeping(
      Seat seat,
      InstantSource clock,
      Supplier<@Nullable FormDocument> form,
      TicketFields fields,
      TicketOwner owner) {
    this.seat = seat;
    this.clock = clock;
    this.form = form;
    this.fields = fields;
    this.owner = owner;
    this.submission = new TicketSubmission(seat, clock, new Submitted());
    seat.observe(now -> unsaved.set(now.disk().atLeast(DiskState.Level.NOT_SAVING)));
  }

  /** How safe what is on the screen is. */
  ReadOnlyObjectProperty<TicketSafety> savedProperty() {
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
  public ReadOnlyStringProperty numberProperty() {
    return number.getReadOnlyProperty();
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

  /** Keeps the talk's script with each draft, and tells the talk of every change. */
  void tie(TicketTalk with) {
    talk = with;
  }

  TicketTalk talk() {
    return talk;
  }

  /** What is on the screen was begun as this. */
  TicketBegun begun() {
    return begun;
  }

  /** Another ticket is on the screen. */
  void put(OpenTicket next) {
    begun = next.begun;
    cursor = next.cursor;
    saved.set(next.saved);
    number.set(next.number);
  }

  /** Notes how the ticket on the screen is kept. */
  void lift(OpenTicket into) {
    into.begun = begun;
    into.cursor = cursor;
    into.saved = saved.get();
    into.number = number.get();
  }

  /** Tells what became of tickets that are not on the screen. */
  void tellOthers(DraftOutcome told) {
    others = told;
  }

  /** What became of a ticket. */
  interface DraftOutcome {
    void became(String draftId, TicketSafety safety, String number);
  }

  /** Nothing is on the screen any more; a draft stays in the store. */
  void close() {
    saved.set(TicketSafety.NOTHING);
    begun = TicketBegun.NONE;
    cursor = TicketCursor.NOWHERE;
  }

  /** Whether it can still be changed: it is neither a ticket nor about to become one. */
  boolean takesChanges() {
    return !saved.get().isTicket() && saved.get() != TicketSafety.SUBMITTING;
  }

  /** Something more is promised with it. */
  void promise(FollowUp promised) {
    begun = begun.and(promised);
  }

  /** Something is not promised any more. */
  void withdraw(FollowUp promised) {
    begun = begun.without(promised);
  }

  /** Hands the draft to the store; at once, the store puts several together. */
  void keepDraft() {
    storeDraft();
    saved.set(TicketSafety.DRAFT);
    changes.set(changes.get() + 1);
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
            fields.values(),
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

  /** Puts the finished ticket into the outbox; done when it is on disk. */
  CompletableFuture<Void> submit(Desk.Finished finished) {
    saved.set(TicketSafety.SUBMITTING);
    return submission.send(finished);
  }

  /** What became of a ticket; the screen may show another one by now. */
  private final class Submitted implements TicketSubmission.Outcome {
    @Override
    public void kept(String draftId) {
      if (begun.draftId().equals(draftId)) {
        saved.set(TicketSafety.KEPT);
      } else {
        others.became(draftId, TicketSafety.KEPT, "");
      }
      talk.ticketChanged();
    }

    @Override
    public void failed(String draftId) {
      if (begun.draftId().equals(draftId)) {
        saved.set(TicketSafety.FAILED);
      } else {
        others.became(draftId, TicketSafety.FAILED, "");
      }
    }

    @Override
    public void delivered(String draftId, String given) {
      if (begun.draftId().equals(draftId)) {
        number.set(given);
        saved.set(TicketSafety.DELIVERED);
        talk.ticketChanged();
      } else {
        others.became(draftId, TicketSafety.DELIVERED, given);
      }
    }
  }
}
