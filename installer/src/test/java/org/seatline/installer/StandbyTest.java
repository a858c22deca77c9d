package org.seatline.installer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.seatline.installer.demo.ChildProcess;
import org.seatline.installer.demo.DemoServer;
import org.seatline.installer.demo.RobotSeat;
import org.seatline.installer.demo.SeatProgram;
import org.seatline.softphone.testbench.PostgresCluster;

/** Two server processes on one PostgreSQL, both running: one works, the other one waits. */
@Timeout(300)
final class StandbyTest {
  private static final String BILLS = "2";
  private static final String AGENT = "1001";
  private static final long EVENT_MAX_MS = 60_000;

  @TempDir Path folder;

  @Test
  void aSeatGoesToTheOtherServerAndBackAndGoesOnWhereItWas() throws Exception {
    try (PostgresCluster cluster = PostgresCluster.require()) {
      String[] shared = {"--jdbc-url", cluster.jdbcUrl()};
      String[] waiting = {"--jdbc-url", cluster.jdbcUrl(), "--standby"};
      DemoServer first = DemoServer.start(folder.resolve("a"), 0, 0, shared);
      assertThatThrownBy(() -> DemoServer.start(folder.resolve("c"), 0, 0, shared))
          .hasMessageContaining("--standby");
      DemoServer.Standby second = DemoServer.standby(folder.resolve("b"), freePort(), 0, waiting);
      String servers = first.url() + "," + second.url();
      try (ChildProcess seat = seat(first, servers)) {
        RobotSeat.awaitReady(seat);
        serve(first, seat, "07105550104");
        first.kill();
        try (DemoServer other = second.awaitBegun()) {
          awaitBack(seat, 1);
          serve(other, seat, "07105550105");
          DemoServer.Standby again =
              DemoServer.standby(folder.resolve("a"), first.httpPort(), 0, waiting);
          other.kill();
          first = again.awaitBegun();
        }
        awaitBack(seat, 2);
        serve(first, seat, "07105550106");
        assertThat(seat.lines(line -> line.contains("forgotten")))
            .as("each went on with the history of the one before")
            .isEmpty();
      } finally {
        first.close();
        second.close();
      }
      assertAllOnce(cluster);
    }
  }

  private static void assertAllOnce(PostgresCluster cluster) throws SQLException {
    try (Connection sql = DriverManager.getConnection(cluster.jdbcUrl())) {
      String mine = " from tickets where created_by = '" + AGENT + "' and call_id is not null";
      assertThat(number(sql, "select count(*)" + mine)).isEqualTo(3);
      assertThat(number(sql, "select count(distinct call_id)" + mine)).isEqualTo(3);
      assertThat(number(sql, "select count(*) from wrap_ups")).isEqualTo(3);
      assertThat(number(sql, "select count(*) from recordings where complete")).isEqualTo(3);
      assertThat(number(sql, "select count(*) from mutations where outcome = 'rejected'")).isZero();
      assertThat(number(sql, "select count(*) from server_runs")).isEqualTo(3);
    }
  }

  private static long number(Connection sql, String query) throws SQLException {
    try (ResultSet row = sql.createStatement().executeQuery(query)) {
      row.next();
      return row.getLong(1);
    }
  }

  private ChildProcess seat(DemoServer first, String servers) throws IOException {
    List<String> habits =
        List.of(
            "--server", servers, "--talk-seconds", "3", "--wrap-up-ms", "200", "--pace-ms", "50");
    return SeatProgram.ROBOT.start(first, AGENT, folder, Map.of(), habits);
  }

  private static void serve(DemoServer server, ChildProcess seat, String number)
      throws IOException, InterruptedException {
    String trunk = "sip:95598@127.0.0.1:" + server.sipPort();
    try (CallerPhone caller = CallerPhone.choose(number, trunk, BILLS)) {
      caller.awaitEnd(EVENT_MAX_MS); // the robot hangs up
    }
    RobotSeat.awaitDelivered(seat);
  }

  private static void awaitBack(ChildProcess seat, int times) throws IOException {
    seat.awaitTimes(line -> line.startsWith("seat notice S302"), times, EVENT_MAX_MS);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
