package org.seatline.server.acd;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who spoke with a customer last; of so many customers only, the latest ones. */
final class LastAgents {
  /** Customers that are remembered. */
  static final int CUSTOMERS_MAX = 10_000;

  private final LinkedHashMap<String, AcdState.Spoke> byNumber = new LinkedHashMap<>();

  LastAgents(List<AcdState.Spoke> oldestFirst) {
    oldestFirst.forEach(each -> byNumber.put(each.callerNumber(), each));
  }

  /** Remembers a talk that is over; a caller without a number is nobody. */
  void spoke(String callerNumber, String agentId, long nowMs) {
    if (callerNumber.isEmpty()) {
      return;
    }
    byNumber.remove(callerNumber);
    byNumber.put(callerNumber, new AcdState.Spoke(callerNumber, agentId, nowMs));
    if (byNumber.size() > CUSTOMERS_MAX) {
      byNumber.pollFirstEntry();
    }
  }

  /** The agent of a talk that ended at this time or later, or null. */
  @Nullable String with(String callerNumber, long notBeforeMs) {
    AcdState.Spoke last = byNumber.get(callerNumber);
    return last == null || last.atMs() < notBeforeMs ? null : last.agentId();
  }

  List<AcdState.Spoke> oldestFirst() {
    return new ArrayList<>(byNumber.values());
  }
}
