package org.seatline.app.local;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/**
 * Slows down who guesses passwords here, as the server does: ten wrong ones within a minute for
 * each agent id. A clock that is set back makes nobody wait longer than a minute. Not thread-safe.
 */
final class GuessThrottle {
  static final int WRONG_MAX = 10;
  static final Duration WINDOW = Duration.ofMinutes(1);

  private final Clock clock;
  private final Map<String, Deque<Long>> wrong = new HashMap<>();

  GuessThrottle(Clock clock) {
    this.clock = clock;
  }

  boolean mayTry(String agentId) {
    Deque<Long> times = wrong.get(agentId);
    if (times == null) {
      return true;
    }
    long nowMs = clock.millis();
    times.removeIf(at -> Math.abs(nowMs - at) > WINDOW.toMillis());
    return times.size() < WRONG_MAX;
  }

  /** A wrong password; called for those who may try, so the number kept is bounded. */
  void failed(String agentId) {
    wrong.computeIfAbsent(agentId, id -> new ArrayDeque<>()).addLast(clock.millis());
  }

  void succeeded(String agentId) {
    wrong.remove(agentId);
  }
}
