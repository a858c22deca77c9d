package org.seatline.app.returned;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.seatline.app.customer.CustomerViewModel;
import org.seatline.app.form.FieldModel;
import org.seatline.app.fx.Language;
import org.seatline.app.fx.Messages;
import org.seatline.app.returned.CameBackPage.Choice;
import org.seatline.app.script.ScriptViewModel;
import org.seatline.app.session.CameBack;
import org.seatline.app.session.FakeSeat;
import org.seatline.app.session.SampleFloor;
import org.seatline.app.session.SampleRights;
import org.seatline.app.ticket.DeskCoordinator;
import org.seatline.app.ticket.TicketReopening;
import org.seatline.app.ticket.TicketViewModel;
import org.seatline.protocol.Mutation;
import org.seatline.protocol.Mutation.Edit;
import org.seatline.protocol.MutationResults.Conflict;
import org.seatline.protocol.Role;
import org.seatline.protocol.SeatRules;

final class CameBackViewModelTest {
  private final FakeSeat seat = FakeSeat.atWork();
  private final Messages messages = new Messages(Language.EN);
  private final TicketViewModel ticket = new TicketViewModel(seat, messages);
  private int wentToSeat;
  private final CameBackViewModel model =
      new CameBackViewModel(seat, messages, new TicketReopening(seat, ticket), () -> wentToSeat++);

  CameBackViewModelTest() {
    new DeskCoordinator(
        seat,
        messages,
        new CustomerViewModel(seat, messages),
        new ScriptViewModel(seat, messages),
        ticket);
  }

  private void back(CameBack.Item... items) {
    for (CameBack.Item item : items) {
      seat.desk().cameBack().add(item);
    }
  }

  private CameBackPage page() {
    return model.pageProperty().get();
  }

  private CameBackPage.Rejected rejected() {
    return (CameBackPage.Rejected) Objects.requireNonNull(page().detail());
  }

  private CameBackPage.Conflicted conflicted() {
    return (CameBackPage.Conflicted) Objects.requireNonNull(page().detail());
  }

  @Test
  void saysThatNothingCameBack() {
    assertThat(model.countProperty().get()).isZero();
    assertThat(page().lines()).isEmpty();
    assertThat(page().detail()).isNull();
  }

  @Test
  void showsEveryWordWithTheReason() {
    back(CameBackSamples.ticket(7, "too-large", Language.EN));
    assertThat(model.countProperty().get()).isEqualTo(1);
    assertThat(rejected().reason()).contains("too long");
    assertThat(rejected().words())
        .extracting(CameBackPage.Word::text)
        .contains("the transformer opposite the school", "19:30", "0042917635")
        .hasSize(8);
    assertThat(model.text()).contains("the transformer opposite the school").contains("19:30");
  }

  @Test
  void masksNumbersOfWhatCameBackWhereTheCentreMasksThem() {
    SampleRights.let(seat, new SeatRules(0, true, true), Role.AGENT);
    back(CameBackSamples.ticket(7, "too-large", Language.EN));
    assertThat(model.text()).contains("138 **** 5678").doesNotContain("13800005678");
    assertThat(model.text().replace(" ", "")).doesNotContain("13800005678");
  }

  @Test
  void hasASentenceForACodeThatNobodyKnows() {
    back(CameBackSamples.note(3, "of-tomorrow", "text"));
    assertThat(rejected().reason()).contains("of-tomorrow");
    assertThat(rejected().code()).isEqualTo("of-tomorrow");
  }

  @Test
  void putsWhatSteppedAsideToWhatItDependsOn() {
    back(
        CameBackSamples.ticket(7, "too-large", Language.EN),
        CameBackSamples.note(8, "too-large", "a note of something else"),
        CameBackSamples.follower(9, 7, new Edit("since", "19:30", "20:15")));
    assertThat(page().lines()).hasSize(2);
    model.select(1);
    assertThat(rejected().words()).extracting(CameBackPage.Word::text).contains("20:15");
  }

  @Test
  void correctsATicketInItsFormAndIsDoneOnceItIsSubmitted() {
    back(
        CameBackSamples.ticket(7, "too-large", Language.EN),
        CameBackSamples.follower(
            9, 7, new Edit("since", "19:30", "20:15"), new Edit(Edit.STATE, "open", "waiting")));
    assertThat(model.correctOrAgain()).isTrue();
    assertThat(wentToSeat).isEqualTo(1);
    assertThat(ticket.isOpen()).isTrue();
    assertThat(field("since").value()).isEqualTo("20:15");
    field("landmark").edit("the school");
    assertThat(seat.desk().drafts).hasSize(1);
    assertThat(model.countProperty().get()).isEqualTo(1);

    assertThat(ticket.submit()).as("%s", ticket.check().wrongFieldProperty().get()).isTrue();
    assertThat(model.countProperty().get()).isZero();
    assertThat(seat.desk().drafts).isEmpty();
    assertThat(seat.desk().submitted).hasSize(1);
    assertThat(seat.desk().submitted.getFirst().state()).isEqualTo("waiting");
    assertThat(seat.desk().submitted.getFirst().fields())
        .containsEntry("landmark", "the school")
        .containsEntry("since", "20:15");
  }

  @Test
  void goesOnWithACorrectionThatWasBegun() {
    back(CameBackSamples.ticket(7, "too-large", Language.EN));
    model.correct();
    field("landmark").edit("half corr");
    model.correct();
    assertThat(field("landmark").value()).isEqualTo("half corr");
  }

