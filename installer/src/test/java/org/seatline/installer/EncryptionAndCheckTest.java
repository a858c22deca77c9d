package org.seatline.installer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.seatline.app.session.SeatNotice;
import org.seatline.app.settings.HeadsetSettings;
import org.seatline.protocol.SeatStateName;
import org.seatline.softphone.audio.check.NetworkQuality;
import org.seatline.softphone.media.PcmClip;
import org.seatline.softphone.sdp.MediaSecurity;
import org.seatline.softphone.sdp.MediaSecurity.Policy;
import org.seatline.softphone.testbench.Await;

/**
 * A seat that encrypts with callers who can, refuses those who cannot where it must, and measures
 * its network: over the real server, with real media.
 */
@Timeout(240)
final class EncryptionAndCheckTest {
  private static final String AGENT = "1001";
  private static final String BILLS_KEY = "2";
  private static final String REFUSED = "S206";
  private static final int VOICE_SECONDS = 60;
  private static final int MAX_MS = 20_000;

  private static final PcmClip AGENT_VOICE = Voices.voice(1, VOICE_SECONDS);
  private static final PcmClip CALLER_VOICE = Voices.voice(2, VOICE_SECONDS);

  private static CallCentre centre;
  private static DeskSeat agent;
  private static final List<SeatNotice> NOTICES = new CopyOnWriteArrayList<>();

  @BeforeAll
  static void open(@TempDir Path folder) throws Exception {
    centre = CallCentre.open(folder);
    agent = DeskSeat.signIn(centre, AGENT, folder);
    agent.speak(AGENT_VOICE);
    Runnable _ = agent.seat().observeNotices(NOTICES::add);
  }

  @AfterAll
  static void close() throws IOException {
    centre.close();
  }

  private static void policy(Policy policy) {
    agent.headset().use(HeadsetSettings.STANDARD.withEncryption(policy));
  }

  private static CallerPhone choose(Policy policy) throws IOException, InterruptedException {
    CallerPhone caller =
        CallerPhone.dial(
            "07105550104", centre.trunk(), MediaSecurity.make(policy, new SecureRandom()));
    caller.awaitMenu();
    caller.press(BILLS_KEY);
    caller.speak(CALLER_VOICE);
    return caller;
  }

  private static void hearEachOther(CallerPhone caller) throws IOException, InterruptedException {
    agent.hearing().awaitSound(1_000, MAX_MS);
    caller.hearing().awaitMore(4_000);
    assertThat(Voices.isHeard(CALLER_VOICE, agent.hearing())).as("the caller").isTrue();
    assertThat(Voices.isHeard(AGENT_VOICE, caller.hearing())).as("the agent").isTrue();
  }

  private static void end(CallerPhone caller) throws IOException, InterruptedException {
    caller.hangUp();
    agent.finishWrapUp(MAX_MS);
    agent.awaitDelivered(MAX_MS);
    agent.seat().notReady("break");
    agent.await(s -> s.state().name() == SeatStateName.NOT_READY, MAX_MS, "not on a break");
  }

  @Test
  void encryptsWithACallerWhoCanAlsoAfterAHold() throws Exception {
    policy(Policy.OPTIONAL);
    agent.seat().ready();
    try (CallerPhone caller = choose(Policy.OPTIONAL)) {
      agent.answer(MAX_MS);
      Await.until("encrypted", Duration.ofMillis(MAX_MS), caller::encrypted);
      hearEachOther(caller);
      agent.seat().hold(true);
      agent.await(s -> Objects.requireNonNull(s.call()).held(), MAX_MS, "not on hold");
      Await.until(
          "the server's voice is plain", Duration.ofMillis(MAX_MS), () -> !caller.encrypted());
      agent.seat().hold(false);
      agent.await(s -> !Objects.requireNonNull(s.call()).held(), MAX_MS, "still on hold");
      Await.until("encrypted again", Duration.ofMillis(MAX_MS), caller::encrypted);
      hearEachOther(caller);
      end(caller);
    }
  }

  @Test
  void refusesAPlainCallerWhereItMustAndTellsTheAgentAndTheCallerWaitsForAnother()
      throws Exception {
    policy(Policy.REQUIRED);
    agent.seat().ready();
    try (CallerPhone caller = choose(Policy.OFF)) {
      Await.until(
          "the agent is told",
          Duration.ofMillis(MAX_MS),
          () -> NOTICES.stream().anyMatch(notice -> notice.code().equals(REFUSED)));
      agent.await(
          s -> s.state().name() == SeatStateName.NOT_READY && s.call() == null,
          MAX_MS,
          "the seat is not out of the queues");
      assertThat(caller.over()).as("the caller waits on").isFalse();

      policy(Policy.OPTIONAL);
      agent.seat().ready();
      agent.answer(MAX_MS);
      hearEachOther(caller);
      assertThat(caller.encrypted()).isFalse();
      end(caller);
    }
  }

  @Test
  void measuresTheNetworkByTheServersTestLine() {
    agent.headset().check(true);
    Await.until(
        "figures of the network",
        Duration.ofMillis(MAX_MS),
        () -> agent.headset().look().check().network() != null);
    NetworkQuality network = Objects.requireNonNull(agent.headset().look().check().network());
    System.out.println("network by the test line: " + network);
    agent.headset().check(false);
    assertThat(network.roundTripMs()).isBetween(0, 1_000);
    assertThat(network.lossPercent()).isLessThan(5);
    assertThat(network.bad()).isFalse();
  }
}
