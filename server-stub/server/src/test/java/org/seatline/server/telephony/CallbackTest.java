package org.seatline.server.telephony;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.seatline.server.acd.AcdConfig;
import org.seatline.server.acd.AcdView;
import org.seatline.server.acd.CallState;
import org.seatline.server.acd.Callback;
import org.seatline.server.acd.CallbackRule;
import org.seatline.softphone.testbench.Await;

/** Callers who hang up and are called back, over real SIP, also by another process. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(150)
class CallbackTest {
  private static final Duration LIMIT = Duration.ofSeconds(40);
  private static final String NUMBER = "19900000001";
  private static final String AGENT = "a1";
  private static final CallbackRule RULE = new CallbackRule(0, 3, 500, 20_000, 3_600_000);

  @TempDir Path folder;

  private TestFrontDoor open() throws Exception {
    TestFrontDoor door = TestFrontDoor.open(folder.resolve("journal"), 0);
    AcdConfig config = TestFrontDoor.config(0, AGENT);
    AcdConfig.Queue queue = config.queues().getFirst();
    AcdConfig.Queue fast =
        queue.toBuilder()
            .wrapUpMs(0)
            .announceEveryMs(0)
            .rules(queue.rules().callingBack(RULE))
            .build();
    door.configure(config.withQueues(List.of(fast)));
    return door;
  }

  private static boolean isIn(AcdView view, Class<? extends CallState> state) {
    return view.calls().stream().anyMatch(call -> state.isInstance(call.state()));
  }

  private static boolean owed(AcdView view) {
    return view.calls().stream().anyMatch(call -> call.callback() != null);
  }

  /** Goes through the menu into the queue and asks to be called back on the known number. */
  private static void choose(TestFrontDoor door, CallbackCaller caller) {
    caller.press("2");
    door.await("the caller waits", view -> isIn(view, CallState.Queued.class));
    caller.press("11");
    door.await("a callback is owed", CallbackTest::owed);
    Await.until("the line is ended", LIMIT, caller::over);
    assertThat(door.is(CallbackTest::owed)).isTrue();
  }

  private static void assertTalking(TestFrontDoor door, CallbackCaller caller, TestSeat seat) {
    assertThat(caller.answerBack()).isEqualTo(seat.mediaPort());
    door.await("the two talk", view -> isIn(view, CallState.Talking.class));
    Await.until("the seat hears the caller", LIMIT, () -> seat.remotePort() == caller.port());
    assertThat(seat.over()).isFalse();
  }

  private static void ring(TestSeat seat) {
    Await.until("the seat rings", LIMIT, seat::ringing);
    seat.answer();
  }

  @Test
  void callsBackWhenItIsTheCallersTurn() throws Exception {
    try (TestFrontDoor door = open();
        CallbackCaller caller = new CallbackCaller(door, NUMBER);
        TestSeat seat = TestSeat.register(door, AGENT)) {
      choose(door, caller);
      seat.ready();
      ring(seat);
      assertTalking(door, caller, seat);
      assertThat(caller.rung()).isEqualTo(1);
      door.endAllCalls();
      seat.awaitEnd();
      Await.until("the caller's line is ended", LIMIT, caller::calledOff);
      door.await("no call", view -> view.calls().isEmpty());
    }
  }

  /** Its phone ends our re-INVITE by 487 and only then says BYE. */
  @Test
  void agentWhoHangsUpJustWhenTheCallerIsReachedEndsTheCall() throws Exception {
    try (TestFrontDoor door = open();
        CallbackCaller caller = new CallbackCaller(door, NUMBER);
        TestSeat seat = TestSeat.register(door, AGENT)) {
      choose(door, caller);
      seat.ready();
      ring(seat);
      seat.hangUpAtMove();
      assertThat(caller.answerBack()).isEqualTo(seat.mediaPort());
      Await.until("the caller's line is ended", LIMIT, caller::calledOff);
      door.await("no call", view -> view.calls().isEmpty());
    }
  }

  @Test
  void triesAgainAfterAPauseWhenTheLineIsBusy() throws Exception {
    try (TestFrontDoor door = open();
        CallbackCaller caller = new CallbackCaller(door, NUMBER);
        TestSeat seat = TestSeat.register(door, AGENT)) {
      choose(door, caller);
      seat.ready();
      ring(seat);
      caller.busy();
      seat.awaitEnd();
      seat.forget();
      ring(seat);
      assertTalking(door, caller, seat);
      assertThat(caller.rung()).isEqualTo(2);
    }
  }

  @Test
  void owesTheCallbackOverAKilledServer() throws Exception {
    CallbackCaller caller;
    try (TestFrontDoor door = open()) {
      caller = new CallbackCaller(door, NUMBER);
      choose(door, caller);
    }
    try (CallbackCaller called = caller;
        TestFrontDoor door = TestFrontDoor.open(folder.resolve("journal"), 0);
        TestSeat seat = TestSeat.register(door, AGENT)) {
      assertThat(door.is(CallbackTest::owed)).isTrue();
      seat.ready();
      ring(seat);
      assertTalking(door, called, seat);
      assertThat(called.rung()).isEqualTo(1);
    }
  }

  @Test
  void doesNotDialAgainWhatRangWhenTheServerWasKilled() throws Exception {
    CallbackCaller caller;
    TestSeat seat;
    int port;
    try (TestFrontDoor door = open()) {
      port = door.sipPort(); // whoever cancels must be who has called
      caller = new CallbackCaller(door, NUMBER);
      seat = TestSeat.register(door, AGENT);
      choose(door, caller);
      seat.ready();
      ring(seat);
      Await.until("the caller's phone rings", LIMIT, () -> caller.rung() == 1);
      door.await("it rings", view -> isIn(view, CallState.Dialling.class));
    }
    try (CallbackCaller called = caller;
        TestSeat left = seat;
        TestFrontDoor door = TestFrontDoor.open(folder.resolve("journal"), port)) {
      door.await("the attempt is over", view -> !isIn(view, CallState.Dialling.class));
      Await.until("what rang is called off", LIMIT, called::calledOff);
      left.awaitEnd();
      assertThat(called.rung()).isEqualTo(1);
      assertThat(
              door.is(
                  view -> {
                    Callback owed = view.calls().iterator().next().callback();
                    return owed != null && owed.attempts() == 1;
                  }))
          .isTrue();
    }
  }
}
