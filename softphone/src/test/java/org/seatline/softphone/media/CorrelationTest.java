package org.seatline.softphone.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** Held against sums that are written out. */
class CorrelationTest {
  private static short[] noise(long seed, int length) {
    Random random = new Random(seed);
    short[] samples = new short[length];
    for (int i = 0; i < length; i++) {
      samples[i] = (short) (random.nextGaussian() * 3_000);
    }
    return samples;
  }

  private static double likenessAt(short[] reference, short[] heard, int lag) {
    double products = 0;
    double one = 0;
    double other = 0;
    for (int i = 0; i < reference.length; i++) {
      int at = i + lag;
      double value = at >= 0 && at < heard.length ? heard[at] : 0;
      products += reference[i] * value;
      one += (double) reference[i] * reference[i];
      other += value * value;
    }
    return products / Math.sqrt(one * other + 1);
  }

  private static short[] embedded(short[] sound, int at, int length) {
    short[] heard = noise(99, length);
    for (int i = 0; i < sound.length && at + i < length; i++) {
      if (at + i >= 0) {
        heard[at + i] = (short) (heard[at + i] / 4 + sound[i]);
      }
    }
    return heard;
  }

  @Test
  void findsASoundWhereverItBegins() {
    short[] sound = noise(1, 777);
    for (int at : new int[] {0, 1, 500, 2_331, 2_332, 2_333, 9_000, 49_222}) {
      Correlation found = Correlation.find(sound, embedded(sound, at, 50_000), 50_000);
      assertThat(found.lagSamples()).isEqualTo(at);
      assertThat(found.peak())
          .isCloseTo(likenessAt(sound, embedded(sound, at, 50_000), at), within(1e-6));
    }
  }

  @Test
  void findsASoundWhoseBeginningWasMissed() {
    short[] sound = noise(2, 1_000);
    Correlation found = Correlation.find(sound, embedded(sound, -200, 5_000), 3_000);
    assertThat(found.lagSamples()).isEqualTo(-200);
  }

  @Test
  void looksNoFurtherThanItIsTold() {
    short[] sound = noise(3, 1_000);
    Correlation found = Correlation.find(sound, embedded(sound, 3_000, 8_000), 2_000);
    assertThat(found.peak()).isLessThan(0.3);
    assertThat(Math.abs(found.lagSamples())).isLessThanOrEqualTo(2_000);
  }

  @Test
  void silenceAndNothingAreLikeNothing() {
    short[] sound = noise(4, 1_000);
    assertThat(Correlation.find(sound, new short[4_000], 4_000).peak()).isZero();
    assertThat(Correlation.find(sound, new short[0], 4_000).peak()).isZero();
    assertThat(Correlation.find(new short[0], sound, 4_000).peak()).isZero();
  }
}
