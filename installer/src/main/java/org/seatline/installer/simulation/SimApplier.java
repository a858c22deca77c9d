package org.seatline.installer.simulation;

import java.util.List;
import org.seatline.protocol.ChangeKind;
import org.seatline.protocol.Mutation;
import org.seatline.protocol.MutationResults.Conflict;
import org.seatline.protocol.TicketRecord;
import org.seatline.server.sync.core.TicketMerge;

/** What each kind of mutation does to the simulated server's records. */
final class SimApplier {
  static final String BAD_STATE = "bad-state";
  static final String UNKNOWN_CUSTOMER = "unknown-customer";
  static final String UNKNOWN_FORM = "unknown-form";
  static final String UNKNOWN_TICKET = "unknown-ticket";

  private final ServerBooks books;
  private final Parts parts;

  SimApplier(ServerBooks books, Parts parts) {
    this.books = books;
    this.parts = parts;
  }

  /** Within a transaction. */
  List<Conflict> apply(Mutation mutation) {
    return switch (mutation) {
      case Mutation.NoteAdded note -> note(note);
      case Mutation.TicketSubmitted submitted -> submitted(submitted.ticket());
      case Mutation.TicketChanged changed -> changed(changed);
      case Mutation.CallWrappedUp _,
          Mutation.RecordingMade _,
          Mutation.CallMeasured _,
          Mutation.LineCallEnded _,
          Mutation.OfCustomer _ ->
          throw new IllegalStateException("nobody does that here");
    };
  }

  private List<Conflict> note(Mutation.NoteAdded note) {
    if (note.customerId().equals(People.NOBODY)) {
      throw new Refusal(UNKNOWN_CUSTOMER);
    }
    if (books.find(ChangeKind.CONTACT, note.noteId(), Mutation.NoteAdded.class).isEmpty()) {
      books.putEntry(ChangeKind.CONTACT, note.noteId(), note);
    }
    return List.of();
  }

  private List<Conflict> submitted(TicketRecord ticket) {
    if (ticket.formId().equals(People.NO_FORM)) {
      throw new Refusal(UNKNOWN_FORM);
    }
    books.putEntry(ChangeKind.TICKET, ticket.id(), ticket);
    return List.of();
  }

  private List<Conflict> changed(Mutation.TicketChanged changed) {
    if (changed.edits().stream().anyMatch(edit -> edit.after().equals(People.NO_STATE))) {
      throw new Refusal(BAD_STATE);
    }
    TicketRecord before =
        books
            .find(ChangeKind.TICKET, changed.ticketId(), TicketRecord.class)
            .orElseThrow(() -> new Refusal(UNKNOWN_TICKET));
    TicketMerge.Merged merged = parts.merge(before, changed.edits(), f -> f.startsWith("text"));
    books.putEntry(ChangeKind.TICKET, changed.ticketId(), merged.ticket());
    return merged.conflicts();
  }
}
