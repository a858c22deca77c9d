package org.seatline.server.telephony;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.seatline.server.acd.EndedBy;
import org.seatline.server.acd.Event;
import org.seatline.softphone.testbench.Await;

/** What a seat tells of the end of a call counts once, and for that call only. */
@Timeout(90)
class ToldTwiceTest {
  private static final long ENDED_AT_MS = 1_790_000_000_000L;

  @TempDir Path folder;

  private OneCall centre;
  private TestCaller caller;
  private String callId;

  @BeforeEach
  void callInTheMenu() throws Exception {
    centre = new OneCall(folder.resolve("journal"));
    caller = centre.dial();
    callId = centre.calls().getFirst();
  }

  @AfterEach
  void close() throws Exception {
    centre.close();
  }

  private void told(String ofCall) {
    long nowMs = centre.door().core().nowMs();
    Event ended = new Event.CallEnded(nowMs, ofCall, EndedBy.SEAT, OneCall.AGENT);
    centre.door().control().endedAtSeat(new EndAtSeat(ofCall, OneCall.AGENT, ENDED_AT_MS, ended));
  }

  /** What was told before has been looked at when another caller is answered. */
  private void allIsLookedAt() throws Exception {
    var _ = centre.dial();
  }

  private void connected(TestCaller who) {
    Await.until(
        "both are connected", OneCall.LIMIT, () -> who.settledPort() == centre.seat().mediaPort());
  }

  @Test
  void reportOfACallLongClosedDoesNotTouchTheNextOne() throws Exception {
    centre.grant(callId);
    connected(caller);
    centre.seat().hangUp();
    Await.until("the first call is over", OneCall.LIMIT, caller::over);
    centre.door().await("no call", view -> view.calls().isEmpty());
    centre.wrapUpDone(callId);
    TestCaller second = centre.dial();
    String secondId = centre.calls().getFirst();
    centre.grant(secondId);
    connected(second);

    told(callId);
    told(callId);
    allIsLookedAt();

    assertThat(second.over()).isFalse();
    assertThat(centre.seat().over()).isFalse();
    assertThat(centre.door().is(OneCall.isTalking(secondId))).isTrue();
  }

  @Test
  void reportToldAgainDoesNotEndTheNextTalkOfTheSameTwo() throws Exception {
    caller.busy(true);
    centre.grant(callId);
    Await.until("the caller puts the move off", OneCall.LIMIT, () -> caller.putOff() > 0);
    told(callId);
    centre.door().await("the caller waits again", OneCall.waitsAtTheHead(callId));
    caller.busy(false);
    centre.wrapUpDone(callId);
    centre.answer(callId);
    connected(caller);

    told(callId);
    allIsLookedAt();

    assertThat(caller.over()).isFalse();
    assertThat(centre.door().is(OneCall.isTalking(callId))).isTrue();
  }
}
