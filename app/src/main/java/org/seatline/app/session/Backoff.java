package org.seatline.app.session;

import java.util.random.RandomGenerator;

/** Waiting times between attempts: doubled up to a bound, each spread by up to half. */
public final class Backoff {
  private static final long FIRST_MS = 250;
  private static final long MAX_MS = 4_000;

  private final long firstMs;
  private final long maxMs;
  private final RandomGenerator random;
  private long nextMs;

  /** What a seat waits between its attempts to reach a server: 250 ms to 4 s. */
  public static Backoff ofSeat(RandomGenerator random) {
    return new Backoff(FIRST_MS, MAX_MS, random);
  }

  /** Starts at {@code firstMs} and never waits longer than {@code maxMs}. */
  public Backoff(long firstMs, long maxMs, RandomGenerator random) {
    this.firstMs = firstMs;
    this.maxMs = maxMs;
    this.random = random;
    this.nextMs = firstMs;
  }

  /** The next waiting time, milliseconds. */
  public long next() {
    long base = nextMs;
    nextMs = Math.min(maxMs, nextMs * 2);
    return base / 2 + random.nextLong(base / 2 + 1);
  }

  /** An attempt succeeded. */
  public void reset() {
    nextMs = firstMs;
  }
}
