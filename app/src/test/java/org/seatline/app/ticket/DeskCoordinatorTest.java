package org.seatline.app.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.seatline.app.customer.CustomerViewModel;
import org.seatline.app.form.FieldModel;
import org.seatline.app.fx.Language;
import org.seatline.app.fx.Messages;
import org.seatline.app.script.ScriptViewModel;
import org.seatline.app.session.Desk;
import org.seatline.app.session.FakeSeat;
import org.seatline.app.session.SampleFloor;
import org.seatline.protocol.CustomerRecord;
import org.seatline.protocol.LocalizedText;
import org.seatline.protocol.TicketRecord;

final class DeskCoordinatorTest {
  private final FakeSeat seat = FakeSeat.atWork();
  private final Messages messages = new Messages(Language.EN);
  private Screen screen = new Screen();

  /** The view models of one run of the program; another one is the program after a restart. */
  private final class Screen {
    final CustomerViewModel customer = new CustomerViewModel(seat, messages);
    final ScriptViewModel script = new ScriptViewModel(seat, messages);
    final TicketViewModel ticket = new TicketViewModel(seat, messages);
    final DeskCoordinator coordinator =
        new DeskCoordinator(seat, messages, customer, script, ticket);

    String stepId() {
      var state = script.stateProperty().get();
      return state == null ? "" : state.current().id();
    }

    FieldModel field(String id) {
      return ticket.field(id).orElseThrow();
    }
  }

  private void answerTheKnownCaller() {
    seat.ring(SampleFloor.KNOWN_NUMBER, null);
    seat.answer();
  }

  private void talkToTheEnd() {
    screen.script.next();
    screen.script.answerByKey(2); // nobody in danger
    screen.script.answerByKey(3); // no wire
    screen.script.answerByKey(1); // the address of the record
    screen.script.answerByKey(2); // battery lasts longer
    screen.script.answerByKey(2); // whole building
    screen.script.type("19:30");
    screen.script.next();
    screen.script.next();
    screen.script.answerByKey(2); // a known fault
    screen.script.answerByKey(1); // this number
  }

  @Test
  void opensScriptAndTicketOnlyWhenTheCallIsAnswered() {
    seat.ring(SampleFloor.KNOWN_NUMBER, null);
    assertThat(screen.stepId()).isEmpty();
    assertThat(screen.ticket.isOpen()).isFalse();
    seat.answer();
    assertThat(screen.stepId()).isEqualTo("greeting");
    assertThat(screen.ticket.isOpen()).isTrue();
    assertThat(screen.coordinator.talkId()).isEqualTo("call-1");
  }

  @Test
  void showsWhereEachAnswerLeadsWithoutGoingThere() {
    answerTheKnownCaller();
    screen.script.next();
    assertThat(screen.script.coming()).extracting("key").containsExactly("1", "2", "3");
    assertThat(screen.script.coming().get(1).sentence()).isNotEmpty();
    assertThat(screen.stepId()).isEqualTo("danger");
    String announced = screen.script.coming().get(1).sentence();
    screen.script.answerByKey(2);
    assertThat(screen.script.sentenceProperty().get().complete()).isEqualTo(announced);
  }

  @Test
  void speaksTheCallersLanguage() {
    answerTheKnownCaller();
    assertThat(screen.script.languageProperty().get()).isEqualTo(Language.ZH);
    screen.script.switchLanguage();
    assertThat(screen.script.languageProperty().get()).isEqualTo(Language.EN);
  }

  @Test
  void fillsTheTicketFromTheRecordAndFromTheScript() {
    answerTheKnownCaller();
    assertThat(screen.field("address").value()).isEqualTo("城东区滨江花园 5 栋 2 单元 302 室");
    assertThat(screen.field("address").origin()).isEqualTo(FieldModel.Origin.RECORD);
    talkToTheEnd();
    assertThat(screen.stepId()).isEqualTo("end-report");
    assertThat(screen.field("scope").value()).isEqualTo("building");
    assertThat(screen.field("scope").origin()).isEqualTo(FieldModel.Origin.SCRIPT);
    assertThat(screen.field("since").value()).isEqualTo("19:30");
    assertThat(screen.field("callbackNumber").value()).isEqualTo(SampleFloor.KNOWN_NUMBER);
    assertThat(screen.script.sentenceProperty().get().complete()).contains("滨江花园");
  }

