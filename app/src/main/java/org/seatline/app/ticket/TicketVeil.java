package org.seatline.app.ticket;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.seatline.app.form.FormNumbers;
import org.seatline.app.fx.NumberVeil;
import org.seatline.app.session.Masked;
import org.seatline.app.session.Seat;
import org.seatline.app.session.Watched;
import org.seatline.protocol.CustomerRecord;
import org.seatline.protocol.TicketRecord;
import org.seatline.protocol.form.FormDocument;

/**
 * Numbers of the ticket on the screen as whoever is signed in may read them. On the view models'
 * thread.
 */
final class TicketVeil {
  private final Seat seat;
  private final TicketViewModel ticket;
  private final TicketOwner owner;

  TicketVeil(Seat seat, TicketViewModel ticket, TicketOwner owner) {
    this.seat = seat;
    this.ticket = ticket;
    this.owner = owner;
  }

  /**
   * Hands over the veil; later, when the customer's numbers have to be read first.
   *
   * @param form of the ticket on the screen
   */
  void lay(FormDocument form, Consumer<NumberVeil> over) {
    if (!Masked.masks(seat.snapshot().person())) {
      over.accept(NumberVeil.NONE);
      return;
    }
    List<String> numbers = numbers(form);
    String id = owner.id();
    if (owner.record() != null || id == null) {
      over.accept(NumberVeil.of(seat.snapshot().person(), numbers));
      return;
    }
    Watched.take(
        "read the numbers of a ticket's customer",
        seat.desk().customer(id),
        found -> {
          numbers.addAll(found.map(CustomerRecord::phones).orElse(List.of()));
          over.accept(NumberVeil.of(seat.snapshot().person(), numbers));
        });
  }

  private List<String> numbers(FormDocument form) {
    List<String> numbers = new ArrayList<>(owner.phones());
    numbers.addAll(FormNumbers.of(form, ticket.state(form).effective()));
    TicketRecord before = ticket.changes();
    if (before != null) {
      numbers.addAll(FormNumbers.of(form, before, List.of()));
    }
    return numbers;
  }
}
