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
import org.junit.jupiter.api.io.TempDir;
import org.seatline.installer.demo.Books;
import org.seatline.installer.demo.ChildProcess;
import org.seatline.softphone.media.Correlation;
import org.seatline.softphone.media.PcmClip;
import org.seatline.softphone.testbench.Await;
import org.seatline.softphone.testbench.Baresip;
import org.seatline.softphone.testbench.Child;
import org.seatline.softphone.testbench.Peers;
import org.seatline.softphone.testbench.VirtualHeadset;

/**
 * A caller with a softphone that is not ours reaches an agent with a headset: real audio both ways.
 */
class BaresipCallTest {
  private static final String AGENT = "1001";
  private static final int RATE = 8_000;
  private static final int EAR_BYTES_PER_SECOND = 2 * 16_000;
  private static final int SEGMENT_MS = 500;

  /** Unrelated speech stays below 0.3. */
  private static final double HEARD = 0.7;

  private static final Duration CALL_LIMIT = Duration.ofSeconds(20);
  private static final Duration KEY_EVERY = Duration.ofSeconds(3);
  private static final long SEAT_MAX_MS = 60_000;
  private static final Duration SEAT = Duration.ofMillis(SEAT_MAX_MS);

  @TempDir Path folder;

  private CallCentre centre;
  private VirtualHeadset headset;
  private ChildProcess seat;

  @BeforeEach
  void open() throws IOException {
    Peers.require("baresip");
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
  void callerAndAgentHearEachOther() throws Exception {
    PcmClip spoken = PcmClip.load(Peers.sharedData("speech/harvard-8k.wav"));
    PcmClip overAndOver = spoken.then(spoken).then(spoken).then(spoken);
    Path microphone = folder.resolve("microphone.wav");
    overAndOver.save(microphone);
    Path ear = folder.resolve("ear.wav");
    Path answer = answer();
    try (Baresip caller = Baresip.start(folder.resolve("baresip"), "19900000099", microphone, "");
        Child recording = headset.recordEar(ear)) {
      caller.dial(centre.trunk());
      caller.awaitEvent("CALL_ESTABLISHED", CALL_LIMIT);
      pressUntilRinging(caller);
      seat.await(line -> line.startsWith("seat talking"), SEAT_MAX_MS);
      long talkBegins = size(ear);

      try (Child mouth = headset.say(answer)) {
        Await.until("ten seconds of talk", SEAT, () -> size(ear) > talkBegins + seconds(10));
        assertThat(mouth.await(40_000)).as("said everything").isZero();
      }
      assertHeard("the caller in the headset", piece(ear, talkBegins, 2, 6), overAndOver);
      caller.hangUp();
      CallCentre.awaitDelivered(seat);
      assertThat(recording.alive()).isTrue();
      Path heard = caller.recording("dec").orElseThrow();
      assertHeard("the agent at the caller", PcmClip.load(answer), PcmClip.load(heard));
    } catch (AssertionError | IOException e) {
      throw new AssertionError("see " + Files.readString(folder.resolve("seat-1001.log")), e);
    }
    assertBooks();
  }

  private Path answer() {
    return centre.sample().resolve("speech/agent-en-2-answer-1.wav");
  }

  /** Presses 1 as a caller would: again when nothing follows. */
  private void pressUntilRinging(Baresip caller) {
    long[] pressed = {System.nanoTime() - KEY_EVERY.toNanos()};
    Await.until(
        "the seat rings",
        SEAT,
        () -> {
          if (System.nanoTime() - pressed[0] >= KEY_EVERY.toNanos()) {
            pressed[0] = System.nanoTime();
            press(caller, "1");
          }
          return !seat.lines(line -> line.startsWith("seat ringing")).isEmpty();
        });
  }

  private static void press(Baresip caller, String digit) {
    try {
      caller.command("sndcode", digit);
    } catch (IOException e) {
      throw new AssertionError("baresip takes no commands", e);
    }
  }

  private static long seconds(int count) {
    return (long) count * EAR_BYTES_PER_SECOND;
  }

  private static PcmClip piece(Path ear, long fromByte, int afterSeconds, int seconds)
      throws IOException {
    short[] all = PcmClip.load(ear).at(RATE).toArray();
    int from = (int) (fromByte / EAR_BYTES_PER_SECOND + afterSeconds) * RATE;
    return PcmClip.of(Arrays.copyOfRange(all, from, from + seconds * RATE), RATE);
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

  private void assertBooks() throws IOException {
    try (Books books = centre.closeAndOpenBooks()) {
      assertThat(books.calls())
          .singleElement()
          .satisfies(
              call -> {
                assertThat(call.agentId()).isEqualTo(AGENT);
                assertThat(call.tickets()).isEqualTo(1);
                assertThat(call.recording()).isNotNull();
              });
      assertThat(
              books.number(
                  "select count(*) from call_segments where queue_id = 'fault' and digit = '1'"
                      + " and wait_ms >= 0 and talk_ms > 9000"))
          .isEqualTo(1);
    }
  }

  private static long size(Path file) {
    try {
      return Files.exists(file) ? Files.size(file) : 0;
    } catch (IOException e) {
      return 0;
    }
  }
}
