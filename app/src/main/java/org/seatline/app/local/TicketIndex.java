package org.seatline.app.local;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.seatline.app.session.TicketQuery;
import org.seatline.protocol.TicketRecord;

/**
 * What tickets are found by, in memory: searched from the newest on until enough are found. A line
 * says where to look, not what is there. On the store's thread.
 */
final class TicketIndex {
  private static final Comparator<Line> NEWEST_FIRST =
      Comparator.comparingLong(Line::createdMs).reversed().thenComparing(Line::id);

  private final Map<String, Line> lines = new HashMap<>();
  private List<Line> sorted = new ArrayList<>();
  private boolean changed;

  private record Line(
      String id,
      String text,
      String state,
      String queue,
      String group,
      String assignee,
      long createdMs) {
    static Line of(TicketRecord ticket) {
      return new Line(
          ticket.id(),
          TicketQuery.text(ticket),
          ticket.state(),
          ticket.queueId(),
          ticket.handled().group(),
          ticket.handled().assignee(),
          ticket.createdAtMs());
    }

    boolean isWanted(TicketQuery query) {
      return query.findsHandling(state, queue, group, assignee, createdMs) && query.findsText(text);
    }
  }

  void put(TicketRecord ticket) {
    lines.put(ticket.id(), Line.of(ticket));
    changed = true;
  }

  void remove(String id) {
    changed |= lines.remove(id) != null;
  }

  int size() {
    return lines.size();
  }

  /** Ids, the newest first. */
  List<String> find(TicketQuery query, int limit) {
    if (changed) {
      sorted = new ArrayList<>(lines.values());
      sorted.sort(NEWEST_FIRST);
      changed = false;
    }
    return sorted.stream().filter(line -> line.isWanted(query)).limit(limit).map(Line::id).toList();
  }
}
