package org.seatline.app.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.seatline.app.customer.CustomerViewModel;
import org.seatline.app.form.FieldModel;
import org.seatline.app.fx.Language;
import org.seatline.app.fx.Messages;
import org.seatline.app.script.ScriptViewModel;
import org.seatline.app.session.FakeDesk;
import org.seatline.app.session.FakeSeat;
import org.seatline.app.session.SampleFloor;
import org.seatline.protocol.Mutation;
import org.seatline.protocol.Mutation.Edit;
import org.seatline.protocol.TicketRecord;
import org.seatline.protocol.form.FormField;

/** A ticket that is there is changed. */
final class TicketChangeTest {
  private final FakeSeat seat = FakeSeat.atWork();
  private final Messages messages = new Messages(Language.EN);
  private final CustomerViewModel customer = new CustomerViewModel(seat, messages);
  private final ScriptViewModel script = new ScriptViewModel(seat, messages);
  private final TicketViewModel ticket = new TicketViewModel(seat, messages);

  TicketChangeTest() {
    new DeskCoordinator(seat, messages, customer, script, ticket);
  }

  private FieldModel field(String id) {
    return ticket.field(id).orElseThrow();
  }

  private void talk() {
    seat.ring(SampleFloor.KNOWN_NUMBER, null);
    seat.answer();
  }

  @Test
  void opensTheCustomersOpenTicketWithItsState() {
    customer.select(FakeDesk.wangFang());
    assertThat(customer.record().openNextTicket()).isTrue();
    assertThat(ticket.changes()).isNotNull();
    assertThat(field(Edit.STATE).value()).isEqualTo("open");
    assertThat(field("scope").value()).isEqualTo("home");
    assertThat(seat.desk().drafts).as("nothing was typed").isEmpty();
  }

  @Test
  void submitsOnlyWhatWasChanged() {
    customer.select(FakeDesk.wangFang());
    customer.record().openNextTicket();
    assertThat(ticket.submit()).as("nothing was changed").isFalse();
    field(Edit.STATE).edit("waiting");
    field("landmark").edit("the school");
    field(ChangeForm.NOTE).edit("calls back at eight ");
    assertThat(ticket.submit()).as("of an older form, much is empty").isTrue();
    assertThat(seat.desk().submitted).isEmpty();
    assertThat(seat.desk().mutations).hasSize(2);
    assertThat(((Mutation.TicketChanged) seat.desk().mutations.getFirst()).edits())
        .containsExactly(
            new Edit(Edit.STATE, "open", "waiting"), new Edit("landmark", "", "the school"));
    assertThat(((Mutation.NoteAdded) seat.desk().mutations.getLast()).text())
        .isEqualTo("#4711: calls back at eight");
    assertThat(seat.desk().drafts).isEmpty();
  }

  @Test
  void offersOnlyMovesThatAreAllowedFromWhereItIs() {
    customer.select(FakeDesk.wangFang());
    customer.record().openNextTicket();
    assertThat(field(Edit.STATE).field().options())
        .extracting(FormField.Option::id)
        .containsExactly("open", "in-progress", "waiting", "solved", "closed");
    TicketRecord before = Objects.requireNonNull(ticket.changes());
    TicketRecord closed = before.with("closed", before.fields());
    ticket.screen().close();
    new TicketReopening(seat, ticket).change(closed);
    assertThat(field(Edit.STATE).field().options())
        .extracting(FormField.Option::id)
        .containsExactly("open", "in-progress", "closed");
  }

  @Test
  void takesATicketAndSaysHowSoonItIsWanted() {
    customer.select(FakeDesk.wangFang());
    customer.record().openNextTicket();
    assertThat(field(Edit.PRIORITY).value()).isEqualTo("normal");
    field(Edit.PRIORITY).edit("urgent");
    field(Edit.ASSIGNEE).edit("1001");
    assertThat(ticket.submit()).isTrue();
    assertThat(((Mutation.TicketChanged) seat.desk().mutations.getFirst()).edits())
        .containsExactly(
            new Edit(Edit.PRIORITY, "normal", "urgent"), new Edit(Edit.ASSIGNEE, "", "1001"));
  }

  @Test
  void complainsAboutWhatWasChangedToSomethingWrong() {
    customer.select(FakeDesk.wangFang());
    customer.record().openNextTicket();
    field("since").edit("half past");
    assertThat(ticket.submit()).isFalse();
    assertThat(field("since").problemProperty().get()).isNotNull();
    assertThat(ticket.check().wrongCountProperty().get()).isEqualTo(1);
  }

  @Test
  void keepsAHalfWrittenChangeAsADraftOfThatTicket() {
    customer.select(FakeDesk.wangFang());
    customer.record().openNextTicket();
    field("landmark").edit("half a w");
    ticket.screen().close();
    customer.record().openNextTicket();
    assertThat(field("landmark").value()).isEqualTo("half a w");
    assertThat(seat.desk().drafts).hasSize(1);
  }

  @Test
  void leavesTheCallsOwnTicketToItsScriptAndComesBackToIt() {
    talk();
    String own = ticket.draftId();
    field("landmark").edit("own words");
    assertThat(customer.record().openNextTicket()).isTrue();
    assertThat(ticket.screen().isBesideCall()).isTrue();
    script.next();
    script.answerByKey(2);
    script.answerByKey(3);
    assertThat(field("dangerKind").value()).as("not filled by the call's script").isEmpty();
    assertThat(customer.record().openNextTicket()).isTrue();
    assertThat(ticket.changes()).isNull();
    assertThat(ticket.draftId()).isEqualTo(own);
    assertThat(field("landmark").value()).isEqualTo("own words");
    assertThat(field("dangerKind").value()).isEqualTo("none");
  }

  @Test
  void showsNobodyWhatSomebodyElseHasWritten() {
    customer.select(FakeDesk.wangFang());
    customer.record().openNextTicket();
    field("landmark").edit("of 1001");
    seat.signOut();
    assertThat(ticket.formProperty().get()).isNull();
    assertThat(ticket.drafts().list()).isEmpty();
  }

  @Test
  void isBackWhereTheCursorWasAfterSigningIn() {
    customer.select(FakeDesk.wangFang());
    customer.record().openNextTicket();
    ticket.keeping().writingAt(new TicketCursor("landmark", 4, 0.25));
    field("landmark").edit("of 1001");
    seat.signOut();
    seat.signIn("1001", "seatline".toCharArray());
    assertThat(ticket.isOpen()).isTrue();
    assertThat(ticket.keeping().cursor()).isEqualTo(new TicketCursor("landmark", 4, 0.25));
    assertThat(ticket.drafts().resumedProperty().get()).isPositive();
    assertThat(field("landmark").value()).isEqualTo("of 1001");
  }

  @Test
  void keepsAMoveOfTheCursorAlone() {
    customer.select(FakeDesk.wangFang());
    customer.record().openNextTicket();
    field("landmark").edit("of 1001");
    ticket.keeping().writingAt(new TicketCursor("landmark", 2, 0));
    ticket.keeping().keepCursor();
    assertThat(TicketContent.of(seat.desk().drafts.getFirst().content()).cursor().caret())
        .isEqualTo(2);
  }
}
