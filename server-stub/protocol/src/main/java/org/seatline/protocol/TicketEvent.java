package org.seatline.protocol;

import java.util.List;

/**
 * Somebody changed a ticket.
 *
 * @param atMs Unix milliseconds, by the server's clock
 * @param edits what was written, field by field, with what stood there before
 */
public record TicketEvent(long atMs, String agentId, List<Mutation.Edit> edits) {
  public TicketEvent {
    edits = List.copyOf(edits);
  }
}
