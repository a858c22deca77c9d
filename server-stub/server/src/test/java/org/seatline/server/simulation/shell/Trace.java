package org.seatline.server.simulation.shell;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** The last happenings of one seed that is looked at; silent otherwise. */
final class Trace {
  private static final int LINES_MAX = 5_000;
  private static final boolean ON = Boolean.getBoolean("trace");

  private final LongSupplier nowMs;
  private final Deque<String> lines = new ArrayDeque<>();

  Trace(LongSupplier nowMs) {
    this.nowMs = nowMs;
  }

  void say(Supplier<String> what) {
    if (ON) {
      lines.add(nowMs.getAsLong() % 10_000_000 + " " + what.get());
      if (lines.size() > LINES_MAX) {
        lines.remove();
      }
    }
  }

  List<String> lines() {
    return List.copyOf(lines);
  }
}
