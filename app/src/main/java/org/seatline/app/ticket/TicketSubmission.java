package org.seatline.app.ticket;

import java.time.InstantSource;
import org.seatline.app.session.Seat;
import org.seatline.protocol.TicketRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts tickets into the outbox, and finds out when the server has them. */
final class TicketSubmission {
  private static final Logger LOG = LoggerFactory.getLogger(TicketSubmission.class);

  private final Seat seat;
  private final Outcome outcome;
  private final DeliveryWatch delivery;

  /** What becomes of a ticket, by its id. */
  interface Outcome {
    /** It is on this computer's disk. */
    void kept(String ticketId);

    /** The local store is broken. */
    void failed(String ticketId);

    /** The server has it; the number is empty while it is not known. */
    void delivered(String ticketId, String number);
  }

  TicketSubmission(Seat seat, InstantSource clock, Outcome outcome) {
    this.seat = seat;
    this.outcome = outcome;
    this.delivery = new DeliveryWatch(seat, clock, outcome::delivered);
  }

  void send(TicketRecord ticket) {
    var _ =
        seat.desk()
            .submitTicket(ticket, ticket.id())
            .whenComplete(
                (done, error) -> {
                  if (error == null) {
                    outcome.kept(ticket.id());
                    delivery.await(ticket);
                  } else {
                    LOG.error("ticket {} could not be stored", ticket.id(), error);
                    outcome.failed(ticket.id());
                  }
                });
  }
}
