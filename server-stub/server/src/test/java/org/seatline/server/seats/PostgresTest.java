package org.seatline.server.seats;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.seatline.protocol.FeedPage;
import org.seatline.protocol.HistoryPoint;
import org.seatline.protocol.Mutation;
import org.seatline.protocol.MutationBatch;
import org.seatline.protocol.Protocol;
import org.seatline.protocol.SealedMutation;
import org.seatline.protocol.SealedMutation.SealedName;
import org.seatline.protocol.Sealing;
import org.seatline.protocol.SeatStateName;
import org.seatline.protocol.SignInResponse;
import org.seatline.protocol.StoreMark;
import org.seatline.protocol.TicketRecord;
import org.seatline.protocol.Wire;
import org.seatline.protocol.seal.AuthoredBox;
import org.seatline.server.TestSeat;
import org.seatline.server.TestServer;
import org.seatline.server.store.DatabaseSettings;
import org.seatline.server.sync.CustomerTale;
import org.seatline.softphone.testbench.PostgresCluster;

/** The same tables and the same promises on a real PostgreSQL. */
final class PostgresTest {
  @TempDir Path data;

  @Test
  void keepsAllThatTheEmbeddedDatabaseKeeps() throws Exception {
    try (PostgresCluster cluster = PostgresCluster.require()) {
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
        assertThat(sealed(server)).contains("applied");
        assertThat(sealed(server)).as("sealed anew").contains("duplicate");
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
  void keepsWhatPeopleDoToCustomers() throws Exception {
    try (PostgresCluster cluster = PostgresCluster.require();
        TestServer server = TestServer.start(data, "--jdbc-url", cluster.jdbcUrl());
        CustomerTale tale = new CustomerTale(server)) {
      tale.wholeLife();
    }
  }

  @Test
  void figuresAgreeWithTheHistory() throws Exception {
    try (PostgresCluster cluster = PostgresCluster.require();
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

  /** Somebody else brings what 1002 has sealed; each time it is sealed anew. */
  private static String sealed(TestServer server) throws Exception {
    try (TestSeat author = server.seat("1002");
        TestSeat other = server.seat("3001")) {
      SignInResponse session = author.signIn();
      other.signIn();
      Sealing by = Objects.requireNonNull(session.sealing());
      var name = new SealedName(by.key().id(), author.clientId(), 5);
      byte[] note =
          Wire.encode(new Mutation.NoteAdded("n-5", "c1", "sealed", 1))
              .getBytes(StandardCharsets.UTF_8);
      String box = AuthoredBox.seal(note, by, name.about("1002"));
      var sealed = new SealedMutation(5, "1002", "tag", null, name, box);
      var batch =
          new MutationBatch(
              author.clientId(), StoreMark.NONE, HistoryPoint.NONE, List.of(), List.of(sealed));
      return other.post(Protocol.MUTATIONS, batch).body();
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
