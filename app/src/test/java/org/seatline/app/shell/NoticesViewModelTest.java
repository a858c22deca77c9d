package org.seatline.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.seatline.app.fx.Language;
import org.seatline.app.fx.Messages;
import org.seatline.app.session.FakeSeat;
import org.seatline.app.session.SampleFloor;
import org.seatline.app.session.SeatNotice;
import org.seatline.app.session.SeatSnapshot;

final class NoticesViewModelTest {
  private static final long SINCE_MS = 1_000;

  private final FakeSeat seat = FakeSeat.atWork();
  private final Messages messages = new Messages(Language.EN);
  private final NoticesViewModel model = new NoticesViewModel(seat, messages);

  private void goesAlone(String code, String key) {
    seat.change(s -> SampleFloor.alone(s, SINCE_MS, 0));
    seat.notice(new SeatNotice(SeatNotice.Level.WARNING, code, key, List.of()));
  }

  private List<String> codes() {
    return model.linesProperty().get().stream().map(NoticesViewModel.Line::code).toList();
  }

  @Test
  void saysOnceThatTheServerIsAway() {
    goesAlone("S301", "seat.alone");
    goesAlone("S307", "seat.signed-in-alone");
    assertThat(codes()).containsExactly("S307");
  }

  @Test
  void saysItNoLongerThanItIsTrue() {
    SeatSnapshot online = seat.snapshot();
    goesAlone("S301", "seat.alone");
    model.say(SeatNotice.Level.INFO, "something else");
    seat.change(s -> online);
    assertThat(codes()).as("what has nothing to do with the server stays").containsExactly("");
  }
}
