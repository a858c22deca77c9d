package org.seatline.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.seatline.app.fx.Language;
import org.seatline.app.fx.Messages;
import org.seatline.app.session.FakeSeat;
import org.seatline.app.session.SampleFloor;
import org.seatline.app.ticket.TicketViewModel;
import org.seatline.protocol.CustomerRecord;

final class RecentCallsViewModelTest {
  private final FakeSeat seat = FakeSeat.atWork();
  private final Messages messages = new Messages(Language.EN);
  private final ReadOnlyObjectWrapper<@Nullable CustomerRecord> shown =
      new ReadOnlyObjectWrapper<>();
  private final List<CustomerRecord> opened = new ArrayList<>();
  private final RecentCallsViewModel calls =
      new RecentCallsViewModel(seat, messages, shown.getReadOnlyProperty(), opened::add);

  private CustomerRecord wangFang() {
    return seat.desk().customers.getFirst();
  }

  private void talk() {
    seat.ring(SampleFloor.KNOWN_NUMBER, null);
    seat.change(s -> SampleFloor.talking(s, System.nanoTime() - 62_000_000_000L));
  }

  private void end() {
    seat.end();
    seat.finishWrapUp("solved");
  }

  @Test
  void listsACallOnceItIsOverAndOpensItsCustomer() {
    talk();
    shown.set(wangFang());
    assertThat(calls.linesProperty().get()).isEmpty();
    end();
    shown.set(null);
    RecentCallsViewModel.Line line = calls.linesProperty().get().getFirst();
    assertThat(line.who()).isEqualTo("Wang Fang");
    assertThat(line.what()).isEqualTo("Fault report · 1:02");
    assertThat(calls.open(0)).isTrue();
    assertThat(opened).containsExactly(wangFang());
    assertThat(calls.open(1)).isFalse();
  }

  @Test
  void namesTheNumberOfACallerWhomNobodyKnows() {
    talk();
    end();
    assertThat(calls.linesProperty().get().getFirst().who()).contains("138");
    assertThat(calls.open(0)).isFalse();
  }

  @Test
  void takesTheCustomerWhoWasFoundInWrapUp() {
    talk();
    seat.end();
    shown.set(wangFang());
    assertThat(calls.linesProperty().get().getFirst().who()).isEqualTo("Wang Fang");
    seat.finishWrapUp("solved");
    shown.set(null);
    assertThat(calls.linesProperty().get().getFirst().who()).isEqualTo("Wang Fang");
  }

  @Test
  void doesNotListACallThatNobodyAnswered() {
    seat.ring(SampleFloor.KNOWN_NUMBER, null);
    seat.change(SampleFloor::missed);
    assertThat(calls.linesProperty().get()).isEmpty();
  }

  @Test
  void keepsTheNewestNine() {
    for (int i = 0; i < RecentCallsViewModel.CALLS_MAX + 3; i++) {
      talk();
      end();
    }
    assertThat(calls.linesProperty().get()).hasSize(RecentCallsViewModel.CALLS_MAX);
  }

  @Test
  void speaksTheLanguageOfTheScreen() {
    talk();
    end();
    messages.setLanguage(Language.ZH);
    assertThat(calls.linesProperty().get().getFirst().what()).startsWith("故障报修");
  }

  @Test
  void opensByTheDigitsThatDraftsDoNotNeed() {
    IdleViewModel idle =
        new IdleViewModel(seat, messages, new TicketViewModel(seat, messages), calls);
    talk();
    shown.set(wangFang());
    end();
    assertThat(idle.digitOfCall(0)).isEqualTo(1);
    assertThat(idle.digitOfCall(9)).as("no digit is left").isZero();
    assertThat(idle.openByKey(1)).isTrue();
    assertThat(idle.openByKey(2)).isFalse();
    assertThat(opened).containsExactly(wangFang());
  }
}
