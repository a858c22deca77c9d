package org.seatline.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.seatline.app.fx.Clocks;
import org.seatline.app.fx.Language;
import org.seatline.app.fx.Messages;
import org.seatline.app.session.FakeSeat;
import org.seatline.app.session.SampleFloor;

final class StateBarViewModelTest {
  private final FakeSeat seat = FakeSeat.atWork();
  private final Messages messages = new Messages(Language.EN);
  private final StateBarViewModel model = new StateBarViewModel(seat, messages);

  @Test
  void showsStateQueuesAndTheDay() {
    StateBarViewModel.Bar bar = model.barProperty().get();
    assertThat(bar.word()).isEqualTo("Ready");
    assertThat(bar.queues().get(0).name()).isEqualTo("Fault report");
    assertThat(bar.queues().get(0).waiting()).isEqualTo(3);
    assertThat(
            Clocks.duration(
                Clocks.millisSince(Objects.requireNonNull(bar.queues().get(0).sinceNanos()))))
        .isEqualTo("0:41");
    assertThat(bar.day()).isEqualTo("Calls today 23 · AHT 4:43 · wrap-up 0:38");
    assertThat(bar.who()).isEqualTo("Li Na 1001");
  }

  @Test
  void offersOnlyReasonsThatAnAgentMayChoose() {
    assertThat(model.reasons())
        .extracting(StateBarViewModel.Reason::id)
        .containsExactly("break", "meal", "training", "meeting", "study");
  }

  @Test
  void namesTheReasonOfNotReady() {
    model.notReady("meal");
    assertThat(model.barProperty().get().word()).isEqualTo("Not ready: Meal");
    assertThat(model.asksForReason()).isFalse();
    model.ready();
    assertThat(model.asksForReason()).isTrue();
    messages.setLanguage(Language.ZH);
    assertThat(model.barProperty().get().word()).isEqualTo("示闲");
  }

  @Test
  void saysWhatFollowsTheCall() {
    seat.ring(SampleFloor.KNOWN_NUMBER, null);
    seat.answer();
    model.notReady("break");
    assertThat(model.barProperty().get().next()).isEqualTo("then: Break");
    assertThat(model.asksForReason()).isFalse();
  }

  @Test
  void saysSinceWhenTheSeatWorksAlone() {
    seat.change(s -> SampleFloor.alone(s, 1_790_000_000_000L, 3));
    assertThat(model.barProperty().get().alone())
        .startsWith("Working alone since")
        .endsWith("3 kept");
  }

  @Test
  void countsNothingWhereNothingIsKept() {
    seat.change(s -> SampleFloor.alone(s, 1_790_000_000_000L, 0));
    assertThat(model.barProperty().get().alone())
        .startsWith("Working alone since")
        .doesNotContain("kept", "·");
  }
}
