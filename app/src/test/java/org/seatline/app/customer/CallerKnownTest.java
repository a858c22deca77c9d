package org.seatline.app.customer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.seatline.app.call.CallBarState;
import org.seatline.app.call.CallBarViewModel;
import org.seatline.app.customer.CustomerViewModel.Mode;
import org.seatline.app.fx.Language;
import org.seatline.app.fx.Messages;
import org.seatline.app.session.FakeDesk;
import org.seatline.app.session.FakeSeat;
import org.seatline.app.session.SampleFloor;
import org.seatline.app.session.SampleRights;
import org.seatline.protocol.CustomerRecord;
import org.seatline.protocol.LocalizedText;
import org.seatline.protocol.Mutation;
import org.seatline.protocol.Role;
import org.seatline.protocol.SeatRules;

/** Who the caller is: chosen among several, made anew, or nobody; and whose number is seen. */
final class CallerKnownTest {
  private static final String STRANGER = "+8613900000000";

  private final FakeSeat seat = FakeSeat.atWork();
  private Instant now = Instant.ofEpochMilli(1_790_000_000_000L);
  private final InstantSource clock = () -> now;
  private final CustomerViewModel customer =
      new CustomerViewModel(seat, new Messages(Language.EN), clock);

  private static CustomerRecord namesake(String id) {
    LocalizedText text = new LocalizedText("Wang Jun", "王军");
    return new CustomerRecord(
        id, text, List.of(SampleFloor.KNOWN_NUMBER), text, "zh", Set.of(), List.of(), List.of());
  }

  private List<Mutation> sent() {
    return seat.desk().mutations;
  }

  @Test
  void tellsCandidatesApartAndLetsTheChoiceBeTakenBack() {
    seat.desk().customers.add(namesake("c-2"));
    seat.ring(SampleFloor.KNOWN_NUMBER, null);
    assertThat(customer.choosesByDigit()).isTrue();
    assertThat(customer.choice().lastContact("c-1")).isNotNull();
    assertThat(customer.canChooseAgain()).isFalse();
    customer.selectByKey(2);
    assertThat(customer.choosesByDigit()).isFalse();
    assertThat(customer.chooseAgain()).isTrue();
    assertThat(customer.modeProperty().get()).isEqualTo(Mode.CHOICE);
    assertThat(customer.selectedProperty().get()).isNull();
    customer.callerIsNew();
    assertThat(customer.chooseAgain()).isTrue();
    customer.selectByKey(1);
    assertThat(customer.selectedProperty().get()).isEqualTo(FakeDesk.wangFang());
  }

  @Test
  void leavesDigitsToTheDispositionInTheWrapUp() {
    seat.desk().customers.add(namesake("c-2"));
    seat.ring(SampleFloor.KNOWN_NUMBER, null);
    seat.answer();
    seat.end();
    assertThat(customer.modeProperty().get()).isEqualTo(Mode.CHOICE);
    assertThat(customer.choosesByDigit()).isFalse();
  }

  @Test
  void makesACustomerOnceWithTheCallersNumber() {
    seat.ring(STRANGER, null);
    NewCustomer form = customer.fresh();
    form.save();
    assertThat(form.problemProperty().get()).isEqualTo("customer.wrong.name");
    assertThat(sent()).isEmpty();
    form.nameProperty().set(" Guo Min ");
    form.addressProperty().set("9 New Road");
    form.languageProperty().set("en");
    form.save();
    form.save();
    assertThat(sent())
        .singleElement()
        .isInstanceOfSatisfying(
            Mutation.CustomerCreated.class,
            made -> {
              assertThat(made.customer().name()).isEqualTo(new LocalizedText("Guo Min", "Guo Min"));
              assertThat(made.customer().phones()).containsExactly(STRANGER);
              assertThat(made.customer().language()).isEqualTo("en");
              assertThat(customer.selectedProperty().get()).isEqualTo(made.customer());
            });
    assertThat(customer.modeProperty().get()).isEqualTo(Mode.RECORD);
  }

  @Test
  void makesAnotherIdForAnotherCaller() {
    seat.ring(STRANGER, null);
    customer.fresh().nameProperty().set("Guo Min");
    customer.fresh().save();
    seat.ring("+8613900000001", null);
    assertThat(customer.fresh().nameProperty().get()).isEmpty();
    customer.fresh().nameProperty().set("Guo Li");
    customer.fresh().save();
    assertThat(sent())
        .extracting(made -> ((Mutation.CustomerCreated) made).customer().id())
        .doesNotHaveDuplicates()
        .hasSize(2);
  }

