package org.seatline.server.seats;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.seatline.protocol.Protocol;
import org.seatline.protocol.SeatStateName;
import org.seatline.protocol.ServerHealth;
import org.seatline.protocol.ServerMessage;
import org.seatline.protocol.SignInResponse;
import org.seatline.server.TestSeat;
import org.seatline.server.TestServer;

final class SignInTest {
  @TempDir Path data;

  @Test
  void tellsASeatAllThatItNeeds() throws Exception {
    try (TestServer server = TestServer.start(data);
        TestSeat seat = server.seat("1001")) {
      SignInResponse answer = seat.signIn();
      assertThat(answer.agent().queueIds()).containsExactly("fault", "bills");
      assertThat(answer.agent().name().zh()).isEqualTo("李娜");
      assertThat(answer.sip().user()).isEqualTo("seat-1001");
      assertThat(answer.sip().password()).hasSizeGreaterThan(20);
      assertThat(answer.queues()).hasSize(2);
      assertThat(answer.reasons()).hasSize(2);
      assertThat(answer.dispositions()).hasSize(2);
      assertThat(answer.epoch()).isEqualTo(server.epoch());
      assertThat(answer.heartbeatMs()).isLessThan(answer.leaseMs() / 2);
    }
  }

  @Test
  void refusesAWrongPasswordAnUnknownAgentAndAnOldSeat() throws Exception {
    try (TestServer server = TestServer.start(data);
        TestSeat seat = server.seat("1001");
        TestSeat nobody = server.seat("9999")) {
      assertThat(refusal(seat.trySignIn("demo-1002", Protocol.VERSION)))
          .isEqualTo("403 bad-credentials");
      assertThat(refusal(nobody.trySignIn("demo-9999", Protocol.VERSION)))
          .isEqualTo("403 bad-credentials");
      assertThat(refusal(seat.trySignIn("demo-1001", Protocol.VERSION + 1)))
          .isEqualTo("426 old-protocol");
    }
  }

  @Test
  void slowsDownWhoGuessesPasswords() throws Exception {
    try (TestServer server = TestServer.start(data);
        TestSeat seat = server.seat("1001")) {
      for (int i = 0; i < 10; i++) {
        seat.trySignIn("wrong", Protocol.VERSION);
      }
      assertThat(refusal(seat.trySignIn("demo-1001", Protocol.VERSION)))
          .isEqualTo("403 too-many-attempts");
    }
  }

  @Test
  void refusesWhatIsNotARequest() throws Exception {
    try (TestServer server = TestServer.start(data);
        TestSeat seat = server.seat("1001")) {
      var malformed =
          seat.request(Protocol.SIGN_IN).POST(BodyPublishers.ofString("{\"agentId\":")).build();
      assertThat(refusal(seat.send(malformed))).isEqualTo("400 bad-request");
      var large =
          seat.request(Protocol.SIGN_IN).POST(BodyPublishers.ofString("x".repeat(300_000))).build();
      assertThat(refusal(seat.send(large))).isEqualTo("413 too-large");
      var noToken = seat.request(Protocol.CHANGES).GET().build();
      assertThat(refusal(seat.send(noToken))).isEqualTo("401 unknown-token");
      assertThat(seat.get(Protocol.HEALTH, ServerHealth.class).status()).isEqualTo("up");
    }
  }

  @Test
  void lastSignInWinsAndTheFirstSeatIsTold() throws Exception {
    try (TestServer server = TestServer.start(data);
        TestSeat first = server.seat("1001");
        TestSeat second = server.seat("1001")) {
      first.up(SeatStateName.NOT_READY);
      second.up(SeatStateName.NOT_READY);
      assertThat(first.next(ServerMessage.SignedOut.class).cause()).isEqualTo("elsewhere");
      first.closed().get(10, TimeUnit.SECONDS);
      var old = first.send(first.request(Protocol.CHANGES).GET().build());
      assertThat(refusal(old)).isEqualTo("401 unknown-token");
      assertThat(
              second
                  .send(second.request(Protocol.CHANGES + "?shelf=records").GET().build())
                  .statusCode())
          .isEqualTo(200);
    }
  }

  @Test
  void keepsSessionsOverARestart() throws Exception {
    String sipPassword;
    try (TestServer server = TestServer.start(data)) {
      TestSeat seat = server.seat("1001");
      sipPassword = seat.signIn().sip().password();
      server.close();
      try (TestServer again = TestServer.start(data)) {
        assertThat(again.epoch()).isEqualTo(server.epoch());
        seat.now(again).connect().hello(SeatStateName.READY, null);
        assertThat(again.sipPassword("seat-1001")).contains(sipPassword);
        assertThat(again.sipPassword("seat-1002")).isEmpty();
        seat.close();
      }
    }
  }

  @Test
  void signsOut() throws Exception {
    try (TestServer server = TestServer.start(data);
        TestSeat seat = server.seat("1001")) {
      seat.up(SeatStateName.READY);
      assertThat(seat.post(Protocol.SIGN_OUT, java.util.Map.of()).statusCode()).isEqualTo(204);
      seat.closed().get(10, TimeUnit.SECONDS);
      var after = seat.send(seat.request(Protocol.CHANGES).GET().build());
      assertThat(refusal(after)).isEqualTo("401 unknown-token");
      TestSeat old = seat.connect();
      assertThat(old.next(ServerMessage.SignedOut.class).cause()).isEqualTo("expired");
    }
  }

  private static String refusal(HttpResponse<String> response) throws Exception {
    return response.statusCode() + " " + TestSeat.code(response);
  }
}
