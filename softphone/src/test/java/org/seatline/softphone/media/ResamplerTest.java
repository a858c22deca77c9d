package org.seatline.softphone.media;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResamplerTest {
  /** A tone stays this tone and nothing else, upwards too. */
  @ParameterizedTest
  @CsvSource({
    "8000, 16000, 1000",
    "8000, 48000, 3000",
    "16000, 48000, 5000",
    "8000, 44100, 3000",
    "16000, 8000, 1000",
    "48000, 16000, 3000",
    "48000, 8000, 300"
  })
  void leavesTonesPure(int from, int to, double hertz) {
    Resampler resampler = new Resampler(from, to);
    short[] in = new short[from];
    for (int i = 0; i < from; i++) {
      in[i] = (short) Math.round(12_000 * Math.sin(2 * Math.PI * hertz * i / from));
    }
    short[] out = new short[resampler.maxOutput(from)];
    int got = resampler.process(in, from, out);
    int skip = to / 10;
    double late = (double) resampler.delay() / from;
    double tone = 0;
    double rest = 0;
    for (int i = skip; i < got; i++) {
      double wanted = 12_000 * Math.sin(2 * Math.PI * hertz * ((double) i / to - late));
      tone += wanted * wanted;
      rest += (out[i] - wanted) * (out[i] - wanted);
    }
    assertThat(10 * Math.log10(tone / rest)).isGreaterThan(50);
  }
}
