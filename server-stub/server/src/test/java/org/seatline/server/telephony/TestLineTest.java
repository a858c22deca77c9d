package org.seatline.server.telephony;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.seatline.protocol.Protocol;
import org.seatline.softphone.call.CallEnd;
import org.seatline.softphone.call.SipHeaders;
import org.seatline.softphone.call.SipResponse;
import org.seatline.softphone.sdp.Direction;
import org.seatline.softphone.sdp.LocalMedia;
import org.seatline.softphone.sdp.OfferAnswer;
import org.seatline.softphone.sip.Call;
import org.seatline.softphone.sip.CallListener;
import org.seatline.softphone.sip.Credentials;
import org.seatline.softphone.sip.Destination;
import org.seatline.softphone.sip.UserAgent;
import org.seatline.softphone.sip.UserAgentSettings;

/** Who may measure the network by the server's test line. */
@Timeout(90)
class TestLineTest {
  private static final int LIMIT_SECONDS = 30;
  private static final LocalMedia HERE = LocalMedia.g711(TestFrontDoor.HOST, 41_010, 1);

  @TempDir Path folder;
  private TestFrontDoor door;

  @BeforeEach
  void open() throws Exception {
    door = TestFrontDoor.open(folder.resolve("journal"), 0);
  }

  @AfterEach
  void close() throws Exception {
    door.close();
  }

  /** Dials the test line; 200 when it answers, and hangs up at once. */
  private int dial(@Nullable Credentials credentials) throws Exception {
    CompletableFuture<Integer> done = new CompletableFuture<>();
    UserAgentSettings settings =
        UserAgentSettings.of("probe", TestFrontDoor.HOST, 0).as("<sip:a1@seatline>", credentials);
    try (UserAgent agent = UserAgent.open(settings, call -> call.reject(486), (r, s) -> null)) {
      String line =
          "sip:" + Protocol.SIP_USER_TEST_LINE + "@" + TestFrontDoor.HOST + ":" + door.sipPort();
      var _ =
          agent.place(
              Destination.of(line, null),
              OfferAnswer.offer(HERE, Direction.SENDRECV, 1).text(),
              SipHeaders.NONE,
              new CallListener() {
                @Override
                public void answered(Call call, SipResponse response, @Nullable String sdp) {
                  done.complete(response.status());
                  call.hangUp();
                }

                @Override
                public void ended(Call call, CallEnd end) {
                  done.complete(end.status());
                }
              });
      return done.get(LIMIT_SECONDS, TimeUnit.SECONDS);
    }
  }

  @Test
  void answersASeatThatProvesWhoItIs() throws Exception {
    assertThat(dial(new Credentials("a1", "a1"))).isEqualTo(200);
    assertThat(door.is(view -> view.calls().isEmpty())).as("no caller of the queues").isTrue();
  }

  @Test
  void refusesStrangers() throws Exception {
    assertThat(dial(null)).isEqualTo(401);
    assertThat(dial(new Credentials("a1", "wrong"))).isEqualTo(401);
  }
}
