package org.seatline.app.ticket;

import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.seatline.app.session.Seat;
import org.seatline.app.session.SeatSnapshot;
import org.seatline.protocol.Mutation;
import org.seatline.protocol.TicketRecord;

/**
 * Finds out when the server has a ticket: nothing waits to be sent any more, or its number has come
 * back with the changes. The number may follow later.
 */
final class DeliveryWatch {
  private static final int TICKETS_MAX = 50;
  private static final long LOOK_EVERY_MS = 500;

  private final Seat seat;
  private final InstantSource clock;
  private final BiConsumer<String, String> delivered;
  private final Map<String, Waiting> waiting = new LinkedHashMap<>();

  /** A ticket that the server may not have, or whose number is not known yet. */
  private static final class Waiting {
    final @Nullable String customerId;
    boolean seenInOutbox;
    boolean delivered;
    long lookedAtMs;

    Waiting(@Nullable String customerId) {
      this.customerId = customerId;
    }
  }

  /**
   * Watches the seat.
   *
   * @param delivered takes the ticket's id and its number, empty while that is not known
   */
  DeliveryWatch(Seat seat, InstantSource clock, BiConsumer<String, String> delivered) {
    this.seat = seat;
    this.clock = clock;
    this.delivered = delivered;
    seat.observe(this::look);
  }

  void await(String draftId, List<Mutation> mutations) {
    waiting.put(draftId, new Waiting(customerOf(mutations)));
    look(seat.snapshot());
  }

  /** A new ticket gets its number later; what changes one that is there has it already. */
  private static @Nullable String customerOf(List<Mutation> mutations) {
    return mutations.getFirst() instanceof Mutation.TicketSubmitted(TicketRecord ticket)
        ? ticket.customerId()
        : null;
  }

  private void look(SeatSnapshot now) {
    int inOutbox = now.connection().waitingToSend();
    for (Map.Entry<String, Waiting> entry : List.copyOf(waiting.entrySet())) {
      Waiting ticket = entry.getValue();
      if (inOutbox > 0) {
        ticket.seenInOutbox = true;
      } else if (now.connection().online() && ticket.seenInOutbox && !ticket.delivered) {
        ticket.delivered = true;
        delivered.accept(entry.getKey(), "");
      }
      if (ticket.customerId != null && clock.millis() - ticket.lookedAtMs >= LOOK_EVERY_MS) {
        ticket.lookedAtMs = clock.millis();
        lookForNumber(entry.getKey(), ticket.customerId);
      } else if (ticket.customerId == null && ticket.delivered) {
        waiting.remove(entry.getKey());
      }
    }
  }

  private void lookForNumber(String ticketId, String customerId) {
    var _ =
        seat.desk()
            .ticketsOf(customerId, TICKETS_MAX)
            .thenAccept(
                tickets ->
                    tickets.stream()
                        .filter(t -> t.id().equals(ticketId) && !t.number().isEmpty())
                        .filter(t -> waiting.remove(ticketId) != null)
                        .forEach(t -> delivered.accept(ticketId, t.number())));
  }
}
