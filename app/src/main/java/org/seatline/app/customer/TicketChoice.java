package org.seatline.app.customer;

import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.seatline.protocol.TicketRecord;

/** Opens the customer's open tickets to be changed, one after the other, then the call's own. */
public final class TicketChoice {
  private Consumer<TicketRecord> open = ticket -> {};
  private Runnable back = () -> {};
  private BooleanSupplier talking = () -> false;
  private int next;

  TicketChoice() {}

  /**
   * Who opens them.
   *
   * @param back opens the call's own ticket again
   * @param talking whether there is a call
   */
  public void by(Consumer<TicketRecord> open, Runnable back, BooleanSupplier talking) {
    this.open = open;
    this.back = back;
    this.talking = talking;
  }

  /** Opens this one. */
  public void open(TicketRecord ticket) {
    open.accept(ticket);
  }

  /** Another customer is shown. */
  void reset() {
    next = 0;
  }

  /** Opens the next of these; after the last the call's own. */
  boolean next(List<TicketLine> tickets) {
    List<TicketLine> mine = tickets.stream().filter(TicketLine::isOpen).toList();
    if (mine.isEmpty()) {
      return false;
    }
    if (next >= mine.size()) {
      next = 0;
      if (talking.getAsBoolean()) {
        back.run();
        return true;
      }
    }
    open(mine.get(next).ticket());
    next++;
    return true;
  }
}
