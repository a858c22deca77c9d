package org.seatline.app.ticket;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.seatline.app.fx.Language;
import org.seatline.app.fx.Messages;
import org.seatline.app.session.SeatSnapshot;
import org.seatline.protocol.LocalizedText;
import org.seatline.protocol.Mutation.Edit;
import org.seatline.protocol.TicketPriority;
import org.seatline.protocol.TicketRecord;
import org.seatline.protocol.TicketState;
import org.seatline.protocol.form.FormDocument;
import org.seatline.protocol.form.FormField;
import org.seatline.protocol.form.FormState;
import org.seatline.protocol.form.FormValidation;

/** The form of a ticket that is changed: its state and a note come before the form's own fields. */
final class ChangeForm {
  /** The field of the note that is added. */
  static final String NOTE = "@note";

  private final Messages english = new Messages(Language.EN);
  private final Messages chinese = new Messages(Language.ZH);

  /** The form with the fields that a change has; a note needs a customer to be on. */
  FormDocument of(FormDocument form, TicketRecord ticket, SeatSnapshot.@Nullable Person person) {
    List<FormField> fields = new ArrayList<>();
    fields.add(choice(Edit.STATE, "ticket.change.state", true, states(ticket)));
    fields.add(choice(Edit.PRIORITY, "ticket.change.priority", true, priorities()));
    fields.add(choice(Edit.ASSIGNEE, "ticket.change.assignee", false, people(ticket, person)));
    fields.add(choice(Edit.GROUP, "ticket.change.group", false, groups(ticket, person)));
    if (ticket.customerId() != null) {
      fields.add(
          FormField.plain(NOTE, text("ticket.change.note"), FormField.Type.MULTILINE, false));
    }
    var section =
        new FormDocument.Section("@change", text("ticket.change.section"), List.copyOf(fields));
    List<FormDocument.Section> sections =
        Stream.concat(Stream.of(section), form.sections().stream()).toList();
    return new FormDocument(form.id(), form.version(), form.title(), sections);
  }

  /** Where it is, and where it may go from there. */
  private List<FormField.Option> states(TicketRecord ticket) {
    TicketState now = TicketState.of(ticket.state()).orElse(TicketState.OPEN);
    return Stream.of(TicketState.values())
        .filter(now::mayBecome)
        .map(TicketState::wire)
        .map(state -> new FormField.Option(state, text("customer.ticket-state." + state)))
        .toList();
  }

  private List<FormField.Option> priorities() {
    return TicketPriority.names().stream()
        .map(name -> new FormField.Option(name, text("ticket.priority." + name)))
        .toList();
  }

  /** Nobody, whoever has it, and whoever looks at it. */
  private List<FormField.Option> people(TicketRecord ticket, SeatSnapshot.@Nullable Person person) {
    Map<String, LocalizedText> names = new LinkedHashMap<>();
    if (person != null) {
      names.put(person.agent().agentId(), person.agent().name());
    }
    List<FormField.Option> people = new ArrayList<>();
    people.add(new FormField.Option("", text("ticket.change.nobody")));
    people.addAll(options(names, ticket.handled().assignee()));
    return List.copyOf(people);
  }

  private static List<FormField.Option> groups(
      TicketRecord ticket, SeatSnapshot.@Nullable Person person) {
    Map<String, LocalizedText> names = new LinkedHashMap<>();
    if (person != null) {
      person.queues().forEach((id, queue) -> names.put(id, queue.name()));
    }
    return options(names, ticket.handled().group());
  }

  private static List<FormField.Option> options(Map<String, LocalizedText> names, String now) {
    if (!now.isEmpty()) {
      names.putIfAbsent(now, new LocalizedText(now, now));
    }
    return names.entrySet().stream()
        .map(name -> new FormField.Option(name.getKey(), name.getValue()))
        .toList();
  }

  private FormField choice(
      String id, String key, boolean required, List<FormField.Option> options) {
    return FormField.plain(id, text(key), FormField.Type.CHOICE, required).choosing(options);
  }

  private LocalizedText text(String key) {
    return new LocalizedText(english.get(key), chinese.get(key));
  }

  /** What stands in the fields of this form before anybody changes them. */
  static Map<String, String> values(TicketRecord ticket) {
    Map<String, String> values = new LinkedHashMap<>(ticket.fields());
    values.put(Edit.STATE, ticket.state());
    Edit.HANDLING.forEach(id -> values.put(id, ticket.value(id)));
    return values;
  }

  /** What was changed, field by field; a note is no field of the ticket. */
  static List<Edit> edits(FormState now, TicketRecord before) {
    Map<String, String> was = now.with(values(before)).effective();
    Map<String, String> is = now.effective();
    return now.form()
        .fields()
        .map(FormField::id)
        .filter(id -> !id.equals(NOTE) && !Objects.equals(was.get(id), is.get(id)))
        .map(id -> new Edit(id, was.getOrDefault(id, ""), is.getOrDefault(id, "")))
        .filter(edit -> !isOfOldDraft(edit))
        .toList();
  }

  /** A draft of before tickets had a priority leaves it as it is. */
  private static boolean isOfOldDraft(Edit edit) {
    return edit.field().equals(Edit.PRIORITY) && edit.after().isEmpty();
  }

  /**
   * What is wrong with what was changed. A ticket of an older form may lack what the form asks for
   * today: that keeps nobody from closing it.
   */
  static List<FormValidation.Problem> problems(FormState now, TicketRecord before) {
    Set<String> changed = edits(now, before).stream().map(Edit::field).collect(Collectors.toSet());
    return now.problems().stream()
        .filter(problem -> changed.contains(problem.fieldId()) || problem.fieldId().equals(NOTE))
        .toList();
  }
}