  @Test
  void submitsOneTicketAndNotesTheWayThroughTheScript() {
    answerTheKnownCaller();
    talkToTheEnd();
    assertThat(screen.ticket.submit()).isTrue();
    assertThat(screen.ticket.submit()).isFalse();
    assertThat(screen.ticket.savedProperty().get()).isEqualTo(TicketSafety.KEPT);
    assertThat(seat.desk().submitted).hasSize(1);
    TicketRecord ticket = seat.desk().submitted.getFirst();
    assertThat(ticket.customerId()).isEqualTo("c-1");
    assertThat(ticket.callId()).isEqualTo("call-1");
    assertThat(ticket.formVersion()).isEqualTo(2);
    assertThat(ticket.createdBy()).isEqualTo("1001");
    assertThat(ticket.fields())
        .containsAllEntriesOf(Map.of("scope", "building", "since", "19:30", "dangerKind", "none"));
    assertThat(seat.desk().drafts).isEmpty();
    assertThat(seat.desk().callNotes.getLast()).startsWith("call-1 c-1 ");
  }

  @Test
  void leavesWhatTheAgentChangedAlone() {
    answerTheKnownCaller();
    talkToTheEnd();
    screen.field("scope").edit("street");
    screen.script.back();
    screen.script.next();
    assertThat(screen.field("scope").value()).isEqualTo("street");
    assertThat(screen.field("scope").origin()).isEqualTo(FieldModel.Origin.AGENT);
  }

  @Test
  void goesOnWhereItStoppedAfterARestart() {
    answerTheKnownCaller();
    screen.script.next();
    screen.script.answerByKey(2);
    screen.field("landmark").edit("next to the school");
    screen = new Screen();
    assertThat(screen.stepId()).isEqualTo("wire");
    assertThat(screen.field("landmark").value()).isEqualTo("next to the school");
    assertThat(screen.ticket.savedProperty().get()).isEqualTo(TicketSafety.DRAFT);
    screen.script.answerByKey(3);
    assertThat(screen.field("landmark").origin()).isEqualTo(FieldModel.Origin.AGENT);
    assertThat(seat.desk().drafts).hasSize(1);
  }

  @Test
  void offersAnUnfinishedTicketWhenTheNextCallComes() {
    answerTheKnownCaller();
    screen.field("landmark").edit("next to the school");
    String left = screen.ticket.draftId();
    seat.end();
    seat.finishWrapUp("solved");
    assertThat(screen.ticket.isOpen()).isTrue();
    screen = new Screen();
    assertThat(screen.ticket.drafts().list()).extracting("draftId").containsExactly(left);
    screen.ticket.drafts().resume(screen.ticket.drafts().list().getFirst());
    assertThat(screen.field("landmark").value()).isEqualTo("next to the school");
    assertThat(screen.ticket.drafts().list()).isEmpty();
  }

  @Test
  void keepsWhatTheRecordFilledWhenTheCustomerLeavesTheScreen() {
    answerTheKnownCaller();
    screen.field("landmark").edit("next to the school");
    String address = screen.field("address").value();
    seat.end();
    seat.finishWrapUp("solved");
    assertThat(screen.customer.selectedProperty().get()).isNull();
    assertThat(address).isNotEmpty();
    assertThat(screen.field("address").value()).isEqualTo(address);
    screen.field("dangerKind").edit("none");
    screen.field("scope").edit("street");
    screen.field("since").edit("0815");
    assertThat(screen.ticket.submit()).isTrue();
    assertThat(seat.desk().submitted.getFirst().customerId()).isEqualTo("c-1");
    assertThat(seat.desk().submitted.getFirst().fields()).containsEntry("address", address);
  }

  @Test
  void leavesADraftToTheCustomerWhomItWasBegunFor() {
    answerTheKnownCaller();
    screen.field("landmark").edit("next to the school");
    seat.end();
    seat.finishWrapUp("solved");
    screen = new Screen();
    screen.customer.select(
        new CustomerRecord(
            "c-9",
            new LocalizedText("Zhao Lei", "赵磊"),
            List.of(),
            new LocalizedText("Elsewhere", "别处"),
            "en",
            Set.of(),
            List.of(),
            List.of()));
    screen.ticket.drafts().resume(screen.ticket.drafts().list().getFirst());
    screen.field("dangerKind").edit("none");
    screen.field("scope").edit("street");
    screen.field("since").edit("0815");
    assertThat(screen.ticket.submit()).isTrue();
    assertThat(seat.desk().submitted.getFirst().customerId()).isEqualTo("c-1");
    assertThat(seat.desk().submitted.getFirst().fields()).containsEntry("since", "08:15");
  }

