package org.seatline.app.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.seatline.app.customer.CustomerViewModel;
import org.seatline.app.form.FieldModel;
import org.seatline.app.fx.Language;
import org.seatline.app.fx.Messages;
import org.seatline.app.script.ScriptViewModel;
import org.seatline.app.session.Desk;
import org.seatline.app.session.FakeDesk;
import org.seatline.app.session.FakeSeat;
import org.seatline.app.session.SampleFloor;

final class TicketsAtHandTest {
  private final FakeSeat seat = FakeSeat.atWork();
  private final Messages messages = new Messages(Language.EN);
  private Screen screen = new Screen();

  /** The view models of one run of the program. */
  private final class Screen {
    final CustomerViewModel customer = new CustomerViewModel(seat, messages);
    final ScriptViewModel script = new ScriptViewModel(seat, messages);
    final TicketViewModel ticket = new TicketViewModel(seat, messages);

    Screen() {
      DeskCoordinator _ = new DeskCoordinator(seat, messages, customer, script, ticket);
    }

    FieldModel field(String id) {
      return ticket.field(id).orElseThrow();
    }

    List<TicketsAtHand.Line> lines() {
      return ticket.atHand().lines();
    }

    void begin(String typed) {
      ticket.choosing().toggle();
      ticket.choosing().type(typed);
      ticket.choosing().choose(ticket.choosing().choices().getFirst());
    }
  }

  private void answer() {
    seat.ring(SampleFloor.KNOWN_NUMBER, null);
    seat.answer();
  }

  @Test
  void keepsEachTicketAsItWasLeft() {
    answer();
    FieldModel landmark = screen.field("landmark");
    landmark.edit("next to the school");
    String first = screen.ticket.draftId();
    screen.ticket.screen().newTicket();
    screen.field("landmark").edit("behind the bank");
    assertThat(screen.lines()).extracting(TicketsAtHand.Line::shown).containsExactly(false, true);
    assertThat(screen.ticket.atHand().step(1)).isTrue();
    assertThat(screen.ticket.draftId()).isEqualTo(first);
    assertThat(screen.field("landmark")).as("its control keeps caret and undo").isSameAs(landmark);
    assertThat(landmark.value()).isEqualTo("next to the school");
    screen.ticket.atHand().step(-1);
    assertThat(screen.field("landmark").value()).isEqualTo("behind the bank");
    assertThat(seat.desk().drafts).hasSize(2).allMatch(draft -> draft.callId().equals("call-1"));
  }

  @Test
  void saysOfEachWhatIsMissingAndWhetherItIsSubmitted() {
    answer();
    screen.field("landmark").edit("next to the school");
    screen.ticket.screen().newTicket();
    screen.field("dangerKind").edit("none");
    assertThat(screen.lines())
        .extracting(line -> messages.of(line.name()))
        .containsExactly("Fault report", "Fault report #2");
    assertThat(screen.lines()).extracting(TicketsAtHand.Line::missing).containsExactly(3, 2);
    screen.field("scope").edit("home");
    screen.field("since").edit("0815");
    assertThat(screen.ticket.submit()).isTrue();
    assertThat(screen.lines())
        .extracting(TicketsAtHand.Line::isWaiting)
        .containsExactly(true, false);
    assertThat(screen.ticket.atHand().waiting(messages)).containsExactly("Fault report");
  }

  @Test
  void losesNothingWhenTheCallEnds() {
    answer();
    screen.field("landmark").edit("next to the school");
    screen.ticket.screen().newTicket();
    screen.field("landmark").edit("behind the bank");
    screen.ticket.screen().newTicket();
    seat.end();
    seat.finishWrapUp("solved");
    assertThat(seat.desk().drafts).as("the third has nothing in it").hasSize(2);
    assertThat(screen.lines()).hasSize(2);
    assertThat(screen.ticket.isOpen()).isFalse();
    assertThat(screen.ticket.atHand().step(1)).isTrue();
    assertThat(screen.field("landmark").value()).isEqualTo("next to the school");
  }

  @Test
  void leavesATicketOpenWhileACallIsTaken() {
    screen.begin("bill");
    String field = screen.ticket.fields().getLast().field().id();
    screen.field(field).edit("call me");
    String mine = screen.ticket.draftId();
    answer();
    assertThat(screen.ticket.callId()).isEqualTo("call-1");
    assertThat(screen.ticket.atHand().step(1)).isTrue();
    assertThat(screen.ticket.draftId()).isEqualTo(mine);
    assertThat(screen.field(field).value()).isEqualTo("call me");
    screen.script.next();
    assertThat(screen.field(field).value()).as("the script is not its").isEqualTo("call me");
    assertThat(screen.ticket.customerId()).as("nor is the caller").isNull();
  }

  @Test
  void writesATicketWithoutACallForACustomerOrForNobody() {
    screen.customer.select(FakeDesk.wangFang());
    screen.begin("bill");
    assertThat(screen.ticket.callId()).isEmpty();
    assertThat(screen.ticket.customerId()).isEqualTo("c-1");
    screen.ticket.choosing().toggle();
    screen.ticket.choosing().forCustomerProperty().set(false);
    screen.ticket.choosing().choose(screen.ticket.choosing().choices().getFirst());
    assertThat(screen.ticket.customerId()).isNull();
  }

  @Test
  void writesATicketBesideTheCallThatIsNotTheCalls() {
    answer();
    screen.field("landmark").edit("next to the school");
    screen.ticket.choosing().toggle();
    assertThat(screen.ticket.choosing().forCallProperty().get()).isTrue();
    assertThat(screen.ticket.choosing().choices().getFirst().queue().id()).isEqualTo("fault");
    screen.ticket.choosing().forCallProperty().set(false);
    screen.ticket.choosing().choose(screen.ticket.choosing().choices().getLast());
    assertThat(screen.ticket.callId()).isEmpty();
    assertThat(screen.lines()).hasSize(2);
    screen.ticket.atHand().step(1);
    assertThat(screen.ticket.callId()).isEqualTo("call-1");
  }

  @Test
  void bringsAllTicketsOfTheCallBackAfterARestart() {
    answer();
    screen.field("landmark").edit("next to the school");
    screen.ticket.screen().newTicket();
    screen.field("landmark").edit("behind the bank");
    screen = new Screen();
    assertThat(screen.lines()).hasSize(2);
    assertThat(screen.field("landmark").value()).isEqualTo("behind the bank");
    screen.ticket.atHand().step(1);
    assertThat(screen.field("landmark").value()).isEqualTo("next to the school");
  }

  @Test
  void opensTheTicketAtHandWhenItsDraftIsChosen() {
    answer();
    FieldModel landmark = screen.field("landmark");
    landmark.edit("next to the school");
    Desk.Draft draft = seat.desk().drafts.getFirst();
    screen.ticket.screen().newTicket();
    screen.ticket.drafts().resume(draft);
    assertThat(screen.field("landmark")).isSameAs(landmark);
  }

  @Test
  void showsNobodyTheTicketsOfSomebodyElse() {
    screen.begin("bill");
    screen.ticket.fields().getLast().edit("call me");
    seat.signOut();
    assertThat(screen.lines()).isEmpty();
  }
}
