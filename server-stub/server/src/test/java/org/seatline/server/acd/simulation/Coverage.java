package org.seatline.server.acd.simulation;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
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

  Collection<String> missing(Collection<String> wanted) {
    TreeSet<String> missing = new TreeSet<>(wanted);
    missing.removeAll(seen.keySet());
    return missing;
  }

  Map<String, Long> all() {
    return new TreeMap<>(seen);
  }
}
