package org.seatline.app.ticket;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.seatline.app.form.FieldWords;
import org.seatline.app.form.FormNumbers;
import org.seatline.app.fx.Clocks;
import org.seatline.app.fx.Messages;
import org.seatline.app.fx.NumberVeil;
import org.seatline.app.fx.PhoneMask;
import org.seatline.app.print.Paper;
import org.seatline.app.session.SeatSnapshot;
import org.seatline.protocol.CustomerRecord;
import org.seatline.protocol.FollowUp;
import org.seatline.protocol.LocalizedText;
import org.seatline.protocol.QueueInfo;
import org.seatline.protocol.TicketRecord;
import org.seatline.protocol.form.FormDocument;
import org.seatline.protocol.form.FormField;
import org.seatline.protocol.form.TableRows;

/**
 * What a ticket says on paper, in the language of the moment, with numbers as whoever prints it may
 * read them. Needs no toolkit.
 */
final class TicketPaper {
  private final Messages messages;
  private final SeatSnapshot.@Nullable Person reader;
  private final long nowMs;

  /**
   * A ticket to be printed.
   *
   * @param form that it was begun with
   * @param values what stands in its fields, with the computed ones
   * @param ticket as the server has it, or null for a draft
   * @param customer whose it is, or null while nobody is known
   * @param caller the number of the call that it is of, empty for none
   * @param unsent whether something on the screen was not submitted
   */
  record Content(
      FormDocument form,
      Map<String, String> values,
      @Nullable TicketRecord ticket,
      String queueId,
      @Nullable CustomerRecord customer,
      String caller,
      List<FollowUp> followUps,
      boolean unsent) {

    /** Every number that may stand in it. */
    List<String> numbers() {
      List<String> numbers = new ArrayList<>(List.of(caller));
      CustomerRecord of = customer;
      if (of != null) {
        numbers.addAll(of.phones());
      }
      numbers.addAll(FormNumbers.of(form, values));
      followUps.stream().map(FollowUp::number).forEach(numbers::add);
      TicketRecord record = ticket;
      if (record != null) {
        numbers.addAll(FormNumbers.of(form, record, List.of()));
      }
      return List.copyOf(numbers);
    }
  }

  TicketPaper(Messages messages, SeatSnapshot.@Nullable Person reader, long nowMs) {
    this.messages = messages;
    this.reader = reader;
    this.nowMs = nowMs;
  }

  Paper of(Content content) {
    NumberVeil veil = NumberVeil.of(reader, content.numbers());
    List<Paper.Part> parts = new ArrayList<>();
    parts.add(new Paper.Facts(head(content)));
    customer(content, parts);
    for (FormDocument.Section section : content.form().sections()) {
      section(section, content.values(), veil, parts);
    }
    followUps(content.followUps(), parts);
    history(content, veil, parts);
    String by = reader == null ? "" : messages.of(reader.agent().name());
    return new Paper(
            queueName(content.queueId()),
            messages.of(content.form().title()),
            parts,
            messages.get("print.printed", Clocks.dayAndTime(nowMs), by),
            messages.get("print.page"))
        .with(veil::text);
  }

  private List<Paper.Fact> head(Content content) {
    List<Paper.Fact> facts = new ArrayList<>();
    TicketRecord ticket = content.ticket();
    String number = ticket == null ? "" : ticket.number();
    fact(facts, "print.number", number.isEmpty() ? messages.get("print.no-number") : number);
    fact(facts, "print.form", messages.get("print.version", content.form().version()));
    if (content.unsent()) {
      fact(facts, "print.note", messages.get("print.unsent"));
    }
    if (ticket != null) {
      fact(facts, "ticket.change.state", messages.get("customer.ticket-state." + ticket.state()));
      String priority = ticket.handled().priority();
      fact(facts, "ticket.change.priority", messages.get("ticket.priority." + priority));
      fact(facts, "ticket.change.assignee", ticket.handled().assignee());
      fact(facts, "ticket.change.group", queueName(ticket.handled().group()));
      String begun = Clocks.dayAndTime(ticket.createdAtMs());
      fact(facts, "print.begun", messages.get("print.by", begun, ticket.createdBy()));
      Long due = ticket.dueAtMs();
      fact(facts, "print.due", due == null ? "" : Clocks.dayAndTime(due));
    }
    return facts;
  }

