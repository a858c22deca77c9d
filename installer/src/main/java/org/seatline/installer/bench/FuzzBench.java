package org.seatline.installer.bench;

import java.util.List;
import org.seatline.installer.fuzz.Fuzzer;

/**
 * Fuzzes what reads from the network, for {@code -Dminutes=N} (1 where nothing is said), from
 * {@code -Dseed=N} on. A failure prints its seed and ends the run; the same seed makes it again at
 * once.
 */
final class FuzzBench implements Bench.Benchmark {
  private static final long NANOS_PER_MINUTE = 60_000_000_000L;

  /** Seeds between two fuzzers' first ones, and between two runs without a seed. */
  private static final long FIRST_SEED = 1L << 32;

  @Override
  public String describe() {
    return "made and mutated RTP, RTCP, SRTP and SDP (-Dminutes=, -Dseed=)";
  }

  @Override
  public String run() {
    List<Fuzzer> fuzzers = Fuzzer.all();
    double minutes = number("minutes", 1);
    long seed = (long) number("seed", FIRST_SEED);
    long each = (long) (minutes * NANOS_PER_MINUTE / fuzzers.size());
    StringBuilder figures = new StringBuilder("minutes=" + minutes + " seed=" + seed);
    for (Fuzzer fuzzer : fuzzers) {
      long end = System.nanoTime() + each;
      long cases = fuzzer.run(seed, () -> System.nanoTime() - end < 0);
      figures.append(' ').append(fuzzer.name()).append('=').append(cases);
    }
    return figures.append(" failures=0").toString();
  }

  private static double number(String property, double otherwise) {
    String text = System.getProperty(property, "");
    return text.isEmpty() ? otherwise : Double.parseDouble(text);
  }
}
