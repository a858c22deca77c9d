package org.seatline.app.ticket;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.seatline.app.fx.Language;
import org.seatline.app.fx.Messages;
import org.seatline.protocol.LocalizedText;
import org.seatline.protocol.Mutation.Edit;
import org.seatline.protocol.TicketRecord;

/** The form of a ticket that is changed: its state and a note come before the form's own fields. */
final class ChangeForm {
  /** The field of the note that is added. */
  static final String NOTE = "@note";

  private static final List<String> STATES = List.of("open", "in-progress", "waiting", "closed");
  private static final int NOTE_MAX_CHARS = 2_000;

  private final Messages english = new Messages(Language.EN);
  private final Messages chinese = new Messages(Language.ZH);

  /** The form with the fields that a change has; a note needs a customer to be on. */
  FormDocument of(FormDocument form, TicketRecord ticket) {
    List<FormField> fields = new ArrayList<>();
    fields.add(field(Edit.STATE, "ticket.change.state", FormField.Type.CHOICE));
    if (ticket.customerId() != null) {
      fields.add(field(NOTE, "ticket.change.note", FormField.Type.MULTILINE));
    }
    var section =
        new FormDocument.Section("@change", text("ticket.change.section"), List.copyOf(fields));
    List<FormDocument.Section> sections =
        Stream.concat(Stream.of(section), form.sections().stream()).toList();
    return new FormDocument(form.id(), form.version(), form.title(), sections);
  }

  private FormField field(String id, String key, FormField.Type type) {
    boolean choice = type == FormField.Type.CHOICE;
    List<FormField.Option> options =
        choice
            ? STATES.stream()
                .map(state -> new FormField.Option(state, text("customer.ticket-state." + state)))
                .toList()
            : List.of();
    return new FormField(id, text(key), type, choice, null, null, options, NOTE_MAX_CHARS, null);
  }

  private LocalizedText text(String key) {
    return new LocalizedText(english.get(key), chinese.get(key));
  }

  /** What stands in the fields of this form before anybody changes them. */
  static Map<String, String> values(TicketRecord ticket) {
    Map<String, String> values = new LinkedHashMap<>(ticket.fields());
    values.put(Edit.STATE, ticket.state());
    return values;
  }

  /** What was changed, field by field; a note is no field of the ticket. */
  static List<Edit> edits(FormDocument form, TicketRecord before, Map<String, String> values) {
    Map<String, String> was = FormValidation.effective(form, values(before));
    Map<String, String> is = FormValidation.effective(form, values);
    return form.fields()
        .map(FormField::id)
        .filter(id -> !id.equals(NOTE) && !Objects.equals(was.get(id), is.get(id)))
        .map(id -> new Edit(id, was.getOrDefault(id, ""), is.getOrDefault(id, "")))
        .toList();
  }

  /**
   * What is wrong with what was changed. A ticket of an older form may lack what the form asks for
   * today: that keeps nobody from closing it.
   */
  static List<FormValidation.Problem> problems(
      FormDocument form, TicketRecord before, Map<String, String> values) {
    Set<String> changed =
        edits(form, before, values).stream().map(Edit::field).collect(Collectors.toSet());
    return FormValidation.check(form, values).stream()
        .filter(problem -> changed.contains(problem.fieldId()) || problem.fieldId().equals(NOTE))
        .toList();
  }
}
