package org.seatline.installer.simulation;

import java.util.List;
import java.util.Map;
import org.seatline.protocol.ChangeKind;
import org.seatline.protocol.Mutation;
import org.seatline.protocol.Mutation.Edit;
import org.seatline.protocol.TicketRecord;

/** What agents do at their seats and administrators at the server. */
final class People {
  static final String NOBODY = "nobody";
  static final String NO_FORM = "no-form";
  static final String NO_STATE = "no-state";
  private static final int CUSTOMERS = 4;
  private static final int BAD_PER_MILLE = 50;
  private static final int BAD_STATE_PER_MILLE = 300;
  private static final List<String> FIELDS = List.of("choice-1", "choice-2", "text-1", "text-2");

  private final Fate fate;

  People(Fate fate) {
    this.fate = fate;
  }

  String anyCustomer() {
    return "c" + fate.below(CUSTOMERS);
  }

  /** Something that an agent does, knowing what the seat shows. */
  Mutation work(SeatBooks books) {
    int dice = fate.below(10);
    if (dice < 4) {
      return note();
    }
    List<TicketRecord> tickets = tickets(books);
    return dice < 6 || tickets.isEmpty() ? ticket() : change(fate.one(tickets));
  }

  private Mutation note() {
    String customer = fate.perMille(BAD_PER_MILLE) ? NOBODY : anyCustomer();
    long unique = fate.unique();
    return new Mutation.NoteAdded("note-" + unique, customer, "what was said " + unique, unique);
  }

  private Mutation ticket() {
    String form = fate.perMille(BAD_PER_MILLE) ? NO_FORM : "form";
    long unique = fate.unique();
    return new Mutation.TicketSubmitted(
        new TicketRecord(
            "ticket-" + unique,
            "",
            anyCustomer(),
            null,
            "queue",
            form,
            1,
            "open",
            Map.of("text-1", "first words " + unique),
            "1001",
            unique,
            null));
  }

  private Mutation change(TicketRecord seen) {
    long unique = fate.unique();
    String field = fate.below(4) == 0 ? Edit.STATE : fate.one(FIELDS);
    String before = field.equals(Edit.STATE) ? seen.state() : seen.fields().getOrDefault(field, "");
    boolean bad = field.equals(Edit.STATE) && fate.perMille(BAD_STATE_PER_MILLE);
    String after = bad ? NO_STATE : "value " + unique;
    return new Mutation.TicketChanged(seen.id(), List.of(new Edit(field, before, after)), unique);
  }

  /** Tickets that the seat has a copy of, and its own that wait. */
  private static List<TicketRecord> tickets(SeatBooks books) {
    List<TicketRecord> seen = books.bodies(ChangeKind.TICKET, TicketRecord.class);
    for (SeatBooks.Item item : books.items().values()) {
      if (item.standing() == SeatBooks.Standing.PENDING
          && item.mutation() instanceof Mutation.TicketSubmitted(TicketRecord own)) {
        seen.add(own);
      }
    }
    return seen;
  }

  /** An administrator changes something that seats copy. */
  void administer(ServerBooks books) {
    long unique = fate.unique();
    switch (fate.below(9)) {
      case 0 -> books.putEntry(ChangeKind.SCRIPT, "script-" + fate.below(3), "script " + unique);
      case 1 -> books.putEntry(ChangeKind.DRILL, "drill-" + fate.below(3), "drill " + unique);
      case 2, 4, 5 -> books.putEntry(ChangeKind.CUSTOMER, anyCustomer(), null);
      case 3 -> books.putEntry(ChangeKind.ARTICLE, "article-" + fate.below(3), null);
      default -> books.putEntry(ChangeKind.CUSTOMER, anyCustomer(), "customer " + unique);
    }
  }
}
