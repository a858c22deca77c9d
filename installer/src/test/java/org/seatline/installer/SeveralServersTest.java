package org.seatline.installer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.seatline.installer.demo.Books;
import org.seatline.installer.demo.ChildProcess;
import org.seatline.installer.demo.DemoServer;
import org.seatline.installer.demo.RobotSeat;
import org.seatline.installer.demo.SeatProgram;

/** A seat with two servers that know nothing of each other: it works at whichever is there. */
@Timeout(300)
final class SeveralServersTest {
  private static final String BILLS = "2";
  private static final String AGENT = "1001";

  @TempDir Path folder;

  private static void serve(DemoServer server, ChildProcess seat, String number)
      throws IOException, InterruptedException {
    String trunk = "sip:95598@127.0.0.1:" + server.sipPort();
    try (CallerPhone caller = CallerPhone.choose(number, trunk, BILLS)) {
      caller.awaitEnd(60_000); // the robot hangs up
    }
    RobotSeat.awaitDelivered(seat);
  }

  private static void awaitBack(ChildProcess seat, int times) throws IOException {
    seat.awaitTimes(line -> line.startsWith("seat notice S302"), times, 60_000);
  }

  @Test
  void goesToTheNextServerAndBackAndNothingIsLostOrDoubled() throws Exception {
    DemoServer first = DemoServer.start(folder.resolve("a"), 0, 0);
    DemoServer second = DemoServer.start(folder.resolve("b"), 0, 0);
    List<String> arguments =
        List.of(
            "--server",
            first.url() + "," + second.url(),
            "--talk-seconds",
            "3",
            "--wrap-up-ms",
            "200",
            "--pace-ms",
            "50");
    try (ChildProcess seat = SeatProgram.ROBOT.start(first, AGENT, folder, Map.of(), arguments)) {
      RobotSeat.awaitReady(seat);
      serve(first, seat, "07105550104");
      first.kill();
      awaitBack(seat, 1);
      serve(second, seat, "07105550105");
      second.kill();
      first = DemoServer.start(folder.resolve("a"), first.httpPort(), first.sipPort());
      awaitBack(seat, 2);
      serve(first, seat, "07105550106");
    } finally {
      first.close();
      second.close();
    }
    assertHasOnce(first, 3); // the second one's ticket was brought along
    assertHasOnce(second, 2);
  }

  private static void assertHasOnce(DemoServer server, int tickets) throws IOException {
    try (Books books = Books.open(server.data())) {
      String mine = " from tickets where created_by = '" + AGENT + "' and call_id is not null";
      assertThat(books.number("select count(*)" + mine)).isEqualTo(tickets);
      assertThat(books.number("select count(distinct call_id)" + mine)).isEqualTo(tickets);
      assertThat(books.number("select count(*) from mutations where outcome = 'rejected'"))
          .isZero();
    }
  }
}
