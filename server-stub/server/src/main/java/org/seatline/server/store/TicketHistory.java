package org.seatline.server.store;

import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.seatline.protocol.Mutation.Edit;
import org.seatline.protocol.TicketEvent;

/** Who changed what of which ticket; only grows. */
public final class TicketHistory {
  private final Handle handle;

  TicketHistory(Handle handle) {
    this.handle = handle;
  }

  /** Writes a change down. */
  public void add(String ticketId, TicketEvent event) {
    if (event.edits().isEmpty()) {
      return;
    }
    Batch insert =
        Batch.of(
            handle,
            "insert into ticket_history (ticket_id, at_ms, agent_id, field, before_value,"
                + " after_value) values (?, ?, ?, ?, ?, ?)");
    for (Edit edit : event.edits()) {
      insert.add(
          ticketId, event.atMs(), event.agentId(), edit.field(), edit.before(), edit.after());
    }
    insert.execute();
  }

  /** All changes of a ticket, the oldest first. */
  public List<TicketEvent> of(String ticketId) {
    List<TicketEvent> rows =
        handle
            .select(
                "select at_ms, agent_id, field, before_value, after_value from ticket_history"
                    + " where ticket_id = ? order by number",
                ticketId)
            .map(
                (rs, context) ->
                    new TicketEvent(
                        rs.getLong(1),
                        rs.getString(2),
                        List.of(new Edit(rs.getString(3), rs.getString(4), rs.getString(5)))))
            .list();
    List<TicketEvent> events = new ArrayList<>();
    for (TicketEvent row : rows) {
      TicketEvent last = events.isEmpty() ? null : events.getLast();
      if (last != null && last.atMs() == row.atMs() && last.agentId().equals(row.agentId())) {
        List<Edit> edits = new ArrayList<>(last.edits());
        edits.addAll(row.edits());
        events.set(events.size() - 1, new TicketEvent(row.atMs(), row.agentId(), edits));
      } else {
        events.add(row);
      }
    }
    return events;
  }
}
