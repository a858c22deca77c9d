package org.seatline.app.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.seatline.app.fx.Language;
import org.seatline.app.fx.Messages;
import org.seatline.app.monitor.FloorPicture.Concern;
import org.seatline.app.monitor.FloorPicture.QueueRow;
import org.seatline.app.session.FakeSeat;
import org.seatline.app.session.SampleFloor;
import org.seatline.protocol.Role;
import org.seatline.protocol.SeatStateName;
import org.seatline.protocol.ServerMessage.Floor;
import org.seatline.protocol.ServerMessage.QueueStatus;
import org.seatline.protocol.SuperviseMode;

final class MonitorViewModelTest {
  private static final long NOW = 1_790_000_000_000L;

  private final FakeSeat seat = FakeSeat.atWork();
  private final AtomicLong nanos = new AtomicLong();
  private final List<String> explained = new ArrayList<>();
  private final MonitorViewModel model =
      new MonitorViewModel(seat, new Messages(Language.EN), explained::add, nanos::get);

  @BeforeEach
  void becomeLead() {
    seat.change(s -> SampleFloor.readyPerson(Set.of(Role.LEAD)));
  }

  private QueueRow row(QueueStatus status) {
    return floor("answered-in-time/offered", status).queues().get(0);
  }

  private FloorPicture floor(String formula, QueueStatus... queues) {
    seat.floor(new Floor(NOW, formula, List.of(queues), List.of()));
    return model.pictureProperty().get();
  }

  private static QueueStatus status(
      int waiting,
      long longestMs,
      int offered,
      int answered,
      int within,
      int abandoned,
      int seconds,
      int ready) {
    return new QueueStatus(
        "fault", waiting, longestMs, offered, answered, within, abandoned, 10, seconds, ready, 0,
        null);
  }

  @Test
  void asksForTheFloor() {
    assertThat(seat.commands).contains("watch-floor true");
  }

  @Test
  void countsServiceLevelAsAnsweredInTimeOfOffered() {
    QueueRow row = row(status(0, 0, 200, 150, 130, 50, 20, 1));
    assertThat(row.level()).isEqualTo("65 %");
    assertThat(row.levelConcern()).isEqualTo(Concern.WATCH);
    assertThat(row.abandoned()).isEqualTo("50 (25 %)");
    assertThat(row.answered()).isEqualTo("150 / 200");
  }

  @Test
  void namesTheFormulaAndTheTimeOfTheQueues() {
    QueueStatus status = status(0, 0, 200, 150, 120, 50, 30, 1);
    assertThat(floor("answered-in-time/offered", status).formula())
        .isEqualTo("Service level = answered within 30 s / offered, today");
    assertThat(floor("answered-in-time/answered", status).queues().get(0).level())
        .isEqualTo("80 %");
    assertThat(
            floor("(answered-in-time+abandoned-in-time)/(answered+abandoned)", status)
                .queues()
                .get(0)
                .level())
        .isEqualTo("65 %");
  }

  @Test
  void showsTheTimeOfEachQueueWhenTheyDiffer() {
    FloorPicture picture =
        floor(
            "answered-in-time/offered",
            status(0, 0, 10, 8, 5, 1, 20, 1),
            status(0, 0, 10, 8, 6, 1, 60, 1));
    assertThat(picture.formula()).contains("within the queue's time (20–60 s)");
    assertThat(picture.queues())
        .extracting(QueueRow::level)
        .containsExactly("50 % (20 s)", "60 % (60 s)");
  }

  @Test
  void showsDrillsApart() {
    QueueStatus status = new QueueStatus("fault", 0, 0, 4, 4, 4, 0, 0, 20, 1, 3, null);
    assertThat(floor("answered-in-time/offered", status).formula())
        .endsWith("not counted: 3 drills");
  }

  @Test
  void saysNothingOfAQueueThatHadNoCalls() {
    QueueRow row = row(status(0, 0, 0, 0, 0, 0, 20, 0));
    assertThat(row.level()).isEqualTo("–");
    assertThat(row.abandoned()).isEqualTo("–");
    assertThat(row.longest()).isEqualTo("–");
  }

  @Test
  void isRedOnlyWhenSomebodyIsNeededNow() {
    assertThat(row(status(1, 15_000, 9, 9, 9, 0, 20, 1)).waitConcern()).isEqualTo(Concern.NONE);
    assertThat(row(status(1, 41_000, 9, 9, 9, 0, 20, 1)).waitConcern()).isEqualTo(Concern.WATCH);
    assertThat(row(status(1, 190_000, 9, 9, 9, 0, 20, 1)).waitConcern()).isEqualTo(Concern.NOW);
  }

