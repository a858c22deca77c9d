package org.seatline.app.returned;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.seatline.app.form.FieldWords;
import org.seatline.app.fx.Clocks;
import org.seatline.app.fx.Messages;
import org.seatline.app.fx.NumberVeil;
import org.seatline.app.fx.PhoneMask;
import org.seatline.app.returned.CameBackPage.Word;
import org.seatline.app.session.CameBack.Item;
import org.seatline.app.session.Masked;
import org.seatline.app.session.SeatSnapshot;
import org.seatline.app.ticket.FollowUpWords;
import org.seatline.protocol.Disposition;
import org.seatline.protocol.FollowUp;
import org.seatline.protocol.Mutation;
import org.seatline.protocol.TicketRecord;
import org.seatline.protocol.form.FormDocument;
import org.seatline.protocol.form.FormField;

/** Says in words what came back, and why. */
final class CameBackWords {
  static final String UNKNOWN_CUSTOMER = "unknown-customer";

  private final Messages messages;
  private final Supplier<SeatSnapshot.@Nullable Person> reader;

  /**
   * @param reader who reads it, null while nobody is signed in
   */
  CameBackWords(Messages messages, Supplier<SeatSnapshot.@Nullable Person> reader) {
    this.messages = messages;
    this.reader = reader;
  }

  String title(Mutation mutation, Material material) {
    FormDocument form = material.form();
    TicketRecord ticket = material.ticket();
    String about = form == null ? "" : messages.of(form.title());
    return switch (mutation) {
      case Mutation.TicketSubmitted _ -> messages.get("returned.ticket", about);
      case Mutation.TicketChanged _ ->
          messages.get(
              "returned.change", ticket == null ? "" : "#" + ticket.number() + " " + about);
      case Mutation.NoteAdded _ -> messages.get("returned.note");
      case Mutation.CallWrappedUp _ -> messages.get("returned.wrap-up");
      case Mutation.RecordingMade _ -> messages.get("returned.recording");
      case Mutation.CallMeasured _ -> messages.get("returned.quality");
      case Mutation.LineCallEnded _ -> messages.get("returned.line-call");
      case Mutation.OfCustomer m -> customers().title(m);
    };
  }

  private CustomerWords customers() {
    return new CustomerWords(messages, reader.get());
  }

  /** Why, and what to do. */
  String reason(String code) {
    String key = "returned.reason." + code;
    return messages.has(key) ? messages.get(key) : messages.get("returned.reason-unknown", code);
  }

  /** Every word of it. */
  List<Word> words(List<Item> items, Material material, SeatSnapshot now) {
    List<Word> words = new ArrayList<>();
    for (Item item : items) {
      words.addAll(words(item.mutation(), material, now));
    }
    return words;
  }

  private List<Word> words(Mutation mutation, Material material, SeatSnapshot now) {
    return switch (mutation) {
      case Mutation.TicketSubmitted(TicketRecord ticket) -> fields(ticket.fields(), material);
      case Mutation.TicketChanged change -> edits(change, material);
      case Mutation.NoteAdded note -> List.of(new Word(messages.get("returned.text"), note.text()));
      case Mutation.CallWrappedUp wrapUp ->
          List.of(
              new Word(
                  messages.get("returned.disposition"), disposition(wrapUp.disposition(), now)));
      case Mutation.RecordingMade recording ->
          List.of(
              new Word(
                  messages.get("returned.recorded"),
                  Clocks.dayAndTime(recording.manifest().startedAtMs())
                      + "  "
                      + Clocks.duration(recording.manifest().durationMs())));
      case Mutation.CallMeasured measured ->
          List.of(new Word(messages.get("returned.call"), measured.callId()));
      case Mutation.LineCallEnded call ->
          List.of(
              new Word(
                  messages.get("returned.call"),
                  Clocks.dayAndTime(call.startedMs())
                      + "  "
                      + PhoneMask.text(now.person(), call.number())));
      case Mutation.OfCustomer m -> customers().words(m);
    };
  }

  private List<Word> fields(Map<String, String> fields, Material material) {
    FormDocument form = material.form();
    List<Word> words = new ArrayList<>();
    if (form != null) {
      form.fields()
          .filter(field -> fields.containsKey(field.id()))
          .forEach(
              field -> words.add(word(field.id(), fields.getOrDefault(field.id(), ""), material)));
    }
    // What the form does not know (any more) is shown all the same: no word is left out.
    fields.forEach(
        (id, value) -> {
          if (form == null || form.field(id).isEmpty()) {
            words.add(word(id, value, material));
          }
        });
    return words;
  }

  List<Word> edits(Mutation.TicketChanged change, Material material) {
    return change.edits().stream().map(edit -> word(edit.field(), edit.after(), material)).toList();
  }

  private Word word(String field, String value, Material material) {
    return new Word(label(field, material.form()), value(field, value, material));
  }

  /** What a field is called. */
  String label(String field, @Nullable FormDocument form) {
    if (field.equals(Mutation.Edit.STATE)) {
      return messages.get("ticket.change.state");
    }
    if (Mutation.Edit.HANDLING.contains(field)) {
      return messages.get("ticket.change." + field.substring(1));
    }
    if (FollowUp.isField(field)) {
      return messages.get("ticket.follow-up.label.kind");
    }
    return form == null
        ? field
        : form.field(field).map(known -> messages.of(known.label())).orElse(field);
  }

  /** A value as people read it. */
  String value(String field, String value, Material material) {
    FormDocument form = material.form();
    NumberVeil veil = NumberVeil.of(reader.get(), material.numbers());
    if (field.equals(Mutation.Edit.STATE)) {
      return messages.get("customer.ticket-state." + value);
    }
    if (field.equals(Mutation.Edit.PRIORITY)) {
      return messages.get("ticket.priority." + value);
    }
    if (FollowUp.isField(field)) {
      return FollowUp.read(value)
          .map(what -> veil.text(FollowUpWords.of(messages, reader.get(), what)))
          .orElse("");
    }
    return known(field, form)
        .map(known -> FieldWords.of(messages, veil, known, value))
        .orElseGet(() -> veil.unknown(value));
  }

  /** What stands on one side of a conflict, as it was typed but for numbers. */
  String side(String field, String value, Material material) {
    NumberVeil veil = NumberVeil.of(reader.get(), material.numbers());
    return holdsNumbers(field, material) ? value(field, value, material) : veil.text(value);
  }

  /** What is to be edited: a masked number is no beginning, it is typed anew. */
  String editable(String field, String text, boolean typed, Material material) {
    return !typed && holdsNumbers(field, material) ? "" : text;
  }

  /** Whether the field's value is a number that this reader sees masked. */
  private boolean holdsNumbers(String field, Material material) {
    return Masked.masks(reader.get())
        && known(field, material.form())
            .filter(known -> known.type() == FormField.Type.PHONE)
            .isPresent();
  }

  private static Optional<FormField> known(String field, @Nullable FormDocument form) {
    return form == null ? Optional.empty() : form.field(field);
  }

  private String disposition(String id, SeatSnapshot now) {
    SeatSnapshot.Person person = now.person();
    List<Disposition> known = person == null ? List.of() : person.dispositions();
    return known.stream()
        .filter(each -> each.id().equals(id))
        .findFirst()
        .map(each -> messages.of(each.name()))
        .orElse(id);
  }
}
