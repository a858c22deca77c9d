package org.seatline.protocol;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The calls that arrived last, latest first. */
public record RecentCalls(List<Line> calls) {

  /**
   * A call; queue, agent and times are those of its last wait.
   *
   * @param callerNumber normalised, empty when withheld
   * @param endedMs Unix milliseconds, null while it goes on
   * @param queue null when it was in no queue
   * @param agent who talked, or null
   * @param outcome {@code answered}, {@code abandoned}, {@code released}, …; empty while it goes on
   * @param quality how the talk with that agent sounded, or null when nobody measured it
   */
  public record Line(
      String callId,
      String callerNumber,
      long arrivedMs,
      @Nullable Long endedMs,
      @Nullable LocalizedText queue,
      @Nullable LocalizedText agent,
      String outcome,
      long waitMs,
      long talkMs,
      boolean drill,
      @Nullable CallQuality quality) {}
}
