package org.seatline.server.seats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.seatline.protocol.FeedPage;
import org.seatline.protocol.Mutation;
import org.seatline.protocol.MutationBatch;
import org.seatline.protocol.Protocol;
import org.seatline.protocol.SeatStateName;
import org.seatline.protocol.TicketRecord;
import org.seatline.server.TestSeat;
import org.seatline.server.TestServer;
import org.seatline.server.store.DatabaseSettings;
import org.seatline.server.store.PostgresCluster;

/** The same tables and the same promises on a real PostgreSQL. */
final class PostgresTest {
  @TempDir Path data;

  private static PostgresCluster cluster() throws Exception {
    Optional<Path> bin = PostgresCluster.programs();
    if (bin.isEmpty() && "true".equals(System.getenv("CI"))) {
      throw new AssertionError("CI must have the package postgresql");
    }
    return PostgresCluster.start(
        bin.orElseGet(() -> abort("PostgreSQL is not installed (package postgresql)")));
  }

  @Test
  void keepsAllThatTheEmbeddedDatabaseKeeps() throws Exception {
    try (PostgresCluster cluster = cluster()) {
      TestSeat seat;
      try (TestServer server = TestServer.start(data, "--jdbc-url", cluster.jdbcUrl())) {
        seat = server.seat("1001").up(SeatStateName.READY);
        String first = seat.post(Protocol.MUTATIONS, batch("c1")).body();
        String second = seat.post(Protocol.MUTATIONS, batch("c1")).body();
        String reused = seat.post(Protocol.MUTATIONS, batch("c2")).body();
        assertThat(List.of(first, second, reused))
            .satisfiesExactly(
                r -> assertThat(r).contains("applied"),
                r -> assertThat(r).contains("duplicate"),
                r -> assertThat(r).contains("renew"));
        long last = seat.get(Protocol.CHANGES + "?shelf=records", FeedPage.class).upTo();
        assertThat(last).isGreaterThan(5);
      }
      try (TestServer again = TestServer.start(data, "--jdbc-url", cluster.jdbcUrl())) {
        seat.now(again).connect().hello(SeatStateName.READY, null);
        assertThat(seat.get(Protocol.CHANGES + "?shelf=records", FeedPage.class).changes())
            .anyMatch(c -> c.id().equals("t-1"));
      }
      seat.close();
    }
  }

  @Test
  void figuresAgreeWithTheHistory() throws Exception {
    try (PostgresCluster cluster = cluster();
        RandomFloor floor =
            new RandomFloor(
                data, new Random(4), DatabaseSettings.server(cluster.jdbcUrl(), "seatline", ""));
        var sql = DriverManager.getConnection(cluster.jdbcUrl())) {
      for (int step = 1; step <= 400; step++) {
        floor.step();
        if (step % 40 == 0) {
          FloorFiguresTest.compare(sql, floor.picture());
        }
      }
    }
  }

  private static MutationBatch batch(String customerId) {
    TicketRecord ticket =
        new TicketRecord(
            "t-1",
            "",
            customerId,
            "call-1",
            "fault",
            "fault",
            3,
            "open",
            Map.of(),
            "1001",
            1,
            null);
    return new MutationBatch(
        "store-1",
        List.of(new MutationBatch.Numbered(1, "1001", new Mutation.TicketSubmitted(ticket))));
  }
}
