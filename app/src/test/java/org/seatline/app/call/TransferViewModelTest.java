package org.seatline.app.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.seatline.app.fx.Language;
import org.seatline.app.fx.Messages;
import org.seatline.app.session.FakeSeat;
import org.seatline.app.session.SampleFloor;
import org.seatline.app.session.SampleRights;
import org.seatline.app.session.SeatNotice;
import org.seatline.protocol.Handover;
import org.seatline.protocol.Role;
import org.seatline.protocol.SeatRules;
import org.seatline.protocol.TransferTarget;

final class TransferViewModelTest {
  private final FakeSeat seat = FakeSeat.atWork();
  private final CallBarViewModel bar = new CallBarViewModel(seat, new Messages(Language.EN));
  private final TransferViewModel model = bar.transfer();
  private final Bags bags = new Bags();

  /** Luggage that counts. */
  private static final class Bags implements Luggage {
    private int packed;
    private int unpacked;

    @Override
    public Contents show() {
      return new Contents("c-1", null);
    }

    @Override
    public CompletableFuture<Contents> pack() {
      packed++;
      return CompletableFuture.completedFuture(show());
    }

    @Override
    public void unpack() {
      unpacked++;
    }
  }

  @BeforeEach
  void talk() {
    model.carry(bags);
    seat.ring(SampleFloor.KNOWN_NUMBER, null);
    seat.answer();
    seat.commands.clear();
  }

  private Handover last() {
    return seat.colleagues().handovers.getLast();
  }

  @Test
  void listsWhoIsReadyLongestFirstThenQueuesThenWhoIsBusy() {
    bar.handOver();
    assertThat(model.choices())
        .extracting(TransferChoice::name)
        .containsExactly(
            "Liu Yang",
            "Chen Jing",
            "Bills",
            "Complaint",
            "Zhao Lei",
            "Sun Mei",
            "New connection and capacity");
  }

  @Test
  void masksANumberOutsideWhereTheCentreMasksThem() {
    SampleRights.let(seat, new SeatRules(0, true, true), Role.AGENT);
    bar.handOver();
    model.textProperty().set("+8613800005678");
    assertThat(model.choices())
        .singleElement()
        .satisfies(
            choice -> {
              assertThat(choice.name()).isEqualTo("138 **** 5678");
              assertThat(choice.party().target())
                  .isEqualTo(new TransferTarget.Outside("+8613800005678"));
            });
  }

  @Test
  void findsByNameInBothLanguagesByIdAndByNumber() {
    bar.handOver();
    model.textProperty().set("陈");
    assertThat(model.choices()).extracting(TransferChoice::id).containsExactly("1002");
    model.textProperty().set("1005");
    assertThat(model.choices())
        .extracting(choice -> choice.party().target())
        .containsExactly(new TransferTarget.Seat("1005"));
    model.textProperty().set("+49 30 123456");
    assertThat(model.choices())
        .extracting(choice -> choice.party().target())
        .containsExactly(new TransferTarget.Outside("+4930123456"));
    model.ask();
    assertThat(seat.commands).endsWith("consult Outside[number=+4930123456]");
  }

  @Test
  void saysWhatIsWrongWithWhatIsTyped() {
    bar.handOver();
    model.textProperty().set("03099");
    assertThat(model.choices()).isEmpty();
    assertThat(model.nothing()).isEqualTo("transfer.no-number");
    seat.colleagues().numbersAllowed = false;
    seat.colleagues().watchTargets(true);
    model.textProperty().set("+49 30 123456");
    assertThat(model.choices()).isEmpty();
    assertThat(model.nothing()).isEqualTo("transfer.numbers-off");
  }

  @Test
  void findsNobodyToAsk() {
    bar.handOver();
    model.textProperty().set("compl");
    assertThat(model.choices())
        .extracting(choice -> choice.party().target())
        .containsExactly(new TransferTarget.Queue("complaint"));
    model.textProperty().set("nobody");
    assertThat(model.choices()).isEmpty();
    assertThat(model.nothing()).isEqualTo("transfer.none");
    model.ask();
    model.handOverNow();
    assertThat(seat.commands).containsExactly("watch-targets true");
  }

  @Test
  void asksWithNoteAndCustomerAndLeavesTheTicketADraft() {
    bar.handOver();
    model.noteProperty().set(" two hours left ");
    model.move(1);
    model.ask();
    assertThat(seat.commands)
        .containsExactly("watch-targets true", "watch-targets false", "consult Seat[agentId=1002]");
    assertThat(last().note()).isEqualTo("two hours left");
    assertThat(last().customerId()).isEqualTo("c-1");
    assertThat(last().fromAgentId()).isEqualTo("1001");
    assertThat(bags.packed).isZero();
    assertThat(model.openProperty().get()).isFalse();
  }

  @Test
  void handsOverNowWithWhatWasPacked() {
    bar.handOver();
    model.handOverNow();
    assertThat(seat.commands).endsWith("transfer Seat[agentId=1003]");
    assertThat(bags.packed).isOne();
    seat.notice(
        new SeatNotice(SeatNotice.Level.WARNING, "S401", "seat.refused.seat-not-ready", List.of()));
    assertThat(bags.unpacked).isOne();
  }

  @Test
  void keepsTheChoiceWhenTheListChangesUnderIt() {
    bar.handOver();
    model.choose(3);
    seat.colleagues().watchTargets(true); // the server says it again
    assertThat(model.choices().get(model.chosenProperty().get()).name()).isEqualTo("Complaint");
  }

  @Test
  void keysMeanOtherThingsWhileAColleagueIsAsked() {
    bar.handOver();
    model.ask();
    seat.colleagues().connected();
    seat.commands.clear();
    bar.holdOrExtend();
    bar.together();
    bar.handOver();
    bar.end();
    assertThat(seat.commands).containsExactly("swap", "together true", "hand-over", "back");
    assertThat(bags.packed).isOne();
    bar.end();
    assertThat(seat.commands).endsWith("hang-up");
  }

  @Test
  void closesWhenTheCallIsOver() {
    bar.handOver();
    seat.end();
    assertThat(model.openProperty().get()).isFalse();
    assertThat(seat.commands).contains("watch-targets false");
  }

  @Test
  void dialsWithoutACall() {
    int[] dialled = {0};
    bar.dialBy(() -> dialled[0]++);
    bar.handOver();
    assertThat(dialled[0]).isZero();
    model.close();
    seat.end();
    seat.finishWrapUp("solved");
    bar.handOver();
    assertThat(dialled[0]).isOne();
    assertThat(model.openProperty().get()).isFalse();
  }
}
