package org.seatline.app.shell;

import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.seatline.app.call.Luggage;
import org.seatline.app.customer.CustomerViewModel;
import org.seatline.app.ticket.TicketHandover;
import org.seatline.protocol.CustomerRecord;

/** What is on the desk goes along with a caller who is handed over. */
record DeskLuggage(CustomerViewModel customer, TicketHandover ticket) implements Luggage {
  @Override
  public Contents show() {
    return new Contents(customerId(), ticket.now());
  }

  @Override
  public CompletableFuture<Contents> pack() {
    return ticket.keep().thenApply(record -> new Contents(customerId(), record));
  }

  @Override
  public void unpack() {
    ticket.takeBack();
  }

  private @Nullable String customerId() {
    CustomerRecord shown = customer.selectedProperty().get();
    return shown == null ? null : shown.id();
  }
}
