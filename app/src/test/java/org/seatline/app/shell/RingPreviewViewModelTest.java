package org.seatline.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.seatline.app.fx.Language;
import org.seatline.app.fx.Messages;
import org.seatline.app.session.FakeSeat;
import org.seatline.app.session.SampleFloor;

final class RingPreviewViewModelTest {
  private final FakeSeat seat = FakeSeat.atWork();
  private final RingPreviewViewModel preview =
      new RingPreviewViewModel(seat, new Messages(Language.EN));

  @Test
  void showsHowTheScriptOfTheQueueBeginsWhileItRings() {
    assertThat(preview.pageProperty().get()).isNull();
    seat.ring(SampleFloor.KNOWN_NUMBER, null);
    RingPreviewViewModel.Page page = Objects.requireNonNull(preview.pageProperty().get());
    assertThat(page.queue()).isEqualTo("Fault report");
    assertThat(page.sentences()).hasSize(4);
    assertThat(page.sentences().getFirst())
        .startsWith("Qingjiang Power")
        .doesNotContain("{")
        .doesNotContain("[");
  }

  @Test
  void goesWhenTheCallIsAnsweredOrMissed() {
    seat.ring(SampleFloor.KNOWN_NUMBER, null);
    seat.change(s -> SampleFloor.talking(s, System.nanoTime()));
    assertThat(preview.pageProperty().get()).isNull();
    seat.end();
    seat.ring(SampleFloor.KNOWN_NUMBER, null);
    seat.change(SampleFloor::missed);
    assertThat(preview.pageProperty().get()).isNull();
  }
}
