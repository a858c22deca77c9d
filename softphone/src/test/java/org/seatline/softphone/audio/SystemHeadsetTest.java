package org.seatline.softphone.audio;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.seatline.softphone.media.Correlation;
import org.seatline.softphone.media.MediaEngine;
import org.seatline.softphone.media.MediaSettings;
import org.seatline.softphone.media.PcmClip;
import org.seatline.softphone.testbench.Await;
import org.seatline.softphone.testbench.Child;
import org.seatline.softphone.testbench.Sounds;
import org.seatline.softphone.testbench.VirtualHeadset;

/** Java's sound through a private PulseAudio; the Java side is a process of its own. */
class SystemHeadsetTest {
  private static final Duration LIMIT = Duration.ofSeconds(30);

  @TempDir Path folder;

  /** Lets the microphone be heard in the earpiece, until it is killed. */
  public static final class Loop {
    public static void main(String[] args) throws IOException {
      Headset headset =
          SystemHeadset.open(HeadsetChoice.systemDefault().withBufferMs(Integer.parseInt(args[0])));
      headset.onState(state -> System.out.println("state " + state));
      System.out.println("devices " + AudioDevice.list());
      MediaEngine engine = MediaEngine.start(MediaSettings.loopback());
      engine.follow(headset.cadence());
      engine.pump(headset.microphone(), headset.speaker(), 8000);
      Await.until("killed", Duration.ofMinutes(2), () -> false);
    }
  }

  @Test
  void hearsInTheEarWhatTheMouthSaysAlsoAfterItWasUnplugged() throws Exception {
    Path spoken = folder.resolve("spoken.wav");
    PcmClip clip = Sounds.babble(9, 4000, 16_000);
    clip.save(spoken);
    try (VirtualHeadset headset = VirtualHeadset.start(folder.resolve("p"));
        Child java =
            Child.java(
                folder.resolve("java.log"),
                headset.environment(),
                List.of("--enable-native-access=ALL-UNNAMED"),
                Loop.class,
                "100")) {
      Await.until("running: " + java.output(), LIMIT, () -> working(java) == 1);
      Await.until("devices", LIMIT, () -> java.output().contains("devices [AudioDevice["));
      Correlation first = roundTrip(headset, spoken, clip, "before.wav");
      assertThat(first.peak()).isGreaterThan(0.9);

      headset.unplug();
      Await.until("unplugged", LIMIT, () -> java.output().contains("reason=UNPLUGGED"));
      headset.plug();
      Await.until("back", LIMIT, () -> working(java) == 2);
      Correlation second = roundTrip(headset, spoken, clip, "after.wav");
      assertThat(second.peak()).isGreaterThan(0.9);
      System.out.println("virtual headset: " + first + ", after unplugging " + second);
      assertThat(java.alive()).isTrue();
    } catch (AssertionError e) {
      throw new AssertionError(Files.readString(folder.resolve("java.log")), e);
    }
  }

  /** Times that both lines began to run; a silence of the virtual microphone does not count. */
  private static long working(Child java) {
    List<String> states =
        java.output().lines().filter(l -> l.startsWith("state ") && !isSilence(l)).toList();
    return IntStream.range(0, states.size())
        .filter(i -> isWorking(states.get(i)) && (i == 0 || !isWorking(states.get(i - 1))))
        .count();
  }

  private static boolean isWorking(String line) {
    return line.startsWith("state Working");
  }

  private static boolean isSilence(String line) {
    return line.contains("reason=SILENT_MICROPHONE");
  }

  private Correlation roundTrip(VirtualHeadset headset, Path spoken, PcmClip clip, String name)
      throws IOException {
    Path ear = folder.resolve(name);
    try (Child recording = headset.recordEar(ear)) {
      Await.until("recording " + recording.output(), LIMIT, () -> size(ear) > 16_000);
      try (Child mouth = headset.say(spoken)) {
        assertThat(mouth.await(20_000)).isZero();
      }
      long after = size(ear);
      Await.until("the rest", LIMIT, () -> size(ear) > after + 32_000);
    }
    short[] heard = PcmClip.load(ear).at(8000).toArray();
    return Correlation.bySegments(clip.at(8000).toArray(), heard, 8000, 5000, 400);
  }

  private static long size(Path file) {
    try {
      return Files.exists(file) ? Files.size(file) : 0;
    } catch (IOException e) {
      return 0;
    }
  }

  @Test
  void givesSilenceAndAReasonWithoutASoundDevice() throws Exception {
    Path config = folder.resolve("none.conf");
    Files.writeString(config, "pcm.!default { type null_there_is_none }\n");
    try (Child java =
        Child.java(
            folder.resolve("java.log"),
            Map.of("ALSA_CONFIG_PATH", config.toString(), "PULSE_SERVER", "none"),
            List.of("--enable-native-access=ALL-UNNAMED"),
            Loop.class,
            "60")) {
      Await.until("a reason", LIMIT, () -> reasonGiven(java.output()));
      assertThat(java.alive()).isTrue();
    }
  }

  private static boolean reasonGiven(String output) {
    return List.of("NO_DEVICE", "BUSY", "NO_SOUND_SYSTEM").stream()
        .anyMatch(r -> output.contains("Unusable[reason=" + r));
  }
}
