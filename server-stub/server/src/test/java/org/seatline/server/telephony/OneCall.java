package org.seatline.server.telephony;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.seatline.server.acd.AcdView;
import org.seatline.server.acd.Call;
import org.seatline.server.acd.CallState;
import org.seatline.server.acd.Event;
import org.seatline.softphone.testbench.Await;

/** A front door with one ready seat, and one caller after another. */
final class OneCall implements AutoCloseable {
  static final Duration LIMIT = Duration.ofSeconds(30);
  static final String AGENT = "a1";

  private final List<AutoCloseable> open = new ArrayList<>();
  private final TestFrontDoor door;
  private final TestSeat seat;
  private int callers;

  OneCall(Path journal) throws IOException {
    door = owning(TestFrontDoor.open(journal, 0));
    door.configure(TestFrontDoor.config(0, AGENT));
    seat = owning(TestSeat.register(door, AGENT));
    seat.ready();
  }

  private <T extends AutoCloseable> T owning(T thing) {
    open.add(thing);
    return thing;
  }

  TestFrontDoor door() {
    return door;
  }

  TestSeat seat() {
    return seat;
  }

  /** A new caller who has got as far as the menu. */
  TestCaller dial() throws IOException {
    List<String> before = calls();
    TestCaller caller = owning(TestCaller.dial(door, "1990000000" + ++callers));
    Await.until("the caller is answered", LIMIT, caller::answered);
    door.await(
        "a call more", view -> view.calls().stream().anyMatch(c -> !before.contains(c.callId())));
    return caller;
  }

  /** The ids of all calls, in the order of their arrival. */
  List<String> calls() {
    return door.core()
        .ask(
            view ->
                view.calls().stream()
                    .sorted((a, b) -> Long.compare(a.arrivedAtMs(), b.arrivedAtMs()))
                    .map(Call::callId)
                    .toList())
        .orTimeout(10, TimeUnit.SECONDS)
        .join();
  }

  /** The call is queued, and the seat answers it: the grant. */
  void grant(String callId) {
    door.submit(new Event.CallQueued(door.core().nowMs(), callId, "bills", 0, "", null));
    answer(callId);
  }

  /** The seat answers the call that rings, and is granted it. */
  void answer(String callId) {
    Await.until("the seat rings", LIMIT, seat::ringing);
    seat.answer();
    door.await("the grant", isTalking(callId));
  }

  /** The seat has finished what it did, and is free. */
  void wrapUpDone(String callId) {
    Await.until("the seat's phone is free", LIMIT, seat::over);
    seat.forget();
    door.submit(new Event.WrapUpDone(door.core().nowMs(), AGENT, callId, ""));
  }

  static Predicate<AcdView> isTalking(String callId) {
    return is(callId, call -> call.state() instanceof CallState.Talking);
  }

  static Predicate<AcdView> waitsAtTheHead(String callId) {
    return is(callId, call -> call.unanswered() && call.front());
  }

  private static Predicate<AcdView> is(String callId, Predicate<Call> state) {
    return view -> {
      Call call = view.call(callId);
      return call != null && state.test(call);
    };
  }

  @Override
  public void close() throws Exception {
    for (AutoCloseable thing : open.reversed()) {
      thing.close();
    }
  }
}