  @Test
  void leavesNoDraftOfATalkInWhichNothingWasWritten() {
    answerTheKnownCaller();
    screen.script.next();
    assertThat(seat.desk().drafts).hasSize(1);
    seat.end();
    seat.finishWrapUp("solved");
    assertThat(seat.desk().drafts).isEmpty();
    assertThat(screen.ticket.isOpen()).isFalse();
    assertThat(screen.stepId()).isEmpty();
  }

  @Test
  void pointsToTheFirstFieldThatIsWrong() {
    seat.ring("+8613900000000", null);
    seat.answer();
    assertThat(screen.ticket.submit()).isFalse();
    assertThat(screen.ticket.check().wrongFieldProperty().get()).isSameAs(screen.field("address"));
    assertThat(screen.ticket.check().wrongCountProperty().get()).isEqualTo(4);
    var problem = screen.field("address").problemProperty().get();
    assertThat(problem).isNotNull();
    assertThat(screen.ticket.check().sentence(problem)).isEqualTo("Address: please fill this in.");
    messages.setLanguage(Language.ZH);
    assertThat(screen.ticket.check().sentence(problem)).isEqualTo("故障地址：请填写。");
    screen.field("address").edit("8 Willow Road");
    assertThat(screen.ticket.check().wrongCountProperty().get()).isEqualTo(3);
  }

  @Test
  void opensASecondTicketInTheSameCall() {
    answerTheKnownCaller();
    talkToTheEnd();
    screen.ticket.submit();
    String first = seat.desk().submitted.getFirst().id();
    screen.ticket.screen().newTicket();
    assertThat(screen.ticket.isOpen()).isTrue();
    assertThat(screen.ticket.draftId()).isNotEqualTo(first);
    assertThat(screen.field("scope").value()).isEmpty();
    assertThat(screen.field("address").value()).isNotEmpty();
  }

  @Test
  void saysInWordsThatThereIsNoScript() {
    seat.change(s -> s);
    seat.ring(SampleFloor.KNOWN_NUMBER, null);
    seat.change(
        s ->
            SampleFloor.call(
                s,
                c ->
                    new org.seatline.app.session.SeatSnapshot.CallView(
                        c.callId(),
                        org.seatline.app.session.SeatSnapshot.CallView.Phase.TALKING,
                        c.number(),
                        "no-such-queue",
                        c.menuPath(),
                        c.waitedMs(),
                        c.arrivedNanos(),
                        null,
                        c.ringMs(),
                        1L,
                        false,
                        false,
                        c.recording(),
                        null,
                        c.attached(),
                        null,
                        c.line(),
                        c.company())));
    assertThat(screen.script.problemProperty().get()).contains("no-such-queue");
  }

  @Test
  void keepsAndShowsTheTicketOfAWrapUpThatRanOut() {
    answerTheKnownCaller();
    seat.end();
    seat.runOutWrapUp();
    assertThat(seat.desk().drafts).as("nobody typed a word").hasSize(1);
    assertThat(screen.field("address").value()).as("it is still to be seen").isNotEmpty();
    seat.ring(SampleFloor.KNOWN_NUMBER, null);
    seat.answer();
    assertThat(screen.ticket.drafts().list())
        .as("and waits when the next call comes")
        .hasSize(1)
        .allMatch(draft -> draft.callId().equals("call-1"));
  }

  @Test
  void keepsAnAbandonedTicketThatWasLookedAtAgain() {
    answerTheKnownCaller();
    seat.end();
    seat.runOutWrapUp();
    screen = new Screen();
    screen.ticket.drafts().resume(seat.desk().drafts.getFirst());
    assertThat(screen.ticket.isOpen()).isTrue();
    seat.ring(SampleFloor.KNOWN_NUMBER, null);
    seat.answer();
    assertThat(seat.desk().drafts).extracting(Desk.Draft::callId).contains("call-1");
  }

  @Test
  void leavesNoTicketOfACallThatTheAgentWrappedUpWithoutOne() {
    answerTheKnownCaller();
    seat.end();
    seat.finishWrapUp("solved");
    assertThat(seat.desk().drafts).isEmpty();
    assertThat(screen.ticket.formProperty().get()).isNull();
  }
}
