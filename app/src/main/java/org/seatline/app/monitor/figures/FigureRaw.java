package org.seatline.app.monitor.figures;

import java.util.Map;
import java.util.TreeMap;
import org.seatline.protocol.FiguresReport.AgentLine;
import org.seatline.protocol.FiguresReport.QueueLine;

/**
 * Raw counts and times of a queue or an agent in one period, by their names in docs/figures.md.
 * They add up; the longest wait is the longer one.
 */
record FigureRaw(Map<String, Long> values) {
  /** Nothing happened. */
  static final FigureRaw NONE = new FigureRaw(Map.of());

  private static final String LONGEST = "longestWaitMs";

  static FigureRaw of(QueueLine q) {
    Map<String, Long> values = new TreeMap<>();
    values.put("answered", (long) q.answered());
    values.put("answeredWithin", (long) q.answeredWithin());
    values.put("abandoned", (long) q.abandoned());
    values.put("abandonedWithin", (long) q.abandonedWithin());
    values.put("released", (long) q.released());
    values.put("moved", (long) q.moved());
    values.put("waitMs", q.waitMs());
    values.put(LONGEST, q.longestWaitMs());
    values.put("drills", (long) q.drills());
    return work(values, q.handled(), q.talkMs() + q.holdMs(), q.wrapUpMs());
  }

  static FigureRaw of(AgentLine a) {
    Map<String, Long> values = new TreeMap<>(a.stateMs());
    values.put("offered", (long) a.offered());
    values.put("answered", (long) a.answered());
    values.put("missed", (long) a.missed());
    values.put("drills", (long) a.drills());
    return work(values, a.handled(), a.talkMs() + a.holdMs(), a.wrapUpMs());
  }

  private static FigureRaw work(Map<String, Long> values, int handled, long talkMs, long wrapUpMs) {
    values.put("handled", (long) handled);
    values.put("talkAndHoldMs", talkMs);
    values.put("wrapUpMs", wrapUpMs);
    return new FigureRaw(values);
  }

  FigureRaw plus(FigureRaw more) {
    Map<String, Long> sum = new TreeMap<>(values);
    more.values.forEach(
        (name, value) -> sum.merge(name, value, name.equals(LONGEST) ? Math::max : Long::sum));
    return new FigureRaw(sum);
  }

  long sum(String... names) {
    long sum = 0;
    for (String name : names) {
      sum += values.getOrDefault(name, 0L);
    }
    return sum;
  }

  /** NaN when there is nothing to divide by. */
  static double ratio(long part, long whole) {
    return whole == 0 ? Double.NaN : (double) part / whole;
  }
}
