package org.seatline.app.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.seatline.app.customer.CustomerViewModel;
import org.seatline.app.fx.Language;
import org.seatline.app.fx.Messages;
import org.seatline.app.script.ScriptViewModel;
import org.seatline.app.session.FakeSeat;
import org.seatline.app.session.SampleFloor;
import org.seatline.protocol.FollowUp;
import org.seatline.protocol.Mutation;
import org.seatline.protocol.Role;
import org.seatline.protocol.TicketRecord;

final class TicketFollowUpsTest {
  private final FakeSeat seat = FakeSeat.atWork();
  private final Messages messages = new Messages(Language.EN);
  private Instant now = Instant.parse("2026-11-23T02:15:00Z");
  private final InstantSource clock = () -> now;
  private Screen screen = new Screen();

  /** The view models of one run of the program. */
  private final class Screen {
    final TicketViewModel ticket = new TicketViewModel(seat, messages, clock);
    final TicketFollowUps followUps = ticket.followUps();

    Screen() {
      CustomerViewModel customer = new CustomerViewModel(seat, messages);
      ScriptViewModel script = new ScriptViewModel(seat, messages);
      DeskCoordinator _ = new DeskCoordinator(seat, messages, customer, script, ticket);
    }

    void change(String number) {
      new TicketReopening(seat, ticket).change(stored(number));
    }
  }

  private TicketRecord stored(String number) {
    return seat.desk().tickets.stream()
        .filter(each -> each.number().equals(number))
        .findFirst()
        .orElseThrow();
  }

  private void remind(String when, String note) {
    screen.followUps.toggle();
    screen.followUps.whenProperty().set(when);
    screen.followUps.noteProperty().set(note);
    assertThat(screen.followUps.keep()).isTrue();
  }

  @Test
  void keepsWhatIsPromisedWithTheDraftAndTellsItAfterTheTicket() {
    seat.ring(SampleFloor.KNOWN_NUMBER, null);
    seat.answer();
    remind("+30", "ask the crew");
    assertThat(screen.followUps.pending()).hasSize(1);
    screen = new Screen();
    assertThat(screen.followUps.pending()).as("after a restart").hasSize(1);
    screen.ticket.field("dangerKind").orElseThrow().edit("none");
    screen.ticket.field("scope").orElseThrow().edit("home");
    screen.ticket.field("since").orElseThrow().edit("0815");
    assertThat(screen.ticket.submit()).isTrue();
    String id = seat.desk().submitted.getFirst().id();
    Mutation.TicketChanged told = (Mutation.TicketChanged) seat.desk().mutations.getFirst();
    assertThat(told.ticketId()).isEqualTo(id);
    FollowUp promised = FollowUp.read(told.edits().getFirst().after()).orElseThrow();
    assertThat(promised.note()).isEqualTo("ask the crew");
    assertThat(promised.dueAtMs()).isEqualTo(now.plus(Duration.ofMinutes(30)).toEpochMilli());
  }

  @Test
  void takesBackWhatWasNotToldYet() {
    seat.ring(SampleFloor.KNOWN_NUMBER, null);
    seat.answer();
    remind("+30", "");
    screen.followUps.done(screen.followUps.pending().getFirst());
    assertThat(screen.followUps.pending()).isEmpty();
    assertThat(seat.desk().mutations).isEmpty();
  }

  @Test
  void showsWhatIsDueFirstAndOpensItsTicket() {
    screen.change("4711");
    remind("+2h", "later");
    screen.ticket.submit();
    screen.change("4188");
    remind("+30", "sooner");
    screen.ticket.submit();
    screen.ticket.due().read();
    assertThat(screen.ticket.due().lines())
        .extracting(DueTasks.Line::words)
        .containsExactly("Remind me: sooner", "Remind me: later");
    assertThat(screen.ticket.due().lines()).noneMatch(DueTasks.Line::due);
    now = now.plus(Duration.ofMinutes(31));
    screen.ticket.due().read();
    assertThat(screen.ticket.due().lines())
        .extracting(DueTasks.Line::due)
        .containsExactly(true, false);
    screen.ticket.due().open(0);
    assertThat(screen.ticket.changes()).extracting(TicketRecord::number).isEqualTo("4188");
    screen.followUps.done();
    assertThat(screen.followUps.pending()).isEmpty();
    screen.ticket.due().read();
    assertThat(screen.ticket.due().lines()).hasSize(1);
  }

  @Test
  void escalatesToTheLeadOfTheGroup() {
    screen.change("4711");
    screen.followUps.toggle();
    screen.followUps.kindProperty().set(FollowUp.Kind.ESCALATION);
    assertThat(screen.followUps.keep()).as("without a reason").isFalse();
    screen.followUps.noteProperty().set("third complaint, wants the manager");
    assertThat(screen.followUps.keep()).isTrue();
    screen.ticket.submit();
    screen.ticket.due().read();
    assertThat(screen.ticket.due().lines()).as("not the agent's own to do").isEmpty();
    seat.change(s -> SampleFloor.readyPerson(Set.of(Role.LEAD)));
    screen.ticket.due().read();
    assertThat(screen.ticket.due().lines())
        .singleElement()
        .matches(DueTasks.Line::due)
        .extracting(DueTasks.Line::words)
        .isEqualTo("Escalate: third complaint, wants the manager");
  }

  @Test
  void saysWhatIsWrong() {
    screen.change("4711");
    screen.followUps.toggle();
    screen.followUps.whenProperty().set("soon");
    assertThat(screen.followUps.keep()).isFalse();
    assertThat(screen.followUps.wrongProperty().get()).startsWith("Say when");
    screen.followUps.kindProperty().set(FollowUp.Kind.CALLBACK);
    screen.followUps.whenProperty().set("+5");
    screen.followUps.numberProperty().set("");
    assertThat(screen.followUps.keep()).isFalse();
    assertThat(screen.followUps.wrongProperty().get()).contains("number");
    assertThat(List.copyOf(screen.followUps.pending())).isEmpty();
  }
}
