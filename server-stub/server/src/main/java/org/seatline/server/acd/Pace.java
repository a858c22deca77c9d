package org.seatline.server.acd;

import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * How fast each queue is served, for the estimated wait. Whenever a caller is answered who already
 * waited when the one before was answered, the time between the two answers is a gap; the smoothed
 * gap is 7/8 of the old and 1/8 of the new one. A caller at position n is expected to wait n gaps.
 * While nobody waited behind an answer nothing is learnt: an idle hour says nothing about a busy
 * one.
 */
final class Pace {
  private static final int OLD_PARTS = 7;

  private final NavigableMap<String, AcdState.Pace> byQueue = new TreeMap<>();

  Pace(List<AcdState.Pace> known) {
    known.forEach(each -> byQueue.put(each.queueId(), each));
  }

  List<AcdState.Pace> all() {
    return List.copyOf(byQueue.values());
  }

  void answered(String queueId, long queuedAtMs, long nowMs) {
    AcdState.Pace before = byQueue.get(queueId);
    long gapMs = before == null ? 0 : before.gapMs();
    if (before != null && queuedAtMs <= before.lastAnsweredAtMs()) {
      long gap = nowMs - before.lastAnsweredAtMs();
      gapMs = gapMs == 0 ? gap : (gapMs * OLD_PARTS + gap) / (OLD_PARTS + 1);
    }
    byQueue.put(queueId, new AcdState.Pace(queueId, nowMs, gapMs));
  }

  /** Milliseconds of waiting that are expected at this position (1 is next), 0 for unknown. */
  long estimatedWaitMs(String queueId, int position) {
    AcdState.Pace known = byQueue.get(queueId);
    return known == null ? 0 : known.gapMs() * position;
  }
}
