package org.seatline.server.simulation;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** Which transitions a run went through. Safe for several threads. */
final class Coverage {
  private final Map<String, Long> seen = new ConcurrentHashMap<>();

  void saw(String transition) {
    seen.merge(transition, 1L, Long::sum);
  }

  void addAll(Coverage other) {
    other.seen.forEach((transition, times) -> seen.merge(transition, times, Long::sum));
  }

  Map<String, Long> all() {
    return new TreeMap<>(seen);
  }
}
