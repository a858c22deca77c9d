package org.seatline.server.telephony;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.seatline.server.acd.AcdView;
import org.seatline.server.acd.Call;
import org.seatline.server.acd.CallState;
import org.seatline.server.acd.Consults;
import org.seatline.server.acd.Event;
import org.seatline.server.acd.Seat;
import org.seatline.server.acd.SeatState;
import org.seatline.server.acd.TransferTo;
import org.seatline.softphone.sdp.Direction;
import org.seatline.softphone.testbench.Await;

/** Handing over and asking on real sockets: whose media are where, and whose legs end. */
@Timeout(90)
class ConsultCallTest {
  private static final Duration LIMIT = Duration.ofSeconds(20);

  @TempDir Path folder;

  private final List<AutoCloseable> open = new ArrayList<>();
  private TestFrontDoor door;
  private TestSeat asks;
  private TestSeat asked;
  private TestCaller caller;
  private String callId = "";

  @BeforeEach
  void talks() throws IOException {
    door = owning(TestFrontDoor.open(folder.resolve("journal"), 0));
    door.configure(TestFrontDoor.config(0, "a1", "a2"));
    asks = owning(TestSeat.register(door, "a1"));
    asked = owning(TestSeat.register(door, "a2"));
    asks.ready();
    caller = owning(TestCaller.dial(door, "19900000001"));
    Await.until("the caller is answered", LIMIT, caller::answered);
    callId = door.core().ask(view -> view.calls().iterator().next().callId()).join();
    door.submit(new Event.CallQueued(door.core().nowMs(), callId, "bills", 0, "", null));
    Await.until("the seat rings", LIMIT, asks::ringing);
    asks.answer();
    door.await("the grant", talkingWith("a1"));
    Await.until("media at a1", LIMIT, () -> caller.settledPort() == asks.mediaPort());
    asked.ready();
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

  private Predicate<AcdView> talkingWith(String agent) {
    return view -> {
      Call call = view.call(callId);
      return call != null
          && call.state() instanceof CallState.Talking talking
          && talking.agentId().equals(agent);
    };
  }

  private boolean isBackAtTheHead(AcdView view) {
    Call call = view.call(callId);
    return call != null && call.unanswered() && call.front();
  }

  private static boolean noConsult(AcdView view) {
    return view.calls().stream().noneMatch(call -> Consults.is(call.callId()));
  }

  /** The asking seat's media are held, and its second leg is the one that it hears of now. */
  private void asks() {
    asks(TransferTo.seat("a2"));
  }

  private void asks(TransferTo whom) {
    asks.hold(Direction.SENDONLY);
    Await.until("the hold is answered", LIMIT, () -> asks.answers() == 1);
    asks.expectsConsult();
    door.submit(new Event.ConsultAsked(door.core().nowMs(), callId, "a1", whom, "{}"));
    Await.until("the asked seat rings", LIMIT, asked::ringing);
  }

  /** A seat's process is killed: no word more, and its lease runs out. */
  private void dies(TestSeat seat, String agent) {
    seat.close();
    door.submit(new Event.SeatLeaseLost(door.core().nowMs(), agent, "session-" + agent));
  }

  private void connects() {
    asks();
    asked.answer();
    Await.until("the asking seat hears the asked", LIMIT, asks::consults);
    Await.until("the asked hears the asking", LIMIT, () -> asked.remotePort() == asks.mediaPort());
  }

  private @Nullable SeatState seat(AcdView view, String agent) {
    Seat seat = view.seat(agent);
    return seat == null ? null : seat.state();
  }

  @Test
  void bringsTheTwoTogetherAndTheCallerToTheAskedSeat() {
    connects();
    assertThat(Objects.requireNonNull(asks.consultOffer()).audio().orElseThrow().port())
        .isEqualTo(asked.mediaPort());

    door.submit(new Event.ConsultHandedOver(door.core().nowMs(), callId, "a1", null));

    Await.until("caller at a2", LIMIT, () -> caller.settledPort() == asked.mediaPort());
    Await.until("a2 hears the caller", LIMIT, () -> asked.remotePort() == TestCaller.MEDIA_PORT);
    asks.awaitEnd();
    Await.until("the consult leg is over", LIMIT, asks::consultOver);
    door.await("a2 has the call", talkingWith("a2"));
    assertThat(asked.over()).isFalse();

    asked.hangUp();
    Await.until("the caller is let go", LIMIT, caller::over);
    door.await("a2 wraps up", view -> seat(view, "a2") instanceof SeatState.WrapUp);
  }

  @Test
  void endsAndLeavesTheCallerWithTheAgent() {
    connects();

    door.submit(new Event.ConsultEnded(door.core().nowMs(), callId, "a1"));

    Await.until("the consult leg is over", LIMIT, asks::consultOver);
    asked.awaitEnd();
    door.await("the asked is free", view -> seat(view, "a2") instanceof SeatState.Ready);
    assertThat(asks.over()).isFalse();
    assertThat(caller.over()).isFalse();
    asks.hold(Direction.SENDRECV);
    Await.until("media at a1", LIMIT, () -> caller.settledPort() == asks.mediaPort());
  }

  @Test
  void endsWhenTheAskedSeatHangsUp() {
    connects();

    asked.hangUp();

    Await.until("the consult leg is over", LIMIT, asks::consultOver);
    door.await("no consult", ConsultCallTest::noConsult);
    assertThat(asks.over()).isFalse();
  }

  @Test
  void failsWhenTheAskedSeatRefuses() {
    asks();

    asked.refuse();

    door.await("no consult", ConsultCallTest::noConsult);
    door.await("the call goes on", talkingWith("a1"));
    assertThat(asks.over()).isFalse();
  }

  @Test
  void handsOverBlindlyToAReadySeat() {
    door.submit(
        new Event.CallTransferred(door.core().nowMs(), callId, "a1", TransferTo.seat("a2"), "{}"));

    asks.awaitEnd();
    Await.until("the other seat rings", LIMIT, asked::ringing);
    asked.answer();

    door.await("a2 has the call", talkingWith("a2"));
    Await.until("caller at a2", LIMIT, () -> caller.settledPort() == asked.mediaPort());
  }

  @Test
  void handsOverBlindlyToAQueue() {
    door.submit(
        new Event.CallTransferred(
            door.core().nowMs(), callId, "a1", TransferTo.queue("bills"), "{}"));

    asks.awaitEnd();
    Await.until("whoever is ready there rings", LIMIT, asked::ringing);
    asked.answer();

    door.await("a2 has the call", talkingWith("a2"));
    Await.until("caller at a2", LIMIT, () -> caller.settledPort() == asked.mediaPort());
    assertThat(caller.over()).isFalse();
  }

  @Test
  void asksWhoeverIsReadyInAQueue() {
    asks(TransferTo.queue("bills"));
    asked.answer();
    Await.until("the asking seat hears the asked", LIMIT, asks::consults);

    door.submit(new Event.ConsultHandedOver(door.core().nowMs(), callId, "a1", null));

    Await.until("caller at a2", LIMIT, () -> caller.settledPort() == asked.mediaPort());
    door.await("a2 has the call", talkingWith("a2"));
  }

  @Test
  void askersSeatThatDiesTakesTheQuestionAlongAndTheCallerWaitsAgain() {
    connects();

    dies(asks, "a1");

    door.await("no consult", ConsultCallTest::noConsult);
    door.await("at the head, offered to a2", this::isBackAtTheHead);
    Await.until("a2 rings anew", LIMIT, () -> asked.rings() == 2);
    asked.answer();
    Await.until("caller at a2", LIMIT, () -> caller.settledPort() == asked.mediaPort());
    assertThat(caller.over()).isFalse();
  }

  @Test
  void askedSeatThatDiesLeavesTheCallerWithTheAgent() {
    connects();

    dies(asked, "a2");

    Await.until("the consult leg is over", LIMIT, asks::consultOver);
    door.await("no consult", ConsultCallTest::noConsult);
    door.await("the call goes on", talkingWith("a1"));
    assertThat(asks.over()).isFalse();
    assertThat(caller.over()).isFalse();
  }

  @Test
  void callerWhoCannotBeHandedOverWaitsAtTheHead() {
    connects();
    caller.onMove(call -> call.rejectReinvite(488));

    door.submit(new Event.ConsultHandedOver(door.core().nowMs(), callId, "a1", null));

    door.await("at the head, offered to a2", this::isBackAtTheHead);
    asked.awaitEnd();
    assertThat(caller.over()).isFalse();
  }

  @Test
  void serverKilledInAConsultEndsItAndTheCallGoesOn() throws Exception {
    connects();
    int port = door.sipPort();
    door.close();

    door = owning(TestFrontDoor.open(folder.resolve("journal"), port));

    Await.until("the consult leg is over", LIMIT, asks::consultOver);
    asked.awaitEnd();
    door.await("no consult", ConsultCallTest::noConsult);
    door.await("the call goes on", talkingWith("a1"));
    assertThat(asks.over()).isFalse();
    assertThat(caller.over()).isFalse();
  }

  @Test
  void serverKilledAfterAHandOverLeavesTheTwoTogether() throws Exception {
    connects();
    door.submit(new Event.ConsultHandedOver(door.core().nowMs(), callId, "a1", null));
    Await.until("a2 hears the caller", LIMIT, () -> asked.remotePort() == TestCaller.MEDIA_PORT);
    Await.until("that is on the disk", LIMIT, () -> door.hasKeptMoveTo("a2"));
    int port = door.sipPort();
    door.close();

    door = owning(TestFrontDoor.open(folder.resolve("journal"), port));

    door.await("a2 has the call", talkingWith("a2"));
    asked.hangUp();
    Await.until("the caller is let go", LIMIT, caller::over);
  }
}
