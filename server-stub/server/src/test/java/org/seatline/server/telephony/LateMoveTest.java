package org.seatline.server.telephony;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.seatline.server.acd.Event;
import org.seatline.server.acd.SeatActivity;
import org.seatline.softphone.testbench.Await;

/**
 * A caller's phone takes its time to follow to the seat; when it does, the seat has long been lost.
 */
@Timeout(90)
class LateMoveTest {
  @TempDir Path folder;

  private OneCall centre;
  private TestCaller caller;
  private String callId;

  @BeforeEach
  void grantWithoutAnswerOfTheCallersPhone() throws Exception {
    centre = new OneCall(folder.resolve("journal"));
    caller = centre.dial();
    callId = centre.calls().getFirst();
    caller.mute();
    centre.grant(callId);
    Await.until("the caller's phone was asked", OneCall.LIMIT, caller::asked);
  }

  @AfterEach
  void close() throws Exception {
    centre.close();
  }

  /** The seat's program comes back and knows nothing of the call. */
  private void seatIsLost(SeatActivity doing) {
    long nowMs = centre.door().core().nowMs();
    centre.door().submit(new Event.SeatDeclares(nowMs, OneCall.AGENT, "back", doing, null, "meal"));
    centre.seat().awaitEnd();
  }

  @Test
  void hearsTheServerAgainAndNotTheSeatThatIsGone() {
    seatIsLost(SeatActivity.NOT_READY);
    centre.door().await("the caller waits again", OneCall.waitsAtTheHead(callId));

    caller.answerLate();

    int seatPort = centre.seat().mediaPort();
    Await.until(
        "the caller is brought back to the server",
        OneCall.LIMIT,
        () -> caller.settledPort() != seatPort && caller.remotePort() != seatPort);
    assertThat(caller.over()).isFalse();
    assertThat(centre.seat().over()).isTrue();
    assertThat(centre.door().is(OneCall.waitsAtTheHead(callId))).isTrue();
  }

  @Test
  void isConnectedWhenTheSeatTakesTheCallOnceMore() {
    seatIsLost(SeatActivity.NOT_READY);
    caller.answerLate();
    centre.seat().forget();
    centre.door().submit(new Event.SeatReady(centre.door().core().nowMs(), OneCall.AGENT));
    centre.answer(callId);

    int seatPort = centre.seat().mediaPort();
    Await.until(
        "both are connected",
        OneCall.LIMIT,
        () -> caller.settledPort() == seatPort && centre.door().is(OneCall.isTalking(callId)));
    assertThat(caller.over()).isFalse();
  }
}
