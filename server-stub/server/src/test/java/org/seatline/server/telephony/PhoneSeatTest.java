package org.seatline.server.telephony;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.seatline.server.acd.Call;
import org.seatline.server.acd.CallState;
import org.seatline.server.acd.Event;
import org.seatline.server.acd.ForcedState;
import org.seatline.server.acd.Seat;
import org.seatline.server.acd.SeatActivity;
import org.seatline.server.acd.SeatState;
import org.seatline.server.acd.Why;
import org.seatline.server.admin.PhoneFeature;
import org.seatline.softphone.testbench.Await;

/** A plain SIP phone is a seat: it has nothing but its registration, its calls and its keys. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(90)
class PhoneSeatTest {
  private static final String AGENT = "p1";
  private static final Duration LIMIT = Duration.ofSeconds(30);

  @TempDir Path folder;
  private TestFrontDoor door;
  private TestPhone phone;

  /** One phone; everybody else has a seat with a channel. */
  private record PhoneAccounts() implements SipAccounts {
    @Override
    public @Nullable Account byUser(String user) {
      return user.equals(AGENT)
          ? new Account(
              AGENT, AGENT, TestFrontDoor.secrets(AGENT), new Phone(SeatActivity.NOT_READY, "en"))
          : TestFrontDoor.seat(user);
    }

    @Override
    public List<PhoneFeature> features() {
      return PhoneFeature.usual("break");
    }
  }

  private TestFrontDoor open(int port) throws Exception {
    return TestFrontDoor.open(folder.resolve("journal"), port, new PhoneAccounts());
  }

  @BeforeEach
  void open() throws Exception {
    door = open(0);
    door.configure(TestFrontDoor.config(0, AGENT));
    phone = TestPhone.open(AGENT, door.sipPort());
    phone.register();
    door.await("signed in", is(SeatState.NotReady.class));
  }

  @AfterEach
  void close() throws Exception {
    phone.close();
    door.close();
  }

  private static Predicate<org.seatline.server.acd.AcdView> is(Class<? extends SeatState> state) {
    return view -> state.isInstance(Objects.requireNonNull(view.seat(AGENT)).state());
  }

  private Call queued(String callId, TestCaller caller) {
    Await.until("the caller is answered", LIMIT, caller::answered);
    door.submit(new Event.CallQueued(door.core().nowMs(), callId, "bills", 0, "", null));
    return Objects.requireNonNull(door.core().ask(view -> view.call(callId)).join());
  }

  private String arrived() {
    door.await("a call", view -> view.calls().size() == 1);
    return door.core().ask(view -> view.calls().iterator().next().callId()).join();
  }

  /** A caller who is served by the phone. */
  private TestCaller talking() throws Exception {
    TestCaller caller = TestCaller.dial(door, "19900000001");
    var _ = queued(arrived(), caller);
    Await.until("it rings", LIMIT, phone::ringing);
    phone.answer();
    door.await("talks", is(SeatState.Talking.class));
    Await.until("the media", LIMIT, () -> caller.settledPort() == phone.mediaPort());
    Await.until("the next process will know", LIMIT, () -> door.hasKeptMoveTo(AGENT));
    return caller;
  }

  @Test
  void goesReadyByCodeTalksAndIsReadyAgainByCode() throws Exception {
    assertThat(phone.dial("*11")).as("hung up by the server after a word").isEqualTo(200);
    door.await("ready", is(SeatState.Ready.class));
    try (TestCaller caller = talking()) {
      phone.hangUp();
      Await.until("the caller is let go", LIMIT, caller::over);
    }
    door.await("wraps up", is(SeatState.WrapUp.class));
    phone.dial("*13");
    door.await("ready again", is(SeatState.Ready.class));
    phone.dial("*12");
    door.await("not ready", is(SeatState.NotReady.class));
  }

  @Test
  void aRefusedCallGoesBackToTheHead() throws Exception {
    phone.dial("*11");
    try (TestCaller caller = TestCaller.dial(door, "19900000001")) {
      String callId = arrived();
      var _ = queued(callId, caller);
      Await.until("it rings", LIMIT, phone::ringing);
      phone.refuse();
      door.await("refused", is(SeatState.NotReady.class));
      Call call = Objects.requireNonNull(door.core().ask(view -> view.call(callId)).join());
      assertThat(call.state()).isInstanceOf(CallState.Queued.class);
    }
  }

  @Test
  void strangersAndWrongCodesGetAClearAnswer() throws Exception {
    assertThat(phone.dial("*99")).as("no such code").isIn(200, 404);
    try (TestPhone stranger = TestPhone.open("nobody", door.sipPort())) {
      assertThat(stranger.dial("*11")).isEqualTo(403);
    }
    assertThat(phone.dial("*13")).as("nothing to wrap up").isEqualTo(200);
    door.await("as before", is(SeatState.NotReady.class));
  }

  @Test
  void aLeadSendsAnAgentAwayWhoComesBackByCode() throws Exception {
    door.submit(
        new Event.ForceState(door.core().nowMs(), AGENT, ForcedState.SIGNED_OUT, "forced", "lead"));
    phone.register();
    door.await("signed out still", is(SeatState.SignedOut.class));
    phone.dial("*11");
    door.await("ready", is(SeatState.Ready.class));
  }

  @Test
  void unregisteringSignsOut() throws Exception {
    phone.unregister();
    door.await("signed out", is(SeatState.SignedOut.class));
  }

  @Test
  void aTalkingPhoneIsAskedAfterARestartAndTalksOn() throws Exception {
    phone.dial("*11");
    try (TestCaller caller = talking()) {
      int port = door.sipPort();
      door.close();
      door = open(port);
      Await.until("asked and answered", LIMIT, () -> phone.reinvites() == 1);
      door.await("proven", view -> proven(view.seat(AGENT)));
      assertThat(caller.over()).isFalse();
      phone.hangUp();
      Await.until("the caller is let go", LIMIT, caller::over);
      door.await("wraps up", is(SeatState.WrapUp.class));
    }
  }

  private static boolean proven(@Nullable Seat seat) {
    return seat != null && seat.state() instanceof SeatState.Talking && seat.unprovenSinceMs() == 0;
  }

  @Test
  void whoHungUpWhileTheServerWasAwayHasEndedTheCall() throws Exception {
    phone.dial("*11");
    try (TestCaller caller = talking()) {
      int port = door.sipPort();
      door.close();
      phone.hangUp();
      door = open(port);
      Await.until("the caller is let go", LIMIT, caller::over);
      door.await("wraps up", is(SeatState.WrapUp.class));
    }
  }

  @Test
  void aPhoneThatWasRestartedLosesItsCallAndTheCallerDoesNot() throws Exception {
    phone.dial("*11");
    try (TestCaller caller = talking()) {
      phone.forgetCalls();
      phone.register(); // from another port
      door.await("parked", is(SeatState.NotReady.class));
      Seat seat = Objects.requireNonNull(door.core().ask(view -> view.seat(AGENT)).join());
      assertThat(((SeatState.NotReady) seat.state()).reason())
          .isIn(Why.CONNECT_FAILED, Why.LEASE_LOST);
      assertThat(caller.over()).isFalse();
      door.await(
          "waits again",
          view -> view.calls().iterator().next().state() instanceof CallState.Queued);
    }
  }
}
