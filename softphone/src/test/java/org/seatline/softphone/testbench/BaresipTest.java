package org.seatline.softphone.testbench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.seatline.softphone.media.Correlation;
import org.seatline.softphone.media.PcmClip;

/** The bench itself: two baresips hear each other. */
class BaresipTest {
  private static final Duration LIMIT = Duration.ofSeconds(20);

  @TempDir Path folder;

  private Path wav(String name, PcmClip clip) throws Exception {
    Path file = folder.resolve(name);
    clip.save(file);
    return file;
  }

  @Test
  void callsAndIsHeard() throws Exception {
    PcmClip fromCaller = Sounds.babble(1, 30_000, 8000);
    PcmClip fromCallee = Sounds.babble(2, 30_000, 8000);
    try (Baresip caller = Baresip.start(folder.resolve("a"), "a", wav("a.wav", fromCaller), "");
        Baresip callee =
            Baresip.start(folder.resolve("b"), "b", wav("b.wav", fromCallee), ";answermode=auto")) {
      caller.dial(callee.address("b"));
      caller.awaitEvent("CALL_ESTABLISHED", LIMIT);
      Await.until("four seconds recorded", LIMIT, () -> size(callee) > 4 * 16_000);
      caller.hangUp();
      callee.awaitEvent("CALL_CLOSED", LIMIT);
      Path heard = callee.recording("dec").orElseThrow();
      Correlation found =
          Correlation.bySegments(
              Arrays.copyOf(fromCaller.toArray(), 24_000),
              PcmClip.load(heard).at(8000).toArray(),
              8000,
              2000,
              500);
      System.out.println("baresip to baresip: " + found);
      assertThat(found.peak()).isGreaterThan(0.9);
    }
  }

  private static long size(Baresip phone) {
    try {
      return phone.recording("dec").isPresent() ? Files.size(phone.recording("dec").get()) : 0;
    } catch (IOException e) {
      return 0;
    }
  }
}
