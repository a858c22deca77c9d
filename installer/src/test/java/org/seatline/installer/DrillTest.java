package org.seatline.installer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.seatline.app.session.SeatSnapshot;
import org.seatline.app.session.SeatSnapshot.CallView.Phase;
import org.seatline.installer.demo.Books;
import org.seatline.installer.demo.ChildProcess;
import org.seatline.protocol.SeatStateName;
import org.seatline.protocol.ServerMessage;

/** A trainer starts a drill against one seat; to everybody else nothing happens. */
@Timeout(240)
final class DrillTest {
  private static final String TRAINER = "3001";
  private static final String CHOSEN = "1011";
  private static final String DRILL = "bill";

  @Test
  void onlyTheChosenSeatGetsTheDrill(@TempDir Path folder) throws Exception {
    CallCentre centre = CallCentre.open(folder);
    String callId;
    try (centre) {
      ChildProcess other = centre.startSeat("1001"); // ready first: any call would be its own
      DeskSeat trainer = DeskSeat.signIn(centre, TRAINER, folder);
      DeskSeat chosen = DeskSeat.signIn(centre, CHOSEN, folder);
      CallCentre.awaitReady(other);
      chosen.seat().ready();
      trainer.seat().watchFloor(true);
      // What counts is that the server has it so, and that the trainer's seat is online.
      trainer.awaitFloor(DrillTest::chosenIsReady, 60_000, "the chosen seat is not ready");

      trainer.seat().startDrill(DRILL, CHOSEN);

      SeatSnapshot rings = chosen.await(DrillTest::knownDrill, 60_000, "no drill rings");
      var call = Objects.requireNonNull(rings.call());
      callId = call.callId();
      assertThat(Objects.requireNonNull(call.drill()).en()).isEqualTo("A confused bill");
      assertThat(Objects.requireNonNull(call.drill()).zh()).isEqualTo("看不懂账单的客户");
      chosen.seat().answer();
      chosen.await(
          now -> now.call() != null && now.call().phase() == Phase.TALKING,
          20_000,
          "the drill is not answered");
      chosen.hearing().awaitSound(100, 40_000); // the drill's caller speaks
      chosen.seat().hangUp();
      SeatSnapshot after = chosen.await(now -> now.wrapUp() != null, 15_000, "no wrap-up");
      var person = Objects.requireNonNull(after.person());
      chosen.seat().finishWrapUp(person.dispositions().getFirst().id());
      chosen.await(now -> now.wrapUp() == null, 15_000, "the wrap-up does not end");
      assertThat(other.lines(line -> line.startsWith("seat ringing"))).isEmpty();
    }
    try (Books books = Books.open(centre.server().data())) {
      assertThat(books.number("select count(*) from calls")).isOne();
      assertThat(
              books.number(
                  "select count(*) from calls where call_id = '"
                      + callId
                      + "' and drill = '"
                      + DRILL
                      + "'"))
          .isOne();
      assertThat(
              books.number("select count(*) from call_offers where agent_id <> '" + CHOSEN + "'"))
          .isZero();
      assertThat(
              books.number(
                  "select count(*) from audit where agent_id = '"
                      + TRAINER
                      + "' and action = 'start-drill' and subject = '"
                      + CHOSEN
                      + "'"))
          .isOne();
    }
  }

  private static boolean chosenIsReady(ServerMessage.Floor floor) {
    return floor.seats().stream()
        .anyMatch(
            seat ->
                seat.agentId().equals(CHOSEN)
                    && seat.connected()
                    && seat.state() == SeatStateName.READY);
  }

  /** The offer came, with the drill's title; the INVITE alone knows its id only. */
  private static boolean knownDrill(SeatSnapshot now) {
    SeatSnapshot.CallView call = now.call();
    return call != null && call.drill() != null && !call.drill().en().equals(DRILL);
  }
}
