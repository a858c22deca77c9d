package org.seatline.server.seats;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.seatline.protocol.Protocol;
import org.seatline.protocol.SeatMessage;
import org.seatline.protocol.SeatStateName;
import org.seatline.protocol.SeatStores;
import org.seatline.protocol.ServerMessage;
import org.seatline.protocol.WipeDone;
import org.seatline.protocol.WipeOrders;
import org.seatline.protocol.WipeQuestion;
import org.seatline.protocol.WipeRequest;
import org.seatline.protocol.Wire;
import org.seatline.server.TestSeat;
import org.seatline.server.TestServer;
import org.seatline.softphone.testbench.PostgresCluster;

/** Orders to destroy what seats have, and that they are done, on both databases. */
final class WipeTest {
  private static final String LEAD = "2001";

  @TempDir Path data;

  private static WipeOrders orders(TestSeat any, String clientId) throws IOException {
    return Wire.decode(
        any.post(Protocol.WIPE_ORDERS, new WipeQuestion(clientId)).body(), WipeOrders.class);
  }

  private static HttpResponse<String> order(
      TestSeat by, @Nullable String clientId, @Nullable String agentId) throws IOException {
    return by.post(Protocol.WIPES, new WipeRequest(clientId, agentId, true));
  }

  private static SeatStores.Line storeOf(TestSeat lead, String agentId) throws IOException {
    return lead.get(Protocol.WIPES, SeatStores.class).stores().stream()
        .filter(line -> line.agentId().equals(agentId))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aStoreIsToldByTheChannelAndAtSignInUntilItIsDone() throws Exception {
    try (TestServer server = TestServer.start(data)) {
      tellsAndHears(server);
      assertThat(server.count("select count(*) from audit where action = 'wipe-ordered'"))
          .isEqualTo(1);
      assertThat(server.count("select count(*) from audit where action = 'wipe-done'"))
          .as("said twice, written once")
          .isEqualTo(1);
    }
  }

  @Test
  void theSameOnPostgres() throws Exception {
    try (PostgresCluster cluster = PostgresCluster.require();
        TestServer server = TestServer.start(data, "--jdbc-url", cluster.jdbcUrl())) {
      tellsAndHears(server);
    }
  }

  private static void tellsAndHears(TestServer server) throws IOException {
    try (TestSeat seat = server.seat("1001").up(SeatStateName.NOT_READY);
        TestSeat lead = server.seat(LEAD).up(SeatStateName.NOT_READY)) {
      seat.say(new SeatMessage.StoreWaits(3));
      seat.say(new SeatMessage.Heartbeat(1));
      seat.next(ServerMessage.HeartbeatAck.class);
      SeatStores.Line line = storeOf(lead, "1001");
      assertThat(line.waiting()).isEqualTo(3);
      assertThat(line.waitingSinceMs()).isNotNull();
      assertThat(line.wipeOrderedMs()).isNull();
      String store = line.clientId();
      assertThat(orders(seat, store).orders()).isEmpty();

      assertThat(order(lead, store, null).statusCode()).isEqualTo(200);
      seat.next(ServerMessage.WipeOrdered.class);
      List<WipeOrders.Order> told = orders(seat, store).orders();
      assertThat(told).hasSize(1);
      assertThat(told.getFirst().agentId()).isNull();
      assertThat(told.getFirst().deliverFirst()).isTrue();
      HttpResponse<String> refused = seat.trySignIn("demo-1001", Protocol.VERSION);
      assertThat(refused.statusCode()).isEqualTo(403);
      assertThat(TestSeat.code(refused)).isEqualTo(Protocol.WIPE_ORDERED);
      assertThat(TestSeat.code(seat.trySignIn("wrong", Protocol.VERSION)))
          .as("whoever tries")
          .isEqualTo(Protocol.WIPE_ORDERED);

      WipeDone done = new WipeDone(store, List.of(told.getFirst().wipeId()), 3);
      for (int time = 0; time < 2; time++) {
        assertThat(seat.post(Protocol.WIPES_DONE, done).statusCode()).isEqualTo(200);
      }
      assertThat(orders(seat, store).orders()).isEmpty();
      assertThat(storeOf(lead, "1001").wipedMs()).isNotNull();
      assertThat(seat.trySignIn("demo-1001", Protocol.VERSION).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void whatIsDestroyedAtOnceMayDeliverNothingAnyMore() throws Exception {
    try (TestServer server = TestServer.start(data);
        TestSeat seat = server.seat("1001").up(SeatStateName.NOT_READY);
        TestSeat lead = server.seat(LEAD).up(SeatStateName.NOT_READY)) {
      String store = storeOf(lead, "1001").clientId();
      String permits = "select count(*) from delivery_permits where client_id = '" + store + "'";
      order(lead, store, null);
      assertThat(server.count(permits)).as("what waits may come first").isEqualTo(1);
      var atOnce = new WipeRequest(store, null, false);
      assertThat(lead.post(Protocol.WIPES, atOnce).statusCode()).isEqualTo(200);
      assertThat(server.count(permits)).isZero();
      assertThat(orders(seat, store).orders()).hasSize(2);
    }
  }

  @Test
  void aPersonsOrderReachesEveryStoreThatWasThereByThen() throws Exception {
    try (TestServer server = TestServer.start(data);
        TestSeat first = server.seat("1001").up(SeatStateName.NOT_READY);
        TestSeat lead = server.seat(LEAD).up(SeatStateName.NOT_READY)) {
      String one = storeOf(lead, "1001").clientId();
      String leads = storeOf(lead, LEAD).clientId();
      assertThat(order(lead, null, "1001").statusCode()).isEqualTo(200);
      first.next(ServerMessage.WipeOrdered.class);
      lead.next(ServerMessage.WipeOrdered.class);
      assertThat(orders(first, one).orders()).extracting(o -> o.agentId()).containsExactly("1001");
      assertThat(orders(first, "a store of tomorrow").orders()).isEmpty();
      WipeDone done =
          new WipeDone(one, List.of(orders(first, one).orders().getFirst().wipeId()), 0);
      first.post(Protocol.WIPES_DONE, done);
      assertThat(orders(first, one).orders()).isEmpty();
      assertThat(orders(first, leads).orders()).as("each for itself").hasSize(1);
    }
  }

  @Test
  void ordersSurviveARestartAndAreToldAtTheNextHello() throws Exception {
    TestSeat seat;
    String store;
    try (TestServer server = TestServer.start(data)) {
      seat = server.seat("1001").up(SeatStateName.NOT_READY);
      try (TestSeat lead = server.seat(LEAD).up(SeatStateName.NOT_READY)) {
        store = storeOf(lead, "1001").clientId();
        seat.cut();
        assertThat(order(lead, store, null).statusCode()).isEqualTo(200);
      }
    }
    try (TestServer again = TestServer.start(data)) {
      seat.now(again).connect();
      seat.say(
          new SeatMessage.Hello(Protocol.VERSION, store, SeatStateName.NOT_READY, null, null, 0));
      seat.next(ServerMessage.WipeOrdered.class);
    } finally {
      seat.close();
    }
  }

  @Test
  void takesOrdersOfLeadsAndAdministratorsAlone() throws Exception {
    try (TestServer server = TestServer.start(data);
        TestSeat agent = server.seat("1001").up(SeatStateName.NOT_READY);
        TestSeat lead = server.seat(LEAD).up(SeatStateName.NOT_READY)) {
      assertThat(TestSeat.code(order(agent, "any", null))).isEqualTo("not-allowed");
      assertThat(TestSeat.code(order(lead, "nobody-knows-it", null))).isEqualTo("unknown-store");
      assertThat(TestSeat.code(order(lead, null, null))).isEqualTo("bad-request");
      assertThat(TestSeat.code(order(lead, "both", "1001"))).isEqualTo("bad-request");
      assertThat(server.count("select count(*) from wipes")).isZero();
    }
  }
}