  @Test
  void correctsNothingDuringACall() {
    back(CameBackSamples.ticket(7, "too-large", Language.EN));
    seat.ring(SampleFloor.KNOWN_NUMBER, null);
    seat.answer();
    assertThat(rejected().hint()).isNotEmpty();
    assertThat(model.correct()).isFalse();
    assertThat(wentToSeat).isZero();
    seat.end();
    seat.finishWrapUp("solved");
    assertThat(rejected().hint()).isEmpty();
  }

  @Test
  void submitsACorrectedNoteAsAnotherOne() {
    back(CameBackSamples.note(3, "note-exists", "what I wrote"));
    model.editNote("what I meant ");
    model.finish();
    assertThat(seat.desk().mutations)
        .singleElement()
        .isInstanceOfSatisfying(
            Mutation.NoteAdded.class,
            note -> {
              assertThat(note.text()).isEqualTo("what I meant");
              assertThat(note.noteId()).isNotEqualTo("n-3");
            });
    assertThat(page().lines()).isEmpty();
  }

  @Test
  void leavesTheCustomerOutThatTheServerDoesNotKnow() {
    back(CameBackSamples.ticket(7, "unknown-customer", Language.EN));
    assertThat(rejected().again()).contains("without the customer");
    model.again();
    assertThat(seat.desk().submitted.getFirst().customerId()).isNull();
    assertThat(seat.desk().submitted.getFirst().fields()).hasSize(8);
  }

  @Test
  void putsAwayAndTakesOutAgain() {
    back(CameBackSamples.note(3, "too-large", "long"));
    model.putAway();
    assertThat(model.countProperty().get()).isZero();
    assertThat(page().lines()).isEmpty();
    assertThat(page().others()).isEqualTo(1);
    model.toggleList();
    assertThat(model.text()).contains("long");
    model.putAway();
    model.toggleList();
    assertThat(model.countProperty().get()).isEqualTo(1);
  }

  @Test
  void decidesAConflictFieldByField() {
    back(
        CameBackSamples.conflict(
            5,
            List.of(new Edit("note", "a", "mine"), new Edit("landmark", "b", "my mark")),
            new Conflict("note", "mine", "theirs"),
            new Conflict("landmark", "my mark", "their mark")));
    assertThat(conflicted().open()).isEqualTo(2);
    assertThat(conflicted().fields().getFirst().current()).isTrue();
    model.choose(Choice.THEIRS);
    assertThat(conflicted().fields().get(1).current()).isTrue();
    model.finish();
    assertThat(seat.desk().mutations).as("one field is open").isEmpty();
    model.choose(Choice.MINE);
    assertThat(conflicted().open()).isZero();
    model.finish();
    assertThat(seat.desk().mutations)
        .singleElement()
        .isInstanceOfSatisfying(
            Mutation.TicketChanged.class,
            change ->
                assertThat(change.edits())
                    .containsExactly(new Edit("landmark", "their mark", "my mark")));
    assertThat(model.countProperty().get()).isZero();
  }

  @Test
  void writesWhatBothMeant() {
    back(
        CameBackSamples.conflict(
            5, List.of(new Edit("note", "a", "mine")), new Conflict("note", "mine", "theirs")));
    model.edit("mine and theirs");
    model.finish();
    assertThat(seat.desk().mutations)
        .singleElement()
        .isInstanceOfSatisfying(
            Mutation.TicketChanged.class,
            change ->
                assertThat(change.edits())
                    .containsExactly(new Edit("note", "theirs", "mine and theirs")));
  }

  @Test
  void keepsTheirsWithoutSayingAnythingToTheServer() {
    back(
        CameBackSamples.conflict(
            5, List.of(new Edit("note", "a", "mine")), new Conflict("note", "mine", "theirs")));
    model.choose(Choice.THEIRS);
    model.finish();
    assertThat(seat.desk().mutations).isEmpty();
    assertThat(model.countProperty().get()).isZero();
  }

  @Test
  void showsNobodyWhatCameBackToSomebodyElse() {
    back(CameBackSamples.note(3, "too-large", "mine alone"));
    seat.signOut();
    assertThat(page().lines()).isEmpty();
    assertThat(model.countProperty().get()).isZero();
  }

  private FieldModel field(String id) {
    return ticket.field(id).orElseThrow();
  }

  @Test
  void masksTheSidesOfAConflictWhereTheCentreMasksNumbers() {
    SampleRights.let(seat, new SeatRules(0, true, true), Role.AGENT);
    back(
        CameBackSamples.conflict(
            5,
            List.of(new Edit("callbackNumber", "", "13911112222"), new Edit("landmark", "b", "c")),
            new Conflict("callbackNumber", "13911112222", "13933334444"),
            new Conflict("landmark", "ask 138 0000 5678", "the school")));
    CameBackPage.Field number = conflicted().fields().getFirst();
    assertThat(number.mine()).isEqualTo("139 **** 2222");
    assertThat(number.theirs()).isEqualTo("139 **** 4444");
    assertThat(number.text()).as("a masked number is no beginning").isEmpty();
    assertThat(conflicted().fields().getLast().mine()).isEqualTo("ask 138 **** 5678");
    model.choose(Choice.MINE);
    model.choose(Choice.THEIRS);
    model.finish();
    assertThat(seat.desk().mutations)
        .singleElement()
        .isInstanceOfSatisfying(
            Mutation.TicketChanged.class,
            change ->
                assertThat(change.edits())
                    .as("what is sent is whole")
                    .containsExactly(new Edit("callbackNumber", "13933334444", "13911112222")));
  }
}
