package org.seatline.app.returned;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.seatline.app.fx.Clocks;
import org.seatline.app.fx.Messages;
import org.seatline.app.returned.CameBackPage.Word;
import org.seatline.app.session.SeatSnapshot;
import org.seatline.protocol.Mutation;
import org.seatline.protocol.MutationResults.Conflict;

/** Makes the page's lines and details. */
final class CameBackPages {
  private final Messages messages;
  private final CameBackWords words;

  CameBackPages(Messages messages, Supplier<SeatSnapshot.@Nullable Person> reader) {
    this.messages = messages;
    this.words = new CameBackWords(messages, reader);
  }

  CameBackPage.Line line(CameBackCase of, Material material) {
    boolean conflict = of instanceof CameBackCase.Conflicted;
    String why =
        of instanceof CameBackCase.Rejected rejected
            ? words.reason(rejected.code())
            : messages.get("returned.conflict", of.head().conflicts().size());
    String at = Clocks.timeOfDay(of.head().atMs());
    return new CameBackPage.Line(words.title(of.head().mutation(), material), at, why, conflict);
  }

  CameBackPage.Rejected rejected(
      CameBackCase.Rejected of,
      Material material,
      SeatSnapshot now,
      @Nullable String note,
      boolean free) {
    Mutation mutation = of.head().mutation();
    boolean form =
        mutation instanceof Mutation.TicketSubmitted
            || (mutation instanceof Mutation.TicketChanged && material.ticket() != null);
    boolean withoutCustomer =
        of.code().equals(CameBackWords.UNKNOWN_CUSTOMER)
            && !(mutation instanceof Mutation.NoteAdded);
    return new CameBackPage.Rejected(
        words.title(mutation, material),
        at(of),
        words.reason(of.code()),
        of.code(),
        words.words(of.items(), material, now),
        mutation instanceof Mutation.NoteAdded n ? note == null ? n.text() : note : null,
        form ? messages.get("returned.correct") : null,
        messages.get(withoutCustomer ? "returned.without-customer" : "returned.again"),
        form && !free ? messages.get("returned.after-call") : "");
  }

  CameBackPage.Conflicted conflicted(
      CameBackCase.Conflicted of, Material material, ConflictChoices choices) {
    List<CameBackPage.Field> fields = new ArrayList<>();
    List<Conflict> conflicts = choices.conflicts();
    for (int i = 0; i < conflicts.size(); i++) {
      fields.add(field(conflicts.get(i), material, choices, i == choices.current()));
    }
    Set<String> disputed = conflicts.stream().map(Conflict::field).collect(Collectors.toSet());
    List<Mutation.Edit> taken =
        of.change().edits().stream().filter(edit -> !disputed.contains(edit.field())).toList();
    var applied = new Mutation.TicketChanged(of.change().ticketId(), taken, of.change().atMs());
    return new CameBackPage.Conflicted(
        words.title(of.change(), material),
        at(of),
        fields,
        words.edits(applied, material),
        choices.open());
  }

  private CameBackPage.Field field(
      Conflict conflict, Material material, ConflictChoices choices, boolean current) {
    CameBackPage.Choice choice = choices.choice(conflict);
    return new CameBackPage.Field(
        words.label(conflict.field(), material.form()),
        words.side(conflict.field(), conflict.yours(), material),
        words.side(conflict.field(), choices.theirs(conflict), material),
        choice,
        words.editable(
            conflict.field(),
            choices.text(conflict),
            choice == CameBackPage.Choice.EDITED,
            material),
        current);
  }

  private String at(CameBackCase of) {
    return messages.get("returned.at", Clocks.dayAndTime(of.head().atMs()));
  }

  /** Every word, a line for each. */
  String text(CameBackPage.Detail detail) {
    List<String> lines = new ArrayList<>(List.of(detail.title()));
    switch (detail) {
      case CameBackPage.Rejected rejected -> {
        String note = rejected.note();
        if (note == null) {
          rejected.words().forEach(word -> lines.add(line(word)));
        } else {
          lines.add(note);
        }
      }
      case CameBackPage.Conflicted conflicted ->
          conflicted
              .fields()
              .forEach(
                  field -> {
                    lines.add(line(new Word(field.label(), field.mine())));
                    lines.add(messages.get("returned.theirs") + ": " + field.theirs());
                  });
    }
    return String.join("\n", lines);
  }

  private static String line(Word word) {
    return word.label() + ": " + word.text();
  }
}
