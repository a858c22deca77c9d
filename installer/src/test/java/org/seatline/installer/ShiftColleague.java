package org.seatline.installer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.seatline.app.session.Company;
import org.seatline.app.session.SeatSnapshot;
import org.seatline.app.session.SeatSnapshot.CallView;
import org.seatline.protocol.Handover;
import org.seatline.protocol.Mutation;
import org.seatline.protocol.TicketRecord;

/** The colleague to whom a call of the shift is handed over, with its ticket. */
final class ShiftColleague {
  private ShiftColleague() {}

  /** Whether this seat talks with the colleague whom it asks. */
  static boolean isAsked(SeatSnapshot now) {
    CallView call = now.call();
    Company.Consult consult = call == null ? null : call.company().consult();
    return consult != null && consult.connected();
  }

  /** Takes the call and solves its ticket. */
  static void solve(DeskSeat colleague) throws IOException, InterruptedException {
    SeatSnapshot now =
        colleague.await(
            s -> s.call() != null && s.call().company().asks() == null,
            30_000,
            "the call is not the colleague's");
    Handover along =
        Objects.requireNonNull(Objects.requireNonNull(now.call()).company().handover());
    TicketRecord ticket = Objects.requireNonNull(along.ticket(), "the ticket goes along");
    assertThat(ticket.fields()).containsEntry("topic", "other");
    assertThat(along.customerId()).isEqualTo(ShiftBooks.HANDED_CUSTOMER);
    Mutation.Edit solved =
        new Mutation.Edit(Mutation.Edit.STATE, ticket.state(), ShiftBooks.SOLVED);
    colleague
        .seat()
        .desk()
        .submit(
            new Mutation.TicketChanged(ticket.id(), List.of(solved), System.currentTimeMillis()))
        .join();
  }
}
