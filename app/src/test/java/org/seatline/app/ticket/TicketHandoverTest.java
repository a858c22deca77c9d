package org.seatline.app.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.seatline.app.customer.CustomerViewModel;
import org.seatline.app.form.FieldModel;
import org.seatline.app.fx.Language;
import org.seatline.app.fx.Messages;
import org.seatline.app.script.ScriptViewModel;
import org.seatline.app.session.FakeSeat;
import org.seatline.app.session.SampleFloor;
import org.seatline.protocol.Handover;
import org.seatline.protocol.LocalizedText;
import org.seatline.protocol.Mutation;
import org.seatline.protocol.TicketRecord;

/** A ticket that moves along with its caller, at the seat that it leaves and where it comes to. */
final class TicketHandoverTest {
  private static final LocalizedText CHEN = new LocalizedText("Chen Jing", "陈静");
  private static final TicketRecord MOVED =
      new TicketRecord(
          "t-1",
          "",
          "c-1",
          "call-0",
          "bills",
          "fault",
          1,
          "in-progress",
          Map.of("landmark", "the old mill", "description", "sparks"),
          "1002",
          1_000,
          null);

  private final FakeSeat seat = FakeSeat.atWork();
  private final Messages messages = new Messages(Language.EN);
  private final CustomerViewModel customer = new CustomerViewModel(seat, messages);
  private final ScriptViewModel script = new ScriptViewModel(seat, messages);
  private final TicketViewModel ticket = new TicketViewModel(seat, messages);
  private final TicketHandover handover =
      new TicketHandover(ticket, new TicketReopening(seat, ticket));
  private final HandoverViewModel card = new HandoverViewModel(seat, messages);
  private final DeskCoordinator coordinator =
      new DeskCoordinator(seat, messages, customer, script, ticket);

  private static Handover along(@Nullable TicketRecord record) {
    return new Handover("1002", CHEN, "please be quick", "c-1", record);
  }

  private void write(String field, String text) {
    FieldModel model = ticket.field(field).orElseThrow();
    model.edit(text);
  }

  private void talk() {
    seat.ring(SampleFloor.KNOWN_NUMBER, null);
    seat.answer();
    assertThat(coordinator.talkId()).isEqualTo("call-1");
  }

  @Test
  void keepsWhatIsWrittenAsATicketInProgressUnderTheDraftsId() {
    talk();
    write("landmark", "the old mill");
    String draftId = ticket.draftId();
    TicketRecord carried = handover.keep().join();
    assertThat(seat.desk().submitted).containsExactly(Objects.requireNonNull(carried));
    assertThat(carried.id()).isEqualTo(draftId);
    assertThat(carried.state()).isEqualTo("in-progress");
    assertThat(carried.fields()).containsEntry("landmark", "the old mill");
    assertThat(seat.desk().drafts).isEmpty();
    assertThat(ticket.savedProperty().get().isTicket()).isTrue();
  }

  @Test
  void showsTheTicketWhileAColleagueIsAskedAndLeavesItADraft() {
    talk();
    write("landmark", "the old mill");
    assertThat(Objects.requireNonNull(handover.now()).fields())
        .containsEntry("landmark", "the old mill");
    assertThat(seat.desk().submitted).isEmpty();
    write("landmark", "the new mill");
    assertThat(seat.desk().drafts).hasSize(1);
  }

  @Test
  void movesNoTicketInWhichNothingIsWritten() {
    talk();
    assertThat(handover.keep().join()).isNull();
    assertThat(seat.desk().submitted).isEmpty();
  }

  @Test
  void opensTheTicketAgainWhenTheCallerStays() {
    talk();
    write("landmark", "the old mill");
    TicketRecord carried = Objects.requireNonNull(handover.keep().join());
    handover.takeBack();
    assertThat(ticket.isOpen()).isTrue();
    assertThat(ticket.changes()).isEqualTo(carried);
    assertThat(ticket.field("landmark").orElseThrow().value()).isEqualTo("the old mill");
  }

  @Test
  void goesOnWithAColleaguesTicketByChangingIt() {
    seat.ring(SampleFloor.KNOWN_NUMBER, null);
    seat.colleagues().handedOver(along(MOVED));
    seat.answer();
    assertThat(ticket.changes()).isEqualTo(MOVED);
    assertThat(ticket.callId()).isEqualTo("call-1");
    assertThat(ticket.screen().isBesideCall()).isFalse();
    write("landmark", "the old mill, east gate");
    assertThat(seat.desk().drafts).extracting(draft -> draft.callId()).containsExactly("call-1");
    assertThat(ticket.submit()).isTrue();
    assertThat(seat.desk().mutations)
        .singleElement()
        .isInstanceOfSatisfying(
            Mutation.TicketChanged.class,
            changed -> {
              assertThat(changed.ticketId()).isEqualTo("t-1");
              assertThat(changed.edits())
                  .containsExactly(
                      new Mutation.Edit("landmark", "the old mill", "the old mill, east gate"));
            });
  }

  @Test
  void handsAColleaguesTicketOnWithWhatWasAdded() {
    seat.ring(SampleFloor.KNOWN_NUMBER, null);
    seat.colleagues().handedOver(along(MOVED));
    seat.answer();
    write("landmark", "east gate");
    TicketRecord carried = Objects.requireNonNull(handover.keep().join());
    assertThat(carried.id()).isEqualTo("t-1");
    assertThat(carried.createdBy()).isEqualTo("1002");
    assertThat(carried.fields()).containsEntry("landmark", "east gate");
    assertThat(carried.fields().keySet()).noneMatch(id -> id.startsWith("@"));
    assertThat(seat.desk().submitted).isEmpty();
    assertThat(seat.desk().mutations).singleElement().isInstanceOf(Mutation.TicketChanged.class);
  }

  @Test
  void readsAColleaguesQuestionAndOpensNothingBeforeTheCallIsOurs() {
    seat.ring("+8613800009999", null);
    seat.colleagues().comesFrom(CHEN, along(MOVED));
    seat.answer();
    assertThat(ticket.isOpen()).isFalse();
    assertThat(Objects.requireNonNull(customer.selectedProperty().get()).id()).isEqualTo("c-1");
    HandoverViewModel.Card shown = Objects.requireNonNull(card.cardProperty().get());
    assertThat(shown.question()).isTrue();
    assertThat(shown.title()).startsWith("Chen Jing asks");
    assertThat(shown.note()).isEqualTo("please be quick");
    assertThat(shown.lines())
        .extracting(HandoverViewModel.Line::value)
        .containsExactlyInAnyOrderElementsOf(List.of("the old mill", "sparks"));
    seat.colleagues().handedOver(along(MOVED));
    assertThat(ticket.changes()).isEqualTo(MOVED);
    assertThat(Objects.requireNonNull(card.cardProperty().get()).question()).isFalse();
  }
}