  @Test
  void groupsSeatsByStateLongestFirst() {
    seat.floor(SampleFloor.floor(NOW, 0));
    FloorPicture picture = model.pictureProperty().get();
    assertThat(picture.groups())
        .extracting(FloorPicture.SeatGroup::state)
        .startsWith(SeatStateName.RESERVED, SeatStateName.TALKING, SeatStateName.WRAP_UP);
    assertThat(picture.groups())
        .allSatisfy(
            group ->
                assertThat(group.seats())
                    .isSortedAccordingTo(
                        Comparator.comparingLong(FloorPicture.SeatTile::sinceNanos)));
  }

  @Test
  void remembersAnHourOfWaitingCallers() {
    for (int i = 0; i < 2 * FloorReader.HISTORY_MAX; i++) {
      seat.floor(SampleFloor.floor(NOW + i * 30_000L, i));
    }
    assertThat(model.pictureProperty().get().queues().get(0).history())
        .hasSize(FloorReader.HISTORY_MAX);
  }

  @Test
  void supervisesOnlyASeatInACall() {
    seat.floor(SampleFloor.floor(NOW, 0));
    model.choose("1006");
    model.supervise(SuperviseMode.LISTEN);
    assertThat(seat.commands).noneMatch(command -> command.startsWith("supervise"));
    model.choose("1001");
    model.supervise(SuperviseMode.LISTEN);
    assertThat(model.partProperty().get().heard()).isFalse();
    model.supervise(SuperviseMode.WHISPER);
    assertThat(model.partProperty().get().heard()).isTrue();
    assertThat(model.partProperty().get().text()).contains("Li Na");
    model.stop();
    assertThat(model.partProperty().get()).isNull();
  }

  @Test
  void forcesAndMessagesTheChosenSeat() {
    seat.floor(SampleFloor.floor(NOW, 0));
    model.choose("1008");
    model.forceReady();
    model.forceNotReady("meeting");
    assertThat(model.send("  ")).isFalse();
    assertThat(model.send("please come back ")).isTrue();
    assertThat(seat.commands)
        .containsSubsequence(
            "force 1008 READY", "force 1008 NOT_READY", "message 1008 please come back");
  }

  @Test
  void saysHowOldThePictureIsAndStopsItsTimesWhenAlone() {
    nanos.set(5_000_000_000L);
    seat.floor(SampleFloor.floor(NOW, 0));
    assertThat(model.pictureProperty().get().stoppedNanos()).isNull();
    assertThat(model.age().text()).isEmpty();
    nanos.set(95_000_000_000L);
    seat.change(s -> SampleFloor.alone(s, NOW, 0));
    assertThat(model.pictureProperty().get().stoppedNanos()).isEqualTo(5_000_000_000L);
    assertThat(model.age().text()).contains("1:30 old");
  }

  @Test
  void saysWhoClosedAQueueWhyAndSinceWhen() {
    seat.floor(SampleFloor.floor(NOW, 0));
    List<QueueRow> rows = model.pictureProperty().get().queues();
    assertThat(rows.get(0).shut()).isNull();
    FloorPicture.Shut byHours = Objects.requireNonNull(rows.get(2).shut());
    assertThat(byHours.emergency()).isFalse();
    assertThat(byHours.sentence()).startsWith("Outside of its hours · opens ");
    FloorPicture.Shut byALead = Objects.requireNonNull(rows.get(4).shut());
    assertThat(byALead.emergency()).isTrue();
    assertThat(byALead.sentence()).startsWith("Closed by Zhou Min at ").endsWith(": Fire alarm");
  }

  @Test
  void letsASeatFinishItsCallAndSaysWhatFollows() {
    seat.floor(SampleFloor.floor(NOW, 0));
    model.choose("1004");
    assertThat(model.chosenProperty().get().next()).isEqualTo("then Meal");
    model.lastCall("break");
    assertThat(seat.commands).endsWith("last-call-of 1004 break");
  }

  @Test
  void showsWhyTheChosenSeatHasItsCall() {
    seat.floor(SampleFloor.floor(NOW, 0));
    model.choose("1006");
    model.explain();
    model.choose("1001");
    model.explain();
    assertThat(explained).containsExactly("call-1001");
  }

  @Test
  void looksAtASeatOrAtAQueue() {
    seat.floor(SampleFloor.floor(NOW, 0));
    model.choose("1004");
    model.chooseQueue("bills");
    assertThat(model.chosenProperty().get()).isNull();
    assertThat(model.chosenQueueProperty().get().name()).isEqualTo("Bills");
    model.choose("1004");
    assertThat(model.chosenQueueProperty().get()).isNull();
  }
}
