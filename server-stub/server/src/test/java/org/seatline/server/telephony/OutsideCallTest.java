package org.seatline.server.telephony;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.seatline.protocol.Protocol;
import org.seatline.server.acd.AcdView;
import org.seatline.server.acd.Call;
import org.seatline.server.acd.CallState;
import org.seatline.server.acd.Consults;
import org.seatline.server.acd.Event;
import org.seatline.server.acd.TransferTo;
import org.seatline.softphone.sdp.Direction;
import org.seatline.softphone.testbench.Await;

/** Numbers outside on real sockets: dialled by the caller's trunk, with media direct. */
@Timeout(90)
class OutsideCallTest {
  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final String NUMBER = "+4930123456";

  @TempDir Path folder;

  private final List<AutoCloseable> open = new ArrayList<>();
  private TestFrontDoor door;
  private TestSeat seat;
  private TestCaller caller;
  private OutsidePhone outside;
  private String callId = "";

  @BeforeEach
  void talks() throws IOException {
    door = owning(TestFrontDoor.open(folder.resolve("journal"), 0));
    door.configure(TestFrontDoor.config(0, "a1", "a2"));
    seat = owning(TestSeat.register(door, "a1"));
    seat.ready();
    caller = owning(TestCaller.dial(door, "19900000001"));
    outside = new OutsidePhone(caller);
    Await.until("the caller is answered", LIMIT, caller::answered);
    callId = door.core().ask(view -> view.calls().iterator().next().callId()).join();
    door.submit(new Event.CallQueued(door.core().nowMs(), callId, "bills", 0, "", null));
    Await.until("the seat rings", LIMIT, seat::ringing);
    seat.answer();
    Await.until("media at a1", LIMIT, () -> caller.settledPort() == seat.mediaPort());
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

  private boolean isOutside(AcdView view) {
    Call call = view.call(callId);
    return call != null && call.state() instanceof CallState.Outside now && now.answered();
  }

  private boolean isBackAtTheHead(AcdView view) {
    Call call = view.call(callId);
    return call != null && call.unanswered() && call.front();
  }

  private static boolean noConsult(AcdView view) {
    return view.calls().stream().noneMatch(call -> Consults.is(call.callId()));
  }

  private void handsOver() {
    door.submit(
        new Event.CallTransferred(
            door.core().nowMs(), callId, "a1", TransferTo.number(NUMBER), "{}"));
    seat.awaitEnd();
  }

  private void asks() {
    seat.hold(Direction.SENDONLY);
    Await.until("the hold is answered", LIMIT, () -> seat.answers() == 1);
    seat.expectsConsult();
    door.submit(
        new Event.ConsultAsked(door.core().nowMs(), callId, "a1", TransferTo.number(NUMBER), "{}"));
  }

  private void isWithTheNumber() {
    Await.until("caller there", LIMIT, () -> caller.settledPort() == OutsidePhone.MEDIA_PORT);
    Await.until("it hears the caller", LIMIT, () -> outside.remotePort() == TestCaller.MEDIA_PORT);
    door.await("the number has the call", this::isOutside);
  }

  @Test
  void handedOverAtOnceTheTwoHearEachOther() {
    handsOver();
    assertThat(outside.dialled()).isEqualTo(NUMBER);
    assertThat(outside.wasToldOf(Protocol.SIP_HEADER_CALL)).isFalse();
    assertThat(caller.over()).isFalse();
    outside.answer();

    isWithTheNumber();
    outside.hangUp();
    Await.until("the caller is let go", LIMIT, caller::over);
  }

  @Test
  void callerWhoHangsUpEndsTheRinging() {
    handsOver();
    assertThat(outside.dialled()).isEqualTo(NUMBER);

    caller.hangUp();

    Await.until("it rings no more", LIMIT, outside::over);
    door.await("the call is over", view -> view.call(callId) == null);
  }

  @Test
  void busyBringsTheCallerBack() {
    handsOver();
    outside.refuse(486);

    door.await("at the head", this::isBackAtTheHead);
    assertThat(caller.over()).isFalse();
    Await.until("music again", LIMIT, () -> caller.remotePort() != seat.mediaPort());
  }

  @Test
  void askedFirstTheAgentTalksThenTheCallerDoes() {
    asks();
    outside.answer();
    Await.until("the asking seat hears the number", LIMIT, seat::consults);
    Await.until("it hears the seat", LIMIT, () -> outside.remotePort() == seat.mediaPort());

    door.submit(new Event.ConsultHandedOver(door.core().nowMs(), callId, "a1", null));

    isWithTheNumber();
    seat.awaitEnd();
    Await.until("the consult leg is over", LIMIT, seat::consultOver);
    caller.hangUp();
    Await.until("the number is let go", LIMIT, outside::over);
  }

  @Test
  void askedInVainLeavesTheCallerWithTheAgent() {
    asks();
    outside.refuse(404);

    door.await("no consult", OutsideCallTest::noConsult);
    assertThat(seat.over()).isFalse();
    assertThat(caller.over()).isFalse();
  }

  @Test
  void askedAndEndedLetsTheNumberGo() {
    asks();
    outside.answer();
    Await.until("the asking seat hears the number", LIMIT, seat::consults);

    door.submit(new Event.ConsultEnded(door.core().nowMs(), callId, "a1"));

    Await.until("the number is let go", LIMIT, outside::over);
    assertThat(seat.over()).isFalse();
  }

  @Test
  void serverKilledWhileItRingsTakesTheCallerBack() throws Exception {
    handsOver();
    assertThat(outside.dialled()).isEqualTo(NUMBER);
    int port = door.sipPort();
    door.close();

    door = owning(TestFrontDoor.open(folder.resolve("journal"), port));

    door.await("at the head", this::isBackAtTheHead);
    assertThat(caller.over()).isFalse();
  }

  @Test
  void serverKilledInTheTalkLeavesTheTwoTogether() throws Exception {
    handsOver();
    outside.answer();
    isWithTheNumber();
    Await.until("that is on the disk", LIMIT, () -> door.hasKeptMoveTo(NUMBER));
    int port = door.sipPort();
    door.close();

    door = owning(TestFrontDoor.open(folder.resolve("journal"), port));

    door.await("the number has the call", this::isOutside);
    outside.hangUp();
    Await.until("the caller is let go", LIMIT, caller::over);
  }
}
