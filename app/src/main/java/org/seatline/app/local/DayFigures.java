package org.seatline.app.local;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.seatline.app.session.SeatSnapshot;

/** An agent's day, counted from the call journal. */
final class DayFigures {
  static final String TALKING = "talking";
  static final String OVER = "over";
  static final String WRAPPED_UP = "wrapped-up";

  private DayFigures() {}

  static SeatSnapshot.Day of(List<CallTable.Line> lines) {
    Map<String, Long> talkingSince = new HashMap<>();
    int calls = 0;
    long talkMs = 0;
    long wrapUpMs = 0;
    for (CallTable.Line line : lines) {
      switch (line.what()) {
        case TALKING -> talkingSince.put(line.callId(), line.atMs());
        case OVER -> {
          Long since = talkingSince.remove(line.callId());
          if (since != null) {
            calls++;
            talkMs += Math.max(0, line.atMs() - since);
          }
        }
        case WRAPPED_UP -> wrapUpMs += Long.parseLong(line.detail());
        default -> {} // rings, holds and pauses do not count
      }
    }
    return new SeatSnapshot.Day(calls, talkMs, wrapUpMs);
  }
}