  @Test
  void keepsTheNumberThatIsShownMasked() {
    SampleRights.let(seat, new SeatRules(0, true, false), Role.AGENT);
    seat.ring(STRANGER, null);
    assertThat(customer.fresh().numberProperty().get()).contains("*");
    customer.fresh().nameProperty().set("Guo Min");
    customer.fresh().save();
    assertThat(((Mutation.CustomerCreated) sent().getFirst()).customer().phones())
        .containsExactly(STRANGER);
  }

  @Test
  void takesNoNumberThatIsNone() {
    seat.ring("", null);
    customer.fresh().nameProperty().set("Guo Min");
    customer.fresh().numberProperty().set("no number");
    customer.fresh().save();
    assertThat(customer.fresh().problemProperty().get()).isEqualTo("customer.wrong.number");
    assertThat(sent()).isEmpty();
  }

  @Test
  void endsACallThatWasNotMeantForTheCentre() {
    assertThat(customer.wrongNumber().say()).isFalse();
    seat.ring(STRANGER, null);
    assertThat(customer.wrongNumber().say()).as("still rings").isFalse();
    seat.answer();
    assertThat(customer.wrongNumber().say()).isTrue();
    assertThat(seat.commands).containsSubsequence("hang-up", "finish wrong-number");
  }

  @Test
  void endsOnlyTheWrapUpOfTheWrongNumber() {
    seat.ring(STRANGER, null);
    seat.answer();
    seat.end();
    assertThat(seat.commands).doesNotContain("finish wrong-number");
    assertThat(customer.wrongNumber().say()).isTrue();
    assertThat(seat.commands).contains("finish wrong-number");
  }

  @Test
  void showsAMaskedNumberForAWhileAndWritesThatDownOnce() {
    SampleRights.let(seat, new SeatRules(0, true, true), Role.AGENT);
    seat.ring(SampleFloor.KNOWN_NUMBER, null);
    String number = SampleFloor.KNOWN_NUMBER;
    assertThat(customer.shownNumber(number)).contains("****");
    assertThat(customer.numberToReveal()).isEqualTo(number);
    assertThat(customer.reveal(number, "  ")).as("no reason").isFalse();
    assertThat(sent()).isEmpty();
    assertThat(customer.reveal(number, "calls back")).isTrue();
    assertThat(customer.reveal(number, "calls back")).isFalse();
    assertThat(customer.shownNumber(number)).isEqualTo(number);
    assertThat(sent())
        .singleElement()
        .isInstanceOfSatisfying(
            Mutation.NumberRevealed.class,
            look -> {
              assertThat(look.customerId()).isEqualTo("c-1");
              assertThat(look.callId()).isEqualTo("call-1");
              assertThat(look.number()).isEqualTo(number);
              assertThat(look.reason()).isEqualTo("calls back");
            });
    now = now.plusMillis(NumberSight.SHOWN_MS - 1);
    assertThat(customer.numbers().secondsLeft(number)).isEqualTo(1);
    assertThat(customer.shownNumber(number)).isEqualTo(number);
    now = now.plusMillis(1);
    customer.numbers().tick();
    assertThat(customer.shownNumber(number)).contains("****");
  }

  @Test
  void masksTheNumberInTheCallBarToo() {
    SampleRights.let(seat, new SeatRules(0, true, false), Role.AGENT);
    seat.ring(SampleFloor.KNOWN_NUMBER, null);
    var bar = new CallBarViewModel(seat, new Messages(Language.EN));
    assertThat(bar.stateProperty().get())
        .isInstanceOfSatisfying(
            CallBarState.Ringing.class,
            rings -> assertThat(rings.caller().number()).contains("****"));
  }

  @Test
  void hidesAShownNumberWithItsCustomer() {
    SampleRights.let(seat, new SeatRules(0, true, false), Role.AGENT);
    seat.ring(SampleFloor.KNOWN_NUMBER, null);
    customer.reveal(SampleFloor.KNOWN_NUMBER, "");
    customer.select(namesake("c-2"));
    assertThat(customer.shownNumber(SampleFloor.KNOWN_NUMBER)).contains("****");
  }

  @Test
  void showsLeadsWholeNumbers() {
    SampleRights.let(seat, new SeatRules(0, true, false), Role.LEAD);
    assertThat(customer.shownNumber(SampleFloor.KNOWN_NUMBER)).isEqualTo(SampleFloor.KNOWN_NUMBER);
    assertThat(customer.reveal(SampleFloor.KNOWN_NUMBER, "")).isFalse();
    assertThat(sent()).isEmpty();
  }
}
