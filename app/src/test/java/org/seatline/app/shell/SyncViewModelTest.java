package org.seatline.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.seatline.app.fx.Clocks;
import org.seatline.app.fx.Language;
import org.seatline.app.fx.Messages;
import org.seatline.app.session.FakeSeat;
import org.seatline.app.session.Recovered;
import org.seatline.app.session.SampleFloor;
import org.seatline.app.session.SeatSnapshot;
import org.seatline.app.session.SyncDetails;
import org.seatline.app.session.SyncDetails.Kind;
import org.seatline.protocol.ChangeShelf;

/** What the status line's details say, and what is said after a crash. */
final class SyncViewModelTest {
  private static final long NOW_MS = 1_790_000_000_000L;
  private static final long MINUTE_MS = 60_000;
  private static final long MB = 1 << 20;

  private final FakeSeat seat = FakeSeat.atWork();
  private final Messages messages = new Messages(Language.EN);
  private final SyncViewModel model =
      new SyncViewModel(seat, messages, InstantSource.fixed(Instant.ofEpochMilli(NOW_MS)));

  private String value(String label) {
    return model.linesProperty().get().stream()
        .filter(line -> line.label().equals(label))
        .findFirst()
        .map(SyncViewModel.Line::value)
        .orElse("-");
  }

  @Test
  void asksTheStoreOnlyWhileItIsShown() {
    model.look();
    assertThat(model.linesProperty().get()).isEmpty();
    model.toggle();
    assertThat(value("Server")).isEqualTo("in step");
    assertThat(value("Last contact")).isEqualTo("now, 12 ms");
    assertThat(value("Nothing waits")).isEmpty();
    assertThat(value("Damaged stores, kept")).isEqualTo("-");
    assertThat(value("Spare copy")).isEqualTo("-");
  }

  @Test
  void saysWhatWaitsByKindWithTheSizeOfRecordings() {
    seat.desk().sync =
        new SyncDetails(
            Map.of(Kind.TICKETS, 2, Kind.RECORDINGS, 1, Kind.OF_OTHERS, 3, Kind.HELD, 4),
            7 * MB / 2,
            Map.of(ChangeShelf.RECORDS, NOW_MS),
            new SyncDetails.Here(48 * MB, 131 * MB, true),
            NOW_MS);
    model.toggle();
    assertThat(value("Tickets")).isEqualTo("2");
    assertThat(value("Recordings")).isEqualTo("1  3.5 MB");
    assertThat(value("Of other people")).isEqualTo("3");
    assertThat(value("Nothing waits")).isEqualTo("-");
    assertThat(value("Yours, as soon as the server can read it")).isEqualTo("4");
    assertThat(value("Local store")).isEqualTo("48 MB");
    assertThat(value("Damaged stores, kept")).isEqualTo("131 MB");
    assertThat(value("Spare copy")).startsWith("cannot be written");
    assertThat(value("Sign-in without the server until")).isEqualTo(Clocks.dayAndTime(NOW_MS));
  }

  @Test
  void saysHowOldEachShelfIsWhileAlone() {
    long copied = NOW_MS - 30 * MINUTE_MS;
    long since = NOW_MS - 3 * MINUTE_MS;
    seat.desk().sync =
        new SyncDetails(
            Map.of(),
            0,
            Map.of(ChangeShelf.RECORDS, copied),
            new SyncDetails.Here(MB, 0, false),
            null);
    model.toggle();
    assertThat(value("Customers, tickets, contacts")).isEqualTo("as the server has it now");
    seat.change(s -> SampleFloor.alone(s, since, 3));
    assertThat(value("Customers, tickets, contacts"))
        .isEqualTo(Clocks.timeOfDay(copied) + " (30 min ago)");
    assertThat(value("Last contact")).isEqualTo(Clocks.timeOfDay(since) + " (3 min ago)");
    assertThat(value("Server")).startsWith("alone since " + Clocks.timeOfDay(since));
  }

  @Test
  void saysHowFarACopyIs() {
    seat.copied(new SeatSnapshot.LocalCopy(40, 0));
    model.toggle();
    assertThat(value("Copying")).isEqualTo("40 %");
  }

  @Test
  void triesAtOnce() {
    model.tryNow();
    assertThat(seat.commands).contains("try-now");
  }

  @Test
  void closesWhenSomebodySignsOut() {
    model.toggle();
    seat.signOut();
    assertThat(model.openProperty().get()).isFalse();
  }

  private String recovered(Recovered found) {
    FakeSeat started = FakeSeat.signedOut();
    started.desk().recovered = found;
    NoticesViewModel notices = new NoticesViewModel(started, messages);
    new RecoveredNotice(started, messages, notices);
    assertThat(notices.linesProperty().get()).isEmpty();
    started.signIn("1001", "seatline".toCharArray());
    return notices.linesProperty().get().stream()
        .findFirst()
        .map(NoticesViewModel.Line::text)
        .orElse("");
  }

  @Test
  void saysInOneSentenceWhatACrashLeft() {
    assertThat(recovered(new Recovered(NOW_MS, 1, 2, 1)))
        .isEqualTo(
            "The seat ended unexpectedly at "
                + Clocks.timeOfDay(NOW_MS)
                + ". Safe here: 1 draft, 2 changes that wait to be sent and 1 recording.");
    assertThat(recovered(new Recovered(NOW_MS, 0, 0, 2))).endsWith("Safe here: 2 recordings.");
    assertThat(recovered(new Recovered(NOW_MS, 0, 0, 0))).endsWith("Nothing was left unfinished.");
  }

  @Test
  void saysNothingAfterACleanEnd() {
    assertThat(recovered(new Recovered(null, 1, 2, 1))).isEmpty();
  }
}
