package org.seatline.app.ticket;

import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import org.seatline.app.session.Desk;
import org.seatline.app.session.Seat;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts tickets into the outbox, and finds out when the server has them. */
final class TicketSubmission {
  private static final Logger LOG = LoggerFactory.getLogger(TicketSubmission.class);

  private final Seat seat;
  private final Outcome outcome;
  private final DeliveryWatch delivery;

  /** What becomes of a ticket, by the id of its draft. */
  interface Outcome {
    /** It is on this computer's disk. */
    void kept(String draftId);

    /** The local store is broken. */
    void failed(String draftId);

    /** The server has it; the number is empty while it is not known. */
    void delivered(String draftId, String number);
  }

  TicketSubmission(Seat seat, InstantSource clock, Outcome outcome) {
    this.seat = seat;
    this.outcome = outcome;
    this.delivery = new DeliveryWatch(seat, clock, outcome::delivered);
  }

  /** Completes, after {@link Outcome}, when it is on disk. */
  CompletableFuture<Void> send(Desk.Finished finished) {
    String draftId = finished.draftId();
    return seat.desk()
        .submit(finished)
        .whenComplete(
            (done, error) -> {
              if (error == null) {
                outcome.kept(draftId);
                delivery.await(draftId, finished.mutations());
              } else {
                LOG.error("ticket {} could not be stored", draftId, error);
                outcome.failed(draftId);
              }
            });
  }
}
