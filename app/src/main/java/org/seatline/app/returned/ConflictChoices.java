package org.seatline.app.returned;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.seatline.app.returned.CameBackPage.Choice;
import org.seatline.protocol.Mutation;
import org.seatline.protocol.Mutation.Edit;
import org.seatline.protocol.MutationResults.Conflict;
import org.seatline.protocol.TicketRecord;

/** What an agent decides about the fields of one conflict, field by field. */
final class ConflictChoices {
  private final CameBackCase.Conflicted conflicted;
  private final @Nullable TicketRecord ticket;
  private final Map<String, Chosen> chosen = new LinkedHashMap<>();
  private int current;

  private record Chosen(Choice choice, String text) {}

  /**
   * Nothing is decided yet.
   *
   * @param ticket as it is here now, or null
   */
  ConflictChoices(CameBackCase.Conflicted conflicted, @Nullable TicketRecord ticket) {
    this.conflicted = conflicted;
    this.ticket = ticket;
  }

  List<Conflict> conflicts() {
    return conflicted.head().conflicts();
  }

  /** What the server has: it may have gone on since it answered. */
  String theirs(Conflict conflict) {
    String here = ticket == null ? "" : ticket.fields().getOrDefault(conflict.field(), "");
    // Until the server's record has come, the copy here has what was there before, or our own.
    boolean old = here.isEmpty() || here.equals(conflict.yours()) || here.equals(before(conflict));
    return old ? conflict.theirs() : here;
  }

  private String before(Conflict conflict) {
    return conflicted.change().edits().stream()
        .filter(edit -> edit.field().equals(conflict.field()))
        .findFirst()
        .map(Edit::before)
        .orElse("");
  }

  Choice choice(Conflict conflict) {
    Chosen made = chosen.get(conflict.field());
    return made == null ? Choice.OPEN : made.choice();
  }

  /** What will stand in the field. */
  String text(Conflict conflict) {
    Chosen made = chosen.get(conflict.field());
    return made == null ? conflict.yours() : made.text();
  }

  int current() {
    return current;
  }

  /** The keys are about this field now. */
  void current(int index) {
    current = Math.clamp(index, 0, conflicts().size() - 1);
  }

  /** Decides the current field; the keys go on to the next one that is open. */
  void choose(Choice choice) {
    Conflict conflict = conflicts().get(current);
    String text =
        switch (choice) {
          case MINE -> conflict.yours();
          case THEIRS -> theirs(conflict);
          case OPEN, EDITED -> text(conflict);
        };
    chosen.put(conflict.field(), new Chosen(choice, text));
    if (choice != Choice.EDITED) {
      goOn();
    }
  }

  /** The current field is to say this. */
  void edit(String text) {
    chosen.put(conflicts().get(current).field(), new Chosen(Choice.EDITED, text));
  }

  private void goOn() {
    for (int i = 1; i < conflicts().size(); i++) {
      int next = (current + i) % conflicts().size();
      if (choice(conflicts().get(next)) == Choice.OPEN) {
        current = next;
        return;
      }
    }
  }

  /** How many fields are not decided. */
  int open() {
    return (int) conflicts().stream().filter(each -> choice(each) == Choice.OPEN).count();
  }

  /** What has to be said to the server; nothing when all of theirs stays. */
  List<Mutation> mutations(long nowMs) {
    List<Edit> edits = new ArrayList<>();
    for (Conflict conflict : conflicts()) {
      String theirs = theirs(conflict);
      if (choice(conflict) != Choice.THEIRS && !text(conflict).equals(theirs)) {
        edits.add(new Edit(conflict.field(), theirs, text(conflict)));
      }
    }
    return edits.isEmpty()
        ? List.of()
        : List.of(new Mutation.TicketChanged(conflicted.change().ticketId(), edits, nowMs));
  }
}
