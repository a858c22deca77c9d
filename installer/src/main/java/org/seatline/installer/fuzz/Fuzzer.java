package org.seatline.installer.fuzz;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;

/** Runs cases by seed; a failure names the seed that makes it again. */
public final class Fuzzer {
  /** Memory that one case may take: far more than any does, far less than would hurt. */
  private static final long CASE_BYTES_MAX = 64L << 20;

  /** Time of one case, garbage collection and other processes included. */
  private static final long CASE_NANOS_MAX = 5_000_000_000L;

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private final FuzzTarget target;

  Fuzzer(FuzzTarget target) {
    this.target = target;
  }

  /** One for each thing that reads from the network. */
  public static List<Fuzzer> all() {
    return List.of(
        new Fuzzer(new RtpTarget()),
        new Fuzzer(new RtcpTarget()),
        new Fuzzer(new SrtpTarget()),
        new Fuzzer(new SdpTarget()),
        new Fuzzer(new StreamTarget()));
  }

  public String name() {
    return target.name();
  }

  /**
   * Runs cases from a seed on, one for each number.
   *
   * @param more asked before each case
   * @return the number of cases
   * @throws AssertionError on the first failure, with its seed
   */
  public long run(long firstSeed, BooleanSupplier more) {
    long seed = firstSeed;
    while (more.getAsBoolean()) {
      runCase(seed++);
    }
    return seed - firstSeed;
  }

  /** Runs so many cases. */
  public void run(long firstSeed, int cases) {
    for (int i = 0; i < cases; i++) {
      runCase(firstSeed + i);
    }
  }

  @Override
  public String toString() {
    return name();
  }

  private void runCase(long seed) {
    long nanos = System.nanoTime();
    long bytes = THREADS.getCurrentThreadAllocatedBytes();
    try {
      target.run(new SplittableRandom(seed));
    } catch (RuntimeException | AssertionError | StackOverflowError | OutOfMemoryError e) {
      throw new AssertionError("fuzz " + name() + ": seed " + seed + ": " + e, e);
    }
    long taken = THREADS.getCurrentThreadAllocatedBytes() - bytes;
    FuzzTarget.check(
        taken <= CASE_BYTES_MAX,
        "fuzz " + name() + ": seed " + seed + ": allocated " + taken + " bytes");
    long took = System.nanoTime() - nanos;
    FuzzTarget.check(
        took <= CASE_NANOS_MAX,
        "fuzz " + name() + ": seed " + seed + ": took " + took / 1_000_000 + " ms");
  }
}
