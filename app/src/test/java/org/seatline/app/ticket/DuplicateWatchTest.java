package org.seatline.app.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.seatline.app.customer.CustomerViewModel;
import org.seatline.app.form.FieldModel;
import org.seatline.app.fx.Language;
import org.seatline.app.fx.Messages;
import org.seatline.app.script.ScriptViewModel;
import org.seatline.app.session.Desk;
import org.seatline.app.session.FakeSeat;
import org.seatline.app.session.SampleFloor;
import org.seatline.protocol.Mutation.Edit;
import org.seatline.protocol.TicketRecord;

/** A ticket about the same is noticed, and opened instead. */
final class DuplicateWatchTest {
  private final FakeSeat seat = FakeSeat.atWork();
  private final Messages messages = new Messages(Language.EN);
  private final CustomerViewModel customer = new CustomerViewModel(seat, messages);
  private final ScriptViewModel script = new ScriptViewModel(seat, messages);
  private final TicketViewModel ticket = new TicketViewModel(seat, messages);

  DuplicateWatchTest() {
    new DeskCoordinator(seat, messages, customer, script, ticket);
    seat.ring(SampleFloor.KNOWN_NUMBER, null);
    seat.answer();
  }

  private FieldModel field(String id) {
    return ticket.field(id).orElseThrow();
  }

  private TicketRecord found() {
    return Objects.requireNonNull(ticket.duplicates().foundProperty().get());
  }

  @Test
  void noticesTheCustomersOpenTicket() {
    assertThat(found().number()).isEqualTo("4711");
  }

  @Test
  void carriesOverWhatWasTypedAndGivesTheNewOneUp() {
    String mine = ticket.draftId();
    field("landmark").edit("by the school");
    assertThat(seat.desk().drafts).extracting(Desk.Draft::draftId).containsExactly(mine);
    TicketRecord there = found();
    ticket.duplicates().openInstead();
    assertThat(ticket.changes()).isEqualTo(there);
    assertThat(field("landmark").value()).isEqualTo("by the school");
    assertThat(field("address").value())
        .as("what the record filled is not carried")
        .isEqualTo(there.fields().getOrDefault("address", ""));
    assertThat(seat.desk().drafts)
        .extracting(Desk.Draft::draftId)
        .containsExactly("change/" + there.id());
    assertThat(TicketContent.of(seat.desk().drafts.getFirst().content()).fields())
        .containsEntry("landmark", "by the school");
    assertThat(ticket.duplicates().foundProperty().get()).as("it is open now").isNull();
    assertThat(ticket.submit()).isTrue();
    assertThat(seat.desk().mutations.getFirst().toString())
        .contains(new Edit("landmark", "", "by the school").toString());
  }

  @Test
  void keepsBothWhenAChangeOfItWasBegunBefore() {
    Desk.Draft begun = new TicketReopening(seat, ticket).begin(found(), java.util.List.of());
    seat.desk().saveDraft(begun);
    field("landmark").edit("mine");
    ticket.duplicates().openInstead();
    assertThat(seat.desk().drafts).hasSize(2);
  }

  @Test
  void saysNothingOnceTheTicketIsDone() {
    TicketRecord there = found();
    seat.desk().tickets.clear();
    seat.desk().tickets.add(there.with("closed", there.fields()));
    ticket.screen().newTicket();
    assertThat(ticket.duplicates().foundProperty().get()).isNull();
  }
}
