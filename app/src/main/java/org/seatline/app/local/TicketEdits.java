package org.seatline.app.local;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.seatline.protocol.Mutation.Edit;
import org.seatline.protocol.TicketHandling;
import org.seatline.protocol.TicketRecord;

/** A ticket as its author sees it while the server has not answered yet. */
final class TicketEdits {
  private TicketEdits() {}

  static TicketRecord applied(TicketRecord ticket, List<Edit> edits) {
    Map<String, String> fields = new LinkedHashMap<>(ticket.fields());
    String state = ticket.state();
    TicketHandling handling = ticket.handling();
    for (Edit edit : edits) {
      if (edit.field().equals(Edit.STATE)) {
        state = edit.after();
      } else if (Edit.isHandling(edit.field())) {
        handling =
            (handling == null ? TicketHandling.NONE : handling).with(edit.field(), edit.after());
      } else if (edit.after().isEmpty()) {
        fields.remove(edit.field());
      } else {
        fields.put(edit.field(), edit.after());
      }
    }
    TicketRecord applied = ticket.with(state, fields);
    return handling == null ? applied : applied.with(handling, ticket.dueAtMs());
  }

  /** Takes edits back that were rejected, where nobody has written since. */
  static TicketRecord takenBack(TicketRecord ticket, List<Edit> edits) {
    List<Edit> back =
        edits.stream()
            .filter(edit -> ticket.value(edit.field()).equals(edit.after()))
            .map(Edit::back)
            .toList();
    return applied(ticket, back);
  }
}
