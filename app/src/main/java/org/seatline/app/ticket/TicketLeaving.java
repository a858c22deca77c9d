package org.seatline.app.ticket;

import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.seatline.app.session.Desk;
import org.seatline.app.session.Seat;
import org.seatline.app.session.SeatSnapshot;
import org.seatline.protocol.TicketRecord;
import org.seatline.protocol.form.FormDocument;

/**
 * How the ticket on the screen leaves the seat: submitted to the server, or carried on by a
 * colleague. On the view models' thread.
 */
final class TicketLeaving {
  private final Seat seat;
  private final TicketViewModel ticket;
  private final TicketFields fields;
  private final TicketOwner owner;
  private final InstantSource clock;

  TicketLeaving(
      Seat seat,
      TicketViewModel ticket,
      TicketFields fields,
      TicketOwner owner,
      InstantSource clock) {
    this.seat = seat;
    this.ticket = ticket;
    this.fields = fields;
    this.owner = owner;
    this.clock = clock;
  }

  /** What a colleague would go on with; null when there is nothing worth it. */
  @Nullable TicketRecord carried() {
    return carried(clock.millis());
  }

  private @Nullable TicketRecord carried(long nowMs) {
    TicketFinish finish = goingOn();
    SeatSnapshot.Person person = seat.snapshot().person();
    boolean there =
        ticket.changes() != null
            || ticket.savedProperty().get().isTicket()
            || ticket.worthKeeping();
    return finish == null || person == null || !there
        ? null
        : finish.carried(person.agent().agentId(), nowMs);
  }

  private @Nullable TicketFinish goingOn() {
    FormDocument document = ticket.formProperty().get();
    return document == null
        ? null
        : new TicketFinish(
            fields.state(document).with(TicketFinish.goingOn(fields.values())),
            ticket.keeping().begun(),
            owner.id());
  }

  /** Puts it into the outbox, unless it is a ticket already; the record once it is on disk. */
  CompletableFuture<@Nullable TicketRecord> keepCarried() {
    long nowMs = clock.millis();
    TicketFinish finish = goingOn();
    SeatSnapshot.Person person = seat.snapshot().person();
    TicketRecord carried = carried(nowMs);
    if (finish == null || person == null || carried == null || !ticket.isWritten()) {
      return CompletableFuture.completedFuture(carried);
    }
    return ticket
        .keeping()
        .submit(finish.handedOver(person.agent().agentId(), nowMs))
        .thenApply(done -> carried);
  }

  /**
   * Submits the ticket, or points to the first field that is wrong.
   *
   * @return whether it was complete
   */
  boolean submit() {
    FormDocument document = ticket.formProperty().get();
    SeatSnapshot.Person person = seat.snapshot().person();
    if (document == null
        || person == null
        || !ticket.isWritten()
        || !ticket.check().complete(document, ticket.changes())) {
      return false;
    }
    var finish = new TicketFinish(fields.state(document), ticket.keeping().begun(), owner.id());
    Desk.Finished finished = finish.finished(person.agent().agentId(), clock.millis());
    if (finished.mutations().isEmpty()) {
      return false;
    }
    var _ = ticket.keeping().submit(finished); // its outcome shows in savedProperty
    return true;
  }
}
