package org.seatline.server.simulation;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** Which transitions a run went through, and how near it came to bounds. For several threads. */
final class Coverage {
  private final Map<String, Long> seen = new ConcurrentHashMap<>();
  private final Map<String, Long> margins = new ConcurrentHashMap<>();

  void saw(String transition) {
    seen.merge(transition, 1L, Long::sum);
  }

  /** Something stayed within a bound by so much. */
  void margin(String bound, long ms) {
    margins.merge(bound, ms, Math::min);
  }

  void addAll(Coverage other) {
    other.margins.forEach(this::margin);
    other.seen.forEach((transition, times) -> seen.merge(transition, times, Long::sum));
  }

  Map<String, Long> all() {
    return new TreeMap<>(seen);
  }

  /** The smallest margins, in milliseconds. */
  Map<String, Long> margins() {
    return new TreeMap<>(margins);
  }
}
