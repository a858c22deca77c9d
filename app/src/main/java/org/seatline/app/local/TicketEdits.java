package org.seatline.app.local;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.seatline.protocol.Mutation.Edit;
import org.seatline.protocol.TicketRecord;

/** A ticket as its author sees it while the server has not answered yet. */
final class TicketEdits {
  private TicketEdits() {}

  static TicketRecord applied(TicketRecord ticket, List<Edit> edits) {
    Map<String, String> fields = new LinkedHashMap<>(ticket.fields());
    String state = ticket.state();
    for (Edit edit : edits) {
      if (edit.field().equals(Edit.STATE)) {
        state = edit.after();
      } else if (edit.after().isEmpty()) {
        fields.remove(edit.field());
      } else {
        fields.put(edit.field(), edit.after());
      }
    }
    return ticket.with(state, fields);
  }

  /** Takes edits back that were rejected, where nobody has written since. */
  static TicketRecord takenBack(TicketRecord ticket, List<Edit> edits) {
    List<Edit> back =
        edits.stream()
            .filter(edit -> value(ticket, edit.field()).equals(edit.after()))
            .map(Edit::back)
            .toList();
    return applied(ticket, back);
  }

  private static String value(TicketRecord ticket, String field) {
    return field.equals(Edit.STATE) ? ticket.state() : ticket.fields().getOrDefault(field, "");
  }
}
