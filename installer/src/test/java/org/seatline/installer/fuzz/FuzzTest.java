package org.seatline.installer.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A bounded run of every fuzzer, about a minute in all; the long one is {@code mvn -q -Pbench
 * -Dbench=fuzz}.
 */
class FuzzTest {
  private static final long SEED = Long.getLong("seed", 1);
  private static final Map<String, Integer> CASES =
      Map.of("rtp", 1_500_000, "rtcp", 750_000, "srtp", 40_000, "sdp", 110_000, "stream", 60_000);

  @ParameterizedTest
  @MethodSource("org.seatline.installer.fuzz.Fuzzer#all")
  void bearsAnything(Fuzzer fuzzer) {
    fuzzer.run(SEED, CASES.getOrDefault(fuzzer.name(), 1));
  }

  @Test
  void namesTheSeedOfAFailure() {
    FuzzTarget brittle =
        new FuzzTarget() {
          @Override
          public String name() {
            return "brittle";
          }

          @Override
          public void run(RandomGenerator random) {
            FuzzTarget.check(random.nextInt(100) != 7, "seven");
          }
        };
    assertThatThrownBy(() -> new Fuzzer(brittle).run(1, 10_000))
        .isInstanceOf(AssertionError.class)
        .hasMessageMatching("fuzz brittle: seed \\d+: .*seven");
    assertThat(Fuzzer.all()).hasSize(CASES.size());
  }
}
