package org.seatline.protocol;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Where a ticket stands, and where it may go from there. */
public enum TicketState {
  /** Nobody works on it yet. */
  OPEN("open"),
  IN_PROGRESS("in-progress"),
  /** For somebody or something outside the centre: its time stands still. */
  WAITING("waiting"),
  /** Done as we see it; the customer has not agreed yet. */
  SOLVED("solved"),
  CLOSED("closed");

  private final String wire;

  TicketState(String wire) {
    this.wire = wire;
  }

  /** As it stands in a {@link TicketRecord}. */
  public String wire() {
    return wire;
  }

  /** The state that is written so; none when there is no such state. */
  public static Optional<TicketState> of(String wire) {
    return Stream.of(values()).filter(state -> state.wire.equals(wire)).findFirst();
  }

  /** All states as they are written, in the order of a ticket's life. */
  public static List<String> names() {
    return Stream.of(values()).map(TicketState::wire).toList();
  }

  /** Whether somebody still has to do something. */
  public boolean isUnfinished() {
    return this != SOLVED && this != CLOSED;
  }

  /** Whether a ticket may go there; what is done is taken up again before it waits or is solved. */
  public boolean mayBecome(TicketState next) {
    return next == this || next().contains(next);
  }

  /** The table of moves. */
  public Set<TicketState> next() {
    return switch (this) {
      case OPEN -> Set.of(IN_PROGRESS, WAITING, SOLVED, CLOSED);
      case IN_PROGRESS -> Set.of(OPEN, WAITING, SOLVED, CLOSED);
      case WAITING -> Set.of(OPEN, IN_PROGRESS, SOLVED, CLOSED);
      case SOLVED -> Set.of(OPEN, IN_PROGRESS, CLOSED);
      case CLOSED -> Set.of(OPEN, IN_PROGRESS);
    };
  }
}
