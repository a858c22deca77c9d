package org.seatline.server.seats;

import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/** Slows down who guesses passwords: a few failures a minute for each (known) agent id. */
final class SignInThrottle {
  private static final int FAILURES_MAX = 10;
  private static final long WINDOW_MS = 60_000;

  private record Failures(int count, long sinceMs) {}

  private final InstantSource clock;
  private final Map<String, Failures> failures = new HashMap<>();

  SignInThrottle(InstantSource clock) {
    this.clock = clock;
  }

  synchronized boolean mayTry(String agentId) {
    Failures known = failures.get(agentId);
    return known == null
        || known.count() < FAILURES_MAX
        || clock.millis() - known.sinceMs() > WINDOW_MS;
  }

  synchronized void failed(String agentId) {
    long nowMs = clock.millis();
    failures.merge(
        agentId,
        new Failures(1, nowMs),
        (old, first) ->
            nowMs - old.sinceMs() > WINDOW_MS
                ? first
                : new Failures(old.count() + 1, old.sinceMs()));
  }

  synchronized void succeeded(String agentId) {
    failures.remove(agentId);
  }
}
