package org.seatline.installer.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.seatline.softphone.media.PcmClip;

/** The audit's ear, held against the sample's own speech. */
class VoiceCheckTest {
  private static final int RATE = 8_000;
  private static final int STALL = RATE * 3 / 10;

  @TempDir static Path folder;

  @BeforeAll
  static void unpack() throws IOException {
    SampleFiles.unpack(folder);
  }

  static List<String> agents() {
    return RobotStaff.speeches();
  }

  private static PcmClip speech(String file) throws IOException {
    return PcmClip.load(folder.resolve(file)).at(RATE);
  }

  /** Everything that all callers say, one after the other. */
  private static PcmClip callers() throws IOException {
    PcmClip all = PcmClip.silence(1_000, RATE);
    try (Stream<Path> files = Files.list(folder.resolve("speech"))) {
      for (Path file :
          files.filter(f -> f.getFileName().toString().startsWith("caller-")).sorted().toList()) {
        all = all.then(PcmClip.load(file));
      }
    }
    return all;
  }

  /** Quieter, with the noise of a line, and with silence for a moment in the middle. */
  private static PcmClip overABadLine(PcmClip sound, int stallSamples) {
    Random noise = new Random(7);
    short[] in = sound.toArray();
    short[] out = new short[in.length + stallSamples];
    int half = in.length / 2;
    for (int i = 0; i < in.length; i++) {
      int at = i < half ? i : i + stallSamples;
      out[at] = (short) (in[i] / 2.0 + noise.nextGaussian() * 60);
    }
    return PcmClip.of(out, RATE);
  }

  @ParameterizedTest
  @MethodSource("agents")
  void speechOverALineIsHeard(String agent) throws IOException {
    PcmClip before = PcmClip.silence(3_000, RATE);
    PcmClip recording = before.then(overABadLine(speech(agent), 0)).then(callers());
    assertThat(VoiceCheck.likeness(speech(agent), recording)).isGreaterThan(0.9);
  }

  @ParameterizedTest
  @MethodSource("agents")
  void speechThatStoodStillForAMomentIsHeard(String agent) throws IOException {
    PcmClip recording = callers().then(overABadLine(speech(agent), STALL));
    assertThat(VoiceCheck.likeness(speech(agent), recording)).isGreaterThan(0.75);
  }

  @ParameterizedTest
  @MethodSource("agents")
  void speechOfOthersIsNot(String agent) throws IOException {
    PcmClip others = callers();
    for (String other : agents()) {
      others = other.equals(agent) ? others : others.then(speech(other));
    }
    assertThat(VoiceCheck.likeness(speech(agent), others)).isLessThan(0.5);
  }

  @ParameterizedTest
  @MethodSource("agents")
  void halfOfItIsNotEnough(String agent) throws IOException {
    short[] samples = speech(agent).toArray();
    short[] first = samples.clone();
    Arrays.fill(first, samples.length / 2, samples.length, (short) 0);
    short[] second = samples.clone();
    Arrays.fill(second, 0, samples.length / 2, (short) 0);
    for (short[] half : List.of(first, second)) {
      PcmClip recording = callers().then(PcmClip.of(half, RATE));
      assertThat(VoiceCheck.heard(VoiceCheck.likeness(speech(agent), recording))).isFalse();
    }
  }

  @Test
  void silenceAndNothingAreNotHeard() throws IOException {
    PcmClip spoken = speech(agents().getFirst());
    assertThat(VoiceCheck.likeness(spoken, PcmClip.silence(20_000, RATE))).isZero();
    assertThat(VoiceCheck.likeness(spoken, PcmClip.silence(0, RATE))).isZero();
    assertThat(VoiceCheck.likeness(PcmClip.silence(5_000, RATE), spoken)).isZero();
  }
}
