package org.seatline.server.seats;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.seatline.protocol.SeatQuality;

/** What seats said last about how their calls sound: one word for each seat. Any thread. */
final class HeardCalls {
  private final Map<String, Heard> heard = new ConcurrentHashMap<>();

  private record Heard(String callId, SeatQuality quality) {}

  /** A seat says how its call sounds; true when that is news. */
  boolean put(String agentId, String callId, SeatQuality quality) {
    Heard next = new Heard(callId, limited(quality));
    return !next.equals(heard.put(agentId, next));
  }

  private static SeatQuality limited(SeatQuality quality) {
    String trouble = quality.trouble();
    return trouble == null || trouble.length() <= SeatQuality.TROUBLE_MAX_CHARS
        ? quality
        : new SeatQuality(quality.agentHears(), quality.callerHears(), null);
  }

  /** How this call sounds at this seat, or null when the seat has not said. */
  @Nullable SeatQuality of(String agentId, @Nullable String callId) {
    Heard said = heard.get(agentId);
    return said != null && said.callId.equals(callId) ? said.quality : null;
  }

  /** The seat is gone. */
  void forget(String agentId) {
    heard.remove(agentId);
  }
}