  private void customer(Content content, List<Paper.Part> parts) {
    List<Paper.Fact> facts = new ArrayList<>();
    CustomerRecord of = content.customer();
    if (of != null) {
      fact(facts, "print.name", messages.of(of.name()));
      of.phones().forEach(number -> fact(facts, "print.phone", PhoneMask.text(reader, number)));
      fact(facts, "print.address", messages.of(of.address()));
    } else if (!content.caller().isEmpty()) {
      fact(facts, "print.phone", PhoneMask.text(reader, content.caller()));
    }
    add("print.customer", facts, parts);
  }

  private void section(
      FormDocument.Section section,
      Map<String, String> values,
      NumberVeil veil,
      List<Paper.Part> parts) {
    List<Paper.Part> body = new ArrayList<>();
    List<Paper.Fact> facts = new ArrayList<>();
    for (FormField field : section.fields()) {
      String value = values.getOrDefault(field.id(), "");
      if (value.isBlank() || field.id().startsWith("@")) {
        continue; // fields of a change stand in the head, as they were submitted
      }
      var rows = field.type() == FormField.Type.TABLE ? TableRows.parse(value) : null;
      if (rows != null && rows.isPresent()) {
        flush(facts, body);
        body.add(table(field, rows.get(), veil));
      } else {
        facts.add(
            new Paper.Fact(
                messages.of(field.label()), FieldWords.of(messages, veil, field, value)));
      }
    }
    flush(facts, body);
    if (!body.isEmpty()) {
      parts.add(new Paper.Heading(messages.of(section.title())));
      parts.addAll(body);
    }
  }

  private static void flush(List<Paper.Fact> facts, List<Paper.Part> body) {
    if (!facts.isEmpty()) {
      body.add(new Paper.Facts(facts));
      facts.clear();
    }
  }

  private Paper.Table table(FormField field, List<Map<String, String>> rows, NumberVeil veil) {
    List<FormField> columns = field.columns();
    return new Paper.Table(
        messages.of(field.label()),
        columns.stream().map(column -> messages.of(column.label())).toList(),
        rows.stream()
            .map(row -> columns.stream().map(column -> cell(column, row, veil)).toList())
            .toList());
  }

  private String cell(FormField column, Map<String, String> row, NumberVeil veil) {
    String value = row.getOrDefault(column.id(), "");
    return value.isEmpty() ? "" : FieldWords.of(messages, veil, column, value);
  }

  private void followUps(List<FollowUp> all, List<Paper.Part> parts) {
    List<Paper.Fact> lines = new ArrayList<>();
    for (FollowUp each : all) {
      Long done = each.doneAtMs();
      String key = done == null ? "print.follow-up-due" : "print.follow-up-done";
      String when = Clocks.dayAndTime(done == null ? each.dueAtMs() : done);
      lines.add(new Paper.Fact(messages.get(key, when), FollowUpWords.of(messages, reader, each)));
    }
    events("print.follow-ups", lines, parts);
  }

  private void history(Content content, NumberVeil veil, List<Paper.Part> parts) {
    TicketRecord ticket = content.ticket();
    if (ticket == null) {
      return;
    }
    TicketStory story =
        new TicketStory(messages, veil, each -> FollowUpWords.of(messages, reader, each));
    FormDocument form = new ChangeForm().of(content.form(), ticket, reader);
    events(
        "print.history",
        story.lines(form, ticket).reversed().stream()
            .map(line -> new Paper.Fact(line.when(), line.what()))
            .toList(),
        parts);
  }

  private void add(String key, List<Paper.Fact> facts, List<Paper.Part> parts) {
    if (!facts.isEmpty()) {
      parts.add(new Paper.Heading(messages.get(key)));
      parts.add(new Paper.Facts(facts));
    }
  }

  private void events(String key, List<Paper.Fact> lines, List<Paper.Part> parts) {
    if (!lines.isEmpty()) {
      parts.add(new Paper.Heading(messages.get(key)));
      parts.add(new Paper.Events(lines));
    }
  }

  private void fact(List<Paper.Fact> facts, String key, String value) {
    if (!value.isEmpty()) {
      facts.add(new Paper.Fact(messages.get(key), value));
    }
  }

  private String queueName(String id) {
    QueueInfo queue = reader == null ? null : reader.queues().get(id);
    LocalizedText name = queue == null ? null : queue.name();
    return name == null ? id : messages.of(name);
  }
}
