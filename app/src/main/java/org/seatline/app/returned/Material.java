package org.seatline.app.returned;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.seatline.app.script.MalformedDocumentException;
import org.seatline.app.session.Desk;
import org.seatline.app.ticket.FormDocument;
import org.seatline.app.ticket.FormParser;
import org.seatline.protocol.Mutation;
import org.seatline.protocol.TicketRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is known here about a mutation that came back, to name its fields.
 *
 * @param ticket that it is about, or null
 * @param form of that ticket, or null
 */
record Material(@Nullable TicketRecord ticket, @Nullable FormDocument form) {
  private static final Logger LOG = LoggerFactory.getLogger(Material.class);
  private static final Material NONE = new Material(null, null);

  static CompletableFuture<Material> of(Desk desk, Mutation mutation) {
    return switch (mutation) {
      case Mutation.TicketSubmitted(TicketRecord ticket) -> withForm(desk, ticket);
      case Mutation.TicketChanged change ->
          desk.ticket(change.ticketId())
              .thenCompose(
                  ticket ->
                      ticket
                          .map(found -> withForm(desk, found))
                          .orElseGet(() -> CompletableFuture.completedFuture(NONE)));
      default -> CompletableFuture.completedFuture(NONE);
    };
  }

  private static CompletableFuture<Material> withForm(Desk desk, TicketRecord ticket) {
    return desk.form(ticket.formId()).thenApply(json -> new Material(ticket, parse(json)));
  }

  private static @Nullable FormDocument parse(Optional<JsonNode> json) {
    try {
      return json.isEmpty() ? null : FormParser.parse(json.get());
    } catch (MalformedDocumentException e) {
      LOG.warn("the fields of what came back have no names: {}", e.getMessage());
      return null;
    }
  }
}
