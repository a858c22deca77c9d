package org.seatline.server.telephony;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.seatline.server.acd.Event;
import org.seatline.softphone.sdp.Direction;
import org.seatline.softphone.sdp.MediaSecurity;
import org.seatline.softphone.sdp.MediaSecurity.Policy;
import org.seatline.softphone.srtp.MediaKeys;
import org.seatline.softphone.testbench.Await;

/** Caller and seat encrypt what they say to each other; the server hands their keys on. */
@Timeout(90)
class SecureCallTest {
  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final String AGENT = "a1";

  @TempDir Path folder;

  private final List<AutoCloseable> open = new ArrayList<>();
  private final Random random = new Random(5);
  private TestFrontDoor door;
  private TestSeat seat;

  @BeforeEach
  void openDoor() throws IOException {
    door = owning(TestFrontDoor.open(folder.resolve("journal"), 0));
    door.configure(TestFrontDoor.config(0, AGENT));
    seat = owning(TestSeat.register(door, AGENT));
    seat.security(keys(Policy.OPTIONAL));
    seat.ready();
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

  private MediaSecurity keys(Policy policy) {
    return MediaSecurity.make(policy, random);
  }

  private TestCaller connected(Supplier<MediaSecurity> security) throws IOException {
    TestCaller caller = owning(TestCaller.dial(door, "19900000001", security));
    Await.until("the caller is answered", LIMIT, caller::answered);
    door.await("a call in the menu", view -> !view.calls().isEmpty());
    String callId =
        door.core()
            .ask(view -> view.calls().iterator().next().callId())
            .orTimeout(10, TimeUnit.SECONDS)
            .join();
    door.submit(new Event.CallQueued(door.core().nowMs(), callId, "bills", 0, "", null));
    Await.until("the seat rings", LIMIT, seat::ringing);
    seat.answer();
    Await.until("connected", LIMIT, () -> caller.remotePort() == seat.mediaPort());
    return caller;
  }

  private static boolean match(TestCaller caller, TestSeat seat) {
    MediaKeys there = caller.keys().orElse(null);
    MediaKeys here = seat.keys().orElse(null);
    return there != null
        && here != null
        && there.send().equals(here.receive())
        && there.receive().equals(here.send());
  }

  @Test
  void bothHaveEachOthersKeys() throws IOException {
    MediaSecurity callers = keys(Policy.OPTIONAL);
    TestCaller caller = connected(() -> callers);
    Await.until("the keys match", LIMIT, () -> match(caller, seat));
  }

  @Test
  void seatIsToldTheKeyOfACallerThatTakesNewOnesEachTime() throws IOException {
    TestCaller caller = connected(() -> keys(Policy.OPTIONAL));
    Await.until("the keys match", LIMIT, () -> match(caller, seat));
  }

  @Test
  void plainCallerIsSpokenToInPlain() throws IOException {
    TestCaller caller = connected(() -> MediaSecurity.OFF);
    assertThat(caller.keys()).isEmpty();
    assertThat(seat.keys()).isEmpty();
  }

  @Test
  void holdAndResumeKeepTheKeys() throws IOException {
    MediaSecurity callers = keys(Policy.OPTIONAL);
    TestCaller caller = connected(() -> callers);
    Await.until("the keys match", LIMIT, () -> match(caller, seat));
    seat.hold(Direction.SENDONLY);
    Await.until("held", LIMIT, () -> seat.answers() == 1);
    Await.until("the caller hears the server", LIMIT, () -> caller.keys().isEmpty());
    assertThat(seat.keys()).as("the seat's answer names a key").isPresent();
    seat.hold(Direction.SENDRECV);
    Await.until("resumed", LIMIT, () -> seat.answers() == 1);
    Await.until("the keys match again", LIMIT, () -> match(caller, seat));
  }

  @Test
  void callerWhoRequiresEncryptionIsRefusedByTheServersVoice() throws IOException {
    TestCaller caller = owning(TestCaller.dial(door, "19900000001", () -> keys(Policy.REQUIRED)));
    Await.until("refused", LIMIT, caller::over);
    assertThat(caller.answered()).isFalse();
  }
}
