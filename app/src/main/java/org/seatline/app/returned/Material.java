package org.seatline.app.returned;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.seatline.app.form.FormNumbers;
import org.seatline.app.form.FormShelf;
import org.seatline.app.session.Desk;
import org.seatline.protocol.CustomerRecord;
import org.seatline.protocol.Mutation;
import org.seatline.protocol.TicketRecord;
import org.seatline.protocol.form.FormDocument;

/**
 * What is known here about a mutation that came back, to name its fields.
 *
 * @param ticket that it is about, or null
 * @param form of that ticket, or null
 * @param numbers of its customer, and what its phone fields hold
 */
record Material(@Nullable TicketRecord ticket, @Nullable FormDocument form, List<String> numbers) {
  /** Nothing is known. */
  static final Material NONE = new Material(null, null, List.of());

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
    return desk.form(ticket.formId(), ticket.formVersion(), new FormShelf()::read)
        .thenCombine(
            phones(desk, ticket),
            (form, phones) ->
                new Material(
                    ticket,
                    form.orElse(null),
                    form.map(known -> FormNumbers.of(known, ticket, phones)).orElse(phones)));
  }

  private static CompletableFuture<List<String>> phones(Desk desk, TicketRecord ticket) {
    String customerId = ticket.customerId();
    return customerId == null
        ? CompletableFuture.completedFuture(List.of())
        : desk.customer(customerId)
            .thenApply(found -> found.map(CustomerRecord::phones).orElse(List.of()));
  }
}
