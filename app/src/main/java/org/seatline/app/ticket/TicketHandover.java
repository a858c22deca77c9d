package org.seatline.app.ticket;

import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.seatline.protocol.TicketRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The ticket on the screen on its way to a colleague. It goes on there under the same id, so what
 * is here becomes a ticket in progress before the caller leaves. On the view models' thread.
 */
public final class TicketHandover {
  private static final Logger LOG = LoggerFactory.getLogger(TicketHandover.class);

  private final TicketViewModel ticket;
  private final TicketReopening reopening;
  private @Nullable TicketRecord kept;

  /** Hands over what is in this form. */
  public TicketHandover(TicketViewModel ticket, TicketReopening reopening) {
    this.ticket = ticket;
    this.reopening = reopening;
  }

  /** The ticket as it is now, or null when nothing is written; it stays a draft. */
  public @Nullable TicketRecord now() {
    return ticket.leaving().carried();
  }

  /**
   * Puts it on the disk as a ticket in progress.
   *
   * @return what was kept, once it is on the disk; null when there is nothing, or the store is
   *     broken: then it stays a draft
   */
  public CompletableFuture<@Nullable TicketRecord> keep() {
    kept = null;
    return ticket
        .leaving()
        .keepCarried()
        .handle(
            (record, failed) -> {
              if (failed != null) {
                LOG.error("a ticket that is handed over could not be stored", failed);
                return null;
              }
              kept = record;
              return record;
            });
  }

  /** The caller stays here: the ticket is open again. */
  public void takeBack() {
    TicketRecord record = kept;
    kept = null;
    if (record != null) {
      reopening.change(record);
    }
  }
}
