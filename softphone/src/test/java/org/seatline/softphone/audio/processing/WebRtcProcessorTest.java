package org.seatline.softphone.audio.processing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.seatline.softphone.testbench.Sounds;

class WebRtcProcessorTest {
  private static final int RATE = 16_000;
  private static final int FRAME = RATE / 100;
  private static final int SYLLABLE = RATE / 5;
  private static final int ECHO_DELAY = RATE / 1000 * 60;

  private static SoundProcessor open(SoundFeature... features) {
    SoundProcessor processor = WebRtcProcessor.open(RATE, Set.of(features));
    assumeTrue(
        !(processor.state() instanceof SoundProcessor.State.Unavailable), "no native library here");
    return processor;
  }

  /** Plays and captures side by side; returns what is left of the captured sound. */
  private static short[] run(SoundProcessor processor, short[] played, short[] captured) {
    short[] left = new short[captured.length];
    short[] frame = new short[FRAME];
    for (int at = 0; at + FRAME <= captured.length; at += FRAME) {
      System.arraycopy(played, at, frame, 0, FRAME);
      processor.played(frame, FRAME);
      System.arraycopy(captured, at, frame, 0, FRAME);
      processor.captured(frame, FRAME, 60);
      System.arraycopy(frame, 0, left, at, FRAME);
    }
    return left;
  }

  /** What a room gives back of a sound: a little later, softer, from several walls. */
  private static short[] echoOf(short[] x) {
    short[] echo = new short[x.length];
    for (int i = ECHO_DELAY + 80; i < x.length; i++) {
      echo[i] =
          (short)
              (0.3 * x[i - ECHO_DELAY]
                  + 0.12 * x[i - ECHO_DELAY - 23]
                  - 0.08 * x[i - ECHO_DELAY - 80]);
    }
    return echo;
  }

  private static double db(short[] x, int from) {
    double sum = 1e-9;
    for (int i = from; i < x.length; i++) {
      sum += (double) x[i] * x[i];
    }
    return 10 * Math.log10(sum / (x.length - from));
  }

  /** How much the levels of 200 ms differ, where there is speech; phases are not compared. */
  private static double meanDifferenceDb(short[] speech, short[] left) {
    double sum = 0;
    int count = 0;
    for (int at = 2 * RATE; at + SYLLABLE <= speech.length; at += SYLLABLE) {
      double said = db(Arrays.copyOfRange(speech, at, at + SYLLABLE), 0);
      if (said > 50) {
        sum += Math.abs(said - db(Arrays.copyOfRange(left, at, at + SYLLABLE), 0));
        count++;
      }
    }
    return sum / count;
  }

  @Test
  void takesTheEchoAway() {
    try (SoundProcessor processor = open(SoundFeature.ECHO_CANCELLATION)) {
      short[] played = Sounds.babble(4, 12_000, RATE).toArray();
      short[] echo = echoOf(played);
      short[] left = run(processor, played, echo);
      double less = db(echo, 4 * RATE) - db(left, 4 * RATE);
      System.out.printf("echo is %.1f dB less%n", less);
      assertThat(less).isGreaterThan(20);
    }
  }

  @Test
  void turnsNoiseDownAndKeepsSpeech() {
    try (SoundProcessor processor = open(SoundFeature.NOISE_SUPPRESSION)) {
      Random random = new Random(3);
      short[] quiet = new short[12 * RATE];
      short[] noise = new short[quiet.length];
      for (int i = 0; i < noise.length; i++) {
        noise[i] = (short) (random.nextGaussian() * 100);
      }
      double less = db(noise, 4 * RATE) - db(run(processor, quiet, noise), 4 * RATE);
      System.out.printf("noise is %.1f dB less%n", less);
      assertThat(less).isGreaterThan(5);
    }
  }

  @Test
  void keepsSpeechWhileTheOtherEndIsSilent() {
    try (SoundProcessor processor =
        open(SoundFeature.ECHO_CANCELLATION, SoundFeature.NOISE_SUPPRESSION)) {
      short[] speech = Sounds.babble(5, 8000, RATE).toArray();
      short[] left = run(processor, new short[speech.length], speech);
      double less = db(speech, 2 * RATE) - db(left, 2 * RATE);
      double wrong = meanDifferenceDb(speech, left);
      System.out.printf("speech is %.1f dB less, each 200 ms wrong by %.1f dB%n", less, wrong);
      assertThat(wrong).isLessThan(3);
      assertThat(less).isBetween(-3.0, 4.0);
    }
  }

  @Test
  void changesNothingWithoutFeaturesNorAfterItWasClosed() {
    SoundProcessor processor = open();
    short[] speech = Sounds.babble(6, 500, RATE).toArray();
    assertThat(processor.state()).isEqualTo(new SoundProcessor.State.Off());
    assertThat(run(processor, speech, speech)).startsWith(Arrays.copyOf(speech, 7000));
    processor.use(EnumSet.allOf(SoundFeature.class));
    assertThat(processor.state())
        .isEqualTo(new SoundProcessor.State.On(EnumSet.allOf(SoundFeature.class)));
    processor.close();
    processor.close();
    assertThat(run(processor, speech, speech)).startsWith(Arrays.copyOf(speech, 7000));
  }

  @Test
  void saysWhyWhereItCannotRun() {
    SoundProcessor none =
        SoundProcessor.none(new SoundProcessor.State.Unavailable("no such library"));
    short[] speech = Sounds.babble(6, 500, RATE).toArray();
    none.use(Set.of(SoundFeature.GAIN_CONTROL));
    assertThat(run(none, speech, speech)).startsWith(Arrays.copyOf(speech, 7000));
    assertThat(none.state()).isEqualTo(new SoundProcessor.State.Unavailable("no such library"));
  }
}
