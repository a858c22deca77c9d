package org.seatline.app.customer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.seatline.app.customer.CustomerViewModel.Mode;
import org.seatline.app.fx.Language;
import org.seatline.app.fx.Messages;
import org.seatline.app.session.FakeDesk;
import org.seatline.app.session.FakeSeat;
import org.seatline.app.session.SampleFloor;
import org.seatline.app.session.SeatSnapshot;
import org.seatline.protocol.CustomerRecord;
import org.seatline.protocol.LocalizedText;
import org.seatline.protocol.Mutation;

final class CustomerViewModelTest {
  private final FakeSeat seat = FakeSeat.atWork();
  private final CustomerViewModel customer = new CustomerViewModel(seat, new Messages(Language.EN));

  private static CustomerRecord named(String id, String name) {
    return new CustomerRecord(
        id,
        new LocalizedText(name, name),
        List.of(SampleFloor.KNOWN_NUMBER),
        new LocalizedText("Somewhere", "某处"),
        "en",
        Set.of(),
        List.of(),
        List.of());
  }

  @Test
  void showsTheRecordWhileTheCallStillRings() {
    seat.ring(SampleFloor.KNOWN_NUMBER, null);
    assertThat(customer.modeProperty().get()).isEqualTo(Mode.RECORD);
    assertThat(customer.selectedProperty().get()).isEqualTo(FakeDesk.wangFang());
    assertThat(customer.record().tickets())
        .extracting(TicketLine::due)
        .containsExactly(TicketLine.Due.SOON, TicketLine.Due.CLOSED);
    assertThat(customer.record().contacts()).hasSize(3);
  }

  @Test
  void keepsTheRecordThroughTheWrapUpAndNoLonger() {
    seat.ring(SampleFloor.KNOWN_NUMBER, null);
    seat.answer();
    seat.end();
    assertThat(customer.modeProperty().get()).isEqualTo(Mode.RECORD);
    seat.finishWrapUp("solved");
    assertThat(customer.modeProperty().get()).isEqualTo(Mode.EMPTY);
    assertThat(customer.record().tickets()).isEmpty();
  }

  @Test
  void asksWhoItIsWhenSeveralHaveTheNumber() {
    seat.desk().customers.add(named("c-2", "Wang Jun"));
    seat.ring(SampleFloor.KNOWN_NUMBER, null);
    assertThat(customer.modeProperty().get()).isEqualTo(Mode.CHOICE);
    assertThat(customer.candidates()).hasSize(2);
    assertThat(customer.selectByKey(3)).isFalse();
    assertThat(customer.selectByKey(2)).isTrue();
    assertThat(customer.selectedProperty().get()).extracting("id").isEqualTo("c-2");
  }

  @Test
  void opensTheRecordThatComesInWhileTheCallIsHere() {
    seat.copied(new SeatSnapshot.LocalCopy(20, 0));
    CustomerRecord late = seat.desk().customers.removeFirst();
    seat.ring(SampleFloor.KNOWN_NUMBER, null);
    assertThat(customer.modeProperty().get()).isEqualTo(Mode.UNKNOWN);
    assertThat(customer.loadingProperty().get()).isEqualTo(20);
    seat.desk().customers.add(late);
    seat.copied(new SeatSnapshot.LocalCopy(20, 1));
    assertThat(customer.selectedProperty().get()).isEqualTo(late);
    seat.copied(SeatSnapshot.LocalCopy.COMPLETE);
    assertThat(customer.loadingProperty().get()).isEqualTo(-1);
  }

  @Test
  void saysThatTheNumberIsNotKnown() {
    seat.ring("+8613900000000", null);
    assertThat(customer.modeProperty().get()).isEqualTo(Mode.UNKNOWN);
    assertThat(customer.callerNumberProperty().get()).isEqualTo("+8613900000000");
  }

  @Test
  void findsACustomerAndGoesBackToTheCallersRecord() {
    seat.desk().customers.add(named("c-2", "Zhao Lei"));
    seat.ring("+8613900000000", null);
    customer.search().type("Zhao");
    assertThat(customer.search().showingProperty().get()).isTrue();
    assertThat(customer.search().found()).hasSize(1);
    customer.search().leave();
    assertThat(customer.modeProperty().get()).isEqualTo(Mode.UNKNOWN);
    customer.search().type("Zhao");
    assertThat(customer.selectByKey(1)).isTrue();
    assertThat(customer.search().showingProperty().get()).isFalse();
    assertThat(customer.modeProperty().get()).isEqualTo(Mode.RECORD);
  }

  @Test
  void masksTheRecordsNumbersWhenTheCallersCameMasked() {
    seat.ring("138****5678", null);
    assertThat(customer.shownNumber(SampleFloor.KNOWN_NUMBER)).isEqualTo("138****5678");
  }

  @Test
  void putsANoteIntoTheOutbox() {
    seat.ring(SampleFloor.KNOWN_NUMBER, null);
    customer.record().addNote("  Dog at the door \n");
    assertThat(seat.desk().mutations)
        .singleElement()
        .isInstanceOfSatisfying(
            Mutation.NoteAdded.class,
            note -> {
              assertThat(note.customerId()).isEqualTo("c-1");
              assertThat(note.text()).isEqualTo("Dog at the door");
            });
    assertThat(customer.record().noteSavedProperty().get()).isEqualTo("Dog at the door");
  }
}
