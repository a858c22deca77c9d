package org.seatline.app.customer;

import org.seatline.protocol.TicketRecord;
import org.seatline.protocol.TicketState;

/**
 * An earlier ticket as the customer pane shows it.
 *
 * @param leftMs until it is due; negative when overdue; 0 when it has no date
 */
public record TicketLine(TicketRecord ticket, Due due, long leftMs) {
  private static final long SOON_MS = 4 * 60 * 60 * 1000L;

  /** How urgent it is. */
  public enum Due {
    /** Nothing more to do. */
    CLOSED,
    /** Open, with no date. */
    OPEN,
    /** Open, due later. */
    LATER,
    /** Open, due within four hours. */
    SOON,
    /** Should be done already. */
    OVERDUE
  }

  static TicketLine of(TicketRecord ticket, long nowMs) {
    Long dueAt = ticket.dueAtMs();
    if (!TicketState.of(ticket.state()).map(TicketState::isUnfinished).orElse(true)) {
      return new TicketLine(ticket, Due.CLOSED, 0);
    }
    if (dueAt == null) {
      return new TicketLine(ticket, Due.OPEN, 0);
    }
    long left = dueAt - nowMs;
    Due due = left < 0 ? Due.OVERDUE : left < SOON_MS ? Due.SOON : Due.LATER;
    return new TicketLine(ticket, due, left);
  }

  /** Whether somebody still has to do something. */
  public boolean isOpen() {
    return due != Due.CLOSED;
  }
}
