package org.seatline.app.form;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.seatline.protocol.FollowUp;
import org.seatline.protocol.TicketRecord;
import org.seatline.protocol.form.FormDocument;
import org.seatline.protocol.form.FormField;
import org.seatline.protocol.form.TableRows;

/** The phone numbers that a ticket's fields hold, today and earlier. Pure. */
public final class FormNumbers {
  private FormNumbers() {}

  /** What stands in phone fields, and in the phone columns of tables. */
  public static List<String> of(FormDocument form, Map<String, String> values) {
    List<String> numbers = new ArrayList<>();
    form.fields().forEach(field -> collect(field, values.getOrDefault(field.id(), ""), numbers));
    return List.copyOf(numbers);
  }

  /** The same of a ticket, with its history, its follow-ups, and the numbers of its customer. */
  public static List<String> of(FormDocument form, TicketRecord ticket, Collection<String> phones) {
    List<String> numbers = new ArrayList<>(phones);
    numbers.addAll(of(form, ticket.fields()));
    ticket.handled().followUps().stream().map(FollowUp::number).forEach(numbers::add);
    ticket.handled().history().stream()
        .flatMap(event -> event.edits().stream())
        .forEach(
            edit -> {
              numbers.addAll(of(form, Map.of(edit.field(), edit.before())));
              numbers.addAll(of(form, Map.of(edit.field(), edit.after())));
            });
    return List.copyOf(numbers);
  }

  private static void collect(FormField field, String value, List<String> numbers) {
    if (value.isBlank()) {
      return;
    }
    if (field.type() == FormField.Type.PHONE) {
      numbers.add(value);
    } else if (field.type() == FormField.Type.TABLE) {
      for (Map<String, String> row : TableRows.parse(value).orElse(List.of())) {
        field
            .columns()
            .forEach(column -> collect(column, row.getOrDefault(column.id(), ""), numbers));
      }
    }
  }
}
