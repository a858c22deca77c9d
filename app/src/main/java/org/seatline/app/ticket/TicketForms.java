package org.seatline.app.ticket;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.seatline.app.form.FormShelf;
import org.seatline.app.session.Desk;
import org.seatline.protocol.QueueInfo;
import org.seatline.protocol.form.FormDocument;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The forms of tickets, read away from the UI thread and kept. */
final class TicketForms {
  private static final Logger LOG = LoggerFactory.getLogger(TicketForms.class);

  private final Desk desk;
  private final FormShelf shelf = new FormShelf();

  TicketForms(Desk desk) {
    this.desk = desk;
  }

  /** The form as it is published now. */
  CompletableFuture<Optional<FormDocument>> newest(String formId) {
    return desk.form(formId, Desk.NEWEST, shelf::read);
  }

  /** The form that a ticket began with; the newest one where that is not here any more. */
  CompletableFuture<Optional<FormDocument>> begunWith(String formId, int version) {
    return desk.form(formId, version, shelf::read);
  }

  /** Reads the forms that calls will need, before they come. */
  void prepare(Iterable<QueueInfo> queues) {
    for (QueueInfo queue : queues) {
      var _ =
          newest(queue.formId())
              .exceptionally(
                  error -> {
                    LOG.warn("form {} could not be read ahead", queue.formId(), error);
                    return Optional.empty();
                  });
    }
  }
}
