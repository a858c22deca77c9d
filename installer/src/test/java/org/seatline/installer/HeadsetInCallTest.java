package org.seatline.installer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.seatline.installer.demo.ChildProcess;
import org.seatline.softphone.media.Correlation;
import org.seatline.softphone.media.PcmClip;
import org.seatline.softphone.testbench.Await;
import org.seatline.softphone.testbench.Child;
import org.seatline.softphone.testbench.VirtualHeadset;

/**
 * A call goes on while its agent goes over to another sound device, and while the headset is pulled
 * out and plugged in again.
 */
@Timeout(240)
class HeadsetInCallTest {
  private static final String AGENT = "1001";
  private static final String BILLS_KEY = "2";
  private static final int RATE = 8_000;
  private static final int EAR_BYTES_PER_SECOND = 2 * 16_000;
  private static final int SEGMENT_MS = 500;
  private static final int VOICE_SECONDS = 120;
  private static final int SEAT_MAX_MS = 60_000;
  private static final Duration LIMIT = Duration.ofSeconds(30);

  /** Unrelated speech stays below 0.3; a line that was just opened still finds its pace. */
  private static final double HEARD = 0.5;

  private static final PcmClip CALLER_VOICE = Voices.voice(2, VOICE_SECONDS);

  @TempDir Path folder;

  private CallCentre centre;
  private VirtualHeadset headset;
  private ChildProcess seat;
  private int recordings;

  @BeforeEach
  void open() throws IOException {
    centre = CallCentre.open(folder);
    headset = centre.owning(VirtualHeadset.start(folder.resolve("h")));
    seat =
        centre.startSeat(
            AGENT, headset.environment(), "--headset", "system", "--talk-seconds", "120");
    CallCentre.awaitReady(seat);
  }

  @AfterEach
  void close() throws IOException {
    if (centre != null) {
      centre.close();
    }
  }

  @Test
  void callGoesOnOverAnotherDeviceAndAfterThePlugWasPulled() throws Exception {
    try (CallerPhone caller = CallerPhone.choose("07105550104", centre.trunk(), BILLS_KEY)) {
      caller.speak(CALLER_VOICE);
      seat.await(line -> line.startsWith("seat talking"), SEAT_MAX_MS);
      assertCallerIsHeard("before anything");

      seat.say("first-device");
      assertCallerIsHeard("in the other device");
      seat.say("system-device");
      assertCallerIsHeard("in the first device again");

      int before = seat.lines(HeadsetInCallTest::works).size();
      headset.unplug();
      seat.await(line -> line.equals("seat headset seat.headset.unplugged"), SEAT_MAX_MS);
      headset.plug();
      seat.awaitTimes(HeadsetInCallTest::works, before + 1, SEAT_MAX_MS);
      assertCallerIsHeard("after the plug was pulled");
      assertAgentIsHeard(caller);
      assertThat(caller.over()).as("the call goes on").isFalse();

      caller.hangUp();
      CallCentre.awaitDelivered(seat);
    } catch (AssertionError | IOException e) {
      throw new AssertionError("see " + Files.readString(folder.resolve("seat-1001.log")), e);
    }
  }

  private static boolean works(String line) {
    return line.equals("seat headset works");
  }

  private void assertCallerIsHeard(String what) throws IOException {
    Path ear = folder.resolve("ear-" + ++recordings + ".wav");
    try (Child recording = headset.recordEar(ear)) {
      Await.until(what + " " + recording.output(), LIMIT, () -> seconds(ear) >= 6);
    }
    short[] all = PcmClip.load(ear).at(RATE).toArray();
    PcmClip last = PcmClip.of(Arrays.copyOfRange(all, all.length - 4 * RATE, all.length), RATE);
    assertHeard(what, last, CALLER_VOICE);
  }

  private void assertAgentIsHeard(CallerPhone caller) throws IOException, InterruptedException {
    Path answer = centre.sample().resolve("speech/agent-en-2-answer-1.wav");
    int from = caller.hearing().ms();
    try (Child mouth = headset.say(answer)) {
      assertThat(mouth.await((int) LIMIT.toMillis())).as("said everything").isZero();
    }
    caller.hearing().awaitMore(1_000);
    assertHeard("the agent", PcmClip.load(answer), caller.hearing().from(from));
  }

  /** Whether the part is somewhere in the whole. */
  private static void assertHeard(String what, PcmClip part, PcmClip whole) {
    Correlation found =
        Correlation.bySegments(
            part.at(RATE).toArray(),
            whole.at(RATE).toArray(),
            RATE,
            (int) whole.durationMs(),
            SEGMENT_MS);
    System.out.println(what + ": " + found);
    assertThat(found.peak()).as(what).isGreaterThan(HEARD);
  }

  private static long seconds(Path ear) {
    try {
      return Files.exists(ear) ? Files.size(ear) / EAR_BYTES_PER_SECOND : 0;
    } catch (IOException e) {
      return 0;
    }
  }
}
