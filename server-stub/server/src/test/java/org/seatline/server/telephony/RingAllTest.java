package org.seatline.server.telephony;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.seatline.server.acd.AcdConfig;
import org.seatline.server.acd.AcdView;
import org.seatline.server.acd.Call;
import org.seatline.server.acd.CallState;
import org.seatline.server.acd.EndedBy;
import org.seatline.server.acd.Event;
import org.seatline.server.acd.Seat;
import org.seatline.server.acd.SeatState;
import org.seatline.server.acd.Strategies;
import org.seatline.softphone.call.CallEnd;
import org.seatline.softphone.testbench.Await;

/** Three seats ring for one caller, on real sockets: one gets the call, whoever else answers. */
@Timeout(90)
class RingAllTest {
  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final List<String> AGENTS = List.of("a1", "a2", "a3");
  private static final int RACES = 8;

  @TempDir Path folder;

  private final List<AutoCloseable> open = new ArrayList<>();
  private final List<TestSeat> seats = new ArrayList<>();
  private TestFrontDoor door;

  @BeforeEach
  void openDoor() throws IOException {
    door = owning(TestFrontDoor.open(folder.resolve("journal"), 0));
    AcdConfig usual = TestFrontDoor.config(0, AGENTS.toArray(String[]::new));
    AcdConfig.Queue bills =
        usual.queues().getFirst().toBuilder().strategy(Strategies.RING_ALL).build();
    door.configure(new AcdConfig(2, List.of(bills), usual.agents(), usual.timings()));
    for (String agent : AGENTS) {
      TestSeat seat = owning(TestSeat.register(door, agent));
      seat.ready();
      seats.add(seat);
    }
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
  void ofTwoWhoAnswerInTheSameMillisecondOneIsConnected() throws Exception {
    for (int race = 0; race < RACES; race++) {
      TestCaller caller = owning(TestCaller.dial(door, "1990000000" + race));
      String callId = ringAll(caller);

      long before = System.nanoTime();
      seats.get(race % 3).answer();
      seats.get((race + 1) % 3).answer();
      assertThat(System.nanoTime() - before).as("both answers, in ns").isLessThan(20_000_000);

      door.await("somebody talks", view -> talking(view, callId) != null);
      TestSeat winner = granted(callId);
      Await.until(
          "the caller's media are at the seat",
          LIMIT,
          () -> caller.remotePort() == winner.mediaPort());
      for (TestSeat other : others(winner)) {
        assertThat(other.awaitEnd().headers().firstOr("Reason", "")).contains("cause=200");
      }
      // Late answers have had their ACK, and their BYE after it.
      Await.until("one is connected", LIMIT, () -> connected().equals(List.of(winner)));
      TestSeat silent = seats.get((race + 2) % 3);
      assertThat(silent.awaitEnd().cause()).isEqualTo(CallEnd.Cause.CANCELLED);
      assertThat(winner.over()).isFalse();
      assertThat(caller.over()).isFalse();

      caller.hangUp();
      var _ = winner.awaitEnd();
      everybodyReadyAgain(callId, winner);
    }
  }

  private TestSeat granted(String callId) {
    String agent =
        door.core().ask(view -> talking(view, callId)).orTimeout(10, TimeUnit.SECONDS).join();
    return seats.stream().filter(seat -> seat.agent().equals(agent)).findFirst().orElseThrow();
  }

  @Test
  void allAreCancelledWhenTheCallerHangsUpWhileTheyRing() throws Exception {
    TestCaller caller = owning(TestCaller.dial(door, "19900000001"));
    ringAll(caller);

    caller.hangUp();

    for (TestSeat seat : seats) {
      assertThat(seat.awaitEnd().cause()).isEqualTo(CallEnd.Cause.CANCELLED);
    }
    door.await("no call", view -> view.calls().isEmpty());
    door.await("all ready", all(seat -> seat.state() instanceof SeatState.Ready));
  }

  @Test
  void theOthersRingOnWhenOneRefuses() throws Exception {
    TestCaller caller = owning(TestCaller.dial(door, "19900000001"));
    String callId = ringAll(caller);

    seats.get(0).refuse();
    door.await("two offers", view -> offers(view, callId) == 2);
    assertThat(seats.get(1).over()).isFalse();
    assertThat(seats.get(2).over()).isFalse();
    seats.get(2).answer();

    Await.until("one is connected", LIMIT, () -> connected().equals(List.of(seats.get(2))));
    var _ = seats.get(1).awaitEnd();
    door.submit(new Event.CallEnded(door.core().nowMs(), callId, EndedBy.SERVER, ""));
    Await.until("the caller is let go", LIMIT, caller::over);
  }

  /** Queues the caller and waits until all three ring. */
  private String ringAll(TestCaller caller) {
    seats.forEach(TestSeat::forget);
    Await.until("the caller is answered", LIMIT, caller::answered);
    door.await("a call in the menu", view -> callId(view) != null);
    String callId =
        Objects.requireNonNull(
            door.core().ask(RingAllTest::callId).orTimeout(10, TimeUnit.SECONDS).join());
    door.submit(new Event.CallQueued(door.core().nowMs(), callId, "bills", 0, "", null));
    Await.until("all ring", LIMIT, () -> seats.stream().allMatch(TestSeat::ringing));
    return callId;
  }

  private static @Nullable String callId(AcdView view) {
    return view.calls().stream().map(Call::callId).findFirst().orElse(null);
  }

  private static @Nullable String talking(AcdView view, String callId) {
    Call call = view.call(callId);
    return call != null && call.state() instanceof CallState.Talking talking
        ? talking.agentId()
        : null;
  }

  private static int offers(AcdView view, String callId) {
    Call call = view.call(callId);
    return call != null && call.state() instanceof CallState.Offered offered
        ? offered.offers().size()
        : 0;
  }

  private static Predicate<AcdView> all(Predicate<Seat> state) {
    return view -> view.seats().stream().allMatch(state);
  }

  private List<TestSeat> connected() {
    return seats.stream().filter(seat -> seat.acknowledged() && !seat.over()).toList();
  }

  private List<TestSeat> others(TestSeat winner) {
    return seats.stream().filter(seat -> !seat.equals(winner)).toList();
  }

  /** The winner ends its wrap-up; the others were free all the time. */
  private void everybodyReadyAgain(String callId, TestSeat winner) {
    door.await("no call", view -> view.calls().isEmpty());
    door.submit(new Event.WrapUpDone(door.core().nowMs(), winner.agent(), callId, ""));
    door.await("all ready", all(seat -> seat.state() instanceof SeatState.Ready));
  }
}
