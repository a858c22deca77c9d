package org.seatline.installer.outage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.seatline.softphone.media.PcmClip;

/** The measure itself: holes that are there are found, whatever fills them. */
final class GapMeterTest {
  private static final int SECONDS = 20;
  private static final int HOLE_AT_MS = 9_000;
  private static final int PER_MS = SteadyVoice.RATE / 1_000;

  private final PcmClip voice = SteadyVoice.of(5, SECONDS);

  private GapMeter.Gap measure(PcmClip heard) {
    return GapMeter.of(voice, heard, 1_000, SECONDS * 1_000);
  }

  @Test
  void findsNoneWhereThereIsNone() {
    assertThat(measure(voice).longestMs()).isZero();
  }

  @ParameterizedTest
  @ValueSource(ints = {50, 70, 100, 400})
  void findsAHoleWhereItIs(int ms) {
    GapMeter.Gap gap = measure(SteadyVoice.withHole(voice, HOLE_AT_MS, ms));
    assertThat(gap.longestMs()).isBetween(ms - 15, ms + 15);
    assertThat(gap.atMs()).isBetween(HOLE_AT_MS - 15, HOLE_AT_MS + 15);
  }

  @Test
  void beginsWhereTheVoiceBegins() {
    GapMeter.Gap gap = measure(SteadyVoice.withHole(voice, 0, 3_000));
    assertThat(gap.longestMs()).isLessThanOrEqualTo(OutageOptions.GAP_MAX_MS);
    assertThat(gap.heardMs()).isBetween(16_500, 17_300);
  }

  @Test
  void takesWhatConcealsAHoleForNoVoice() {
    short[] samples = voice.toArray();
    Random random = new Random(7);
    for (int i = HOLE_AT_MS * PER_MS; i < (HOLE_AT_MS + 100) * PER_MS; i++) {
      samples[i] = (short) (random.nextGaussian() * 4_000);
    }
    assertThat(measure(PcmClip.of(samples, SteadyVoice.RATE)).longestMs()).isBetween(85, 115);
  }

  @Test
  void followsAVoiceThatAJitterBufferStretches() {
    short[] samples = voice.toArray();
    int at = HOLE_AT_MS * PER_MS;
    int twice = 15 * PER_MS;
    short[] stretched = new short[samples.length + twice];
    System.arraycopy(samples, 0, stretched, 0, at);
    System.arraycopy(samples, at - twice, stretched, at, samples.length - at + twice);
    assertThat(measure(PcmClip.of(stretched, SteadyVoice.RATE)).longestMs())
        .isLessThanOrEqualTo(OutageOptions.GAP_MAX_MS);
  }

  @Test
  void findsTheVoiceAgainAfterAMachineStoodStill() {
    short[] samples = voice.toArray();
    int at = HOLE_AT_MS * PER_MS;
    int still = 800 * PER_MS;
    short[] late = new short[samples.length];
    System.arraycopy(samples, 0, late, 0, at);
    System.arraycopy(samples, at, late, at + still, samples.length - at - still);
    assertThat(measure(PcmClip.of(late, SteadyVoice.RATE)).longestMs()).isBetween(780, 820);
  }

  @Test
  void missesAllOfAnotherVoiceAndOfSilence() {
    assertThat(measure(SteadyVoice.of(6, 6))).isEqualTo(new GapMeter.Gap(5_000, 1_000, 0));
    PcmClip silence = PcmClip.silence(4_000, SteadyVoice.RATE);
    assertThat(measure(silence)).isEqualTo(new GapMeter.Gap(3_000, 1_000, 0));
  }
}
