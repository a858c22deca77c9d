package org.seatline.server.telephony;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.seatline.server.acd.AcdView;
import org.seatline.server.acd.Call;
import org.seatline.server.acd.CallState;
import org.seatline.server.acd.Event;
import org.seatline.server.acd.SeatActivity;
import org.seatline.server.acd.SeatState;
import org.seatline.softphone.testbench.Await;

/**
 * Who hangs up before caller and seat were in touch: the seat's end is not the caller's, and the
 * caller's is no refusal of the seat.
 */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(90)
class HungUpEarlyTest {
  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final String AGENT = "a1";
  private static final String NEXT = "a2";

  @TempDir Path folder;

  private final List<AutoCloseable> open = new ArrayList<>();
  private TestFrontDoor door;
  private TestSeat seat;
  private TestCaller caller;
  private String callId;

  /** The seat is granted the call, and the caller's phone puts off its move. */
  @BeforeEach
  void grantWithoutMove() throws IOException {
    door = owning(TestFrontDoor.open(folder.resolve("journal"), 0));
    door.configure(TestFrontDoor.config(0, AGENT, NEXT));
    seat = owning(TestSeat.register(door, AGENT));
    seat.ready();
    caller = owning(TestCaller.dial(door, "19900000001"));
    Await.until("the caller is answered", LIMIT, caller::answered);
    door.await("a call in the menu", view -> !view.calls().isEmpty());
    callId =
        door.core()
            .ask(view -> view.calls().iterator().next().callId())
            .orTimeout(10, TimeUnit.SECONDS)
            .join();
    caller.busy(true);
    door.submit(new Event.CallQueued(door.core().nowMs(), callId, "bills", 0, "", null));
    Await.until("the seat rings", LIMIT, seat::ringing);
    seat.answer();
    door.await("the grant", call(call -> call.state() instanceof CallState.Talking));
    Await.until("the caller puts the move off", LIMIT, () -> caller.putOff() > 0);
  }

  @AfterEach
  void closeAll() throws Exception {
    for (AutoCloseable thing : open.reversed()) {
      thing.close();
    }
  }

  private <T extends AutoCloseable> T owning(T thing) {
    open.add(thing);
    return thing;
  }

  @Test
  void whileTheMoveIsUnderWayTheCallerWaitsAgain() {
    seat.hangUp();
    waitsAtTheHead();
    caller.busy(false);
    nextTimeTheTwoAreConnected();
  }

  @Test
  void silentCallerIsOfferedToTheNextSeatOnlyWhenItIsHeard() throws Exception {
    caller.mute();
    Await.until("the caller says nothing", LIMIT, caller::asked);
    seat.hangUp();
    door.await("nobody knows", call(call -> call.state() instanceof CallState.Unheard));
    TestSeat next = owning(TestSeat.register(door, NEXT));
    next.ready();
    door.await("the next seat is ready", view -> view.seatState(NEXT) != null);
    door.await("it is not rung", call(call -> call.state() instanceof CallState.Unheard));
    caller.speak();
    Await.until("the next seat rings", LIMIT, next::ringing);
    next.answer();
    Await.until("both are connected", LIMIT, () -> caller.remotePort() == next.mediaPort());
  }

  @Test
  void whileTheServerWasDownTheCallerWaitsAgain() throws Exception {
    killAndStart(seat::hangUp);
    waitsAtTheHead();
    nextTimeTheTwoAreConnected();
  }

  @Test
  void seatThatTellsOfItsEndOnlyByItsChannelKeepsTheCallerToo() throws Exception {
    killAndStart(seat::close);
    long nowMs = door.core().nowMs();
    Event ended = new Event.CallerGone(nowMs, callId);
    door.control().endedAtSeat(new EndAtSeat(callId, AGENT, nowMs, ended));
    waitsAtTheHead();
    assertThat(caller.over()).isFalse();
  }

  @Test
  void seatThatStillWaitsAfterTheRestartGetsItsCaller() throws Exception {
    killAndStart(() -> {});
    Await.until("both are connected", LIMIT, () -> caller.settledPort() == seat.mediaPort());
    assertThat(seat.over()).isFalse();
    seat.hangUp();
    Await.until("the agent's end is the caller's", LIMIT, caller::over);
    door.await("no call", view -> view.calls().isEmpty());
  }

  /** Its phone ends our re-INVITE by 487 and only then says BYE. */
  @Test
  void callerWhoHangsUpWhileItsMediaAreMovedIsNotGivenToAnotherSeat() {
    caller.onMove(move -> move.hangUp());
    door.await("no call", view -> view.calls().isEmpty());
    awaitWrapUp();
  }

  @Test
  void callerWhoEndsTheMoveBy487AndStaysWaitsAgain() {
    caller.onMove(move -> move.rejectReinvite(487));
    door.await("the caller waits at the head", call(c -> c.unanswered() && c.front()));
    assertThat(caller.over()).isFalse();
  }

  /** Kills the server; this happens meanwhile, and the caller's phone is free again. */
  private void killAndStart(Runnable meanwhile) throws IOException {
    int port = door.sipPort();
    door.close();
    meanwhile.run();
    caller.busy(false);
    door = owning(TestFrontDoor.open(folder.resolve("journal"), port));
  }

  private void waitsAtTheHead() {
    door.await("the caller waits at the head", call(c -> c.unanswered() && c.front()));
    awaitWrapUp();
    assertThat(caller.over()).isFalse();
  }

  private void awaitWrapUp() {
    door.await(
        "the seat wraps up",
        view -> {
          var known = view.seat(AGENT);
          return known != null && known.state() instanceof SeatState.WrapUp;
        });
  }

  private void nextTimeTheTwoAreConnected() {
    Await.until("the seat's phone is free", LIMIT, seat::over);
    Await.until("the caller hears us", LIMIT, () -> caller.remotePort() != seat.mediaPort());
    seat.forget();
    long nowMs = door.core().nowMs();
    door.submit(
        new Event.SeatDeclares(nowMs, AGENT, "back", SeatActivity.WRAP_UP, callId, "agent"));
    door.submit(new Event.WrapUpDone(nowMs, AGENT, callId, ""));
    Await.until("the seat rings again", LIMIT, seat::ringing);
    seat.answer();
    Await.until("both are connected", LIMIT, () -> caller.remotePort() == seat.mediaPort());
    assertThat(caller.over()).isFalse();
  }

  private Predicate<AcdView> call(Predicate<Call> is) {
    return view -> {
      Call call = view.call(callId);
      return call != null && is.test(call);
    };
  }
}
