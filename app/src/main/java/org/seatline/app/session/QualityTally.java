package org.seatline.app.session;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.seatline.protocol.CallQuality;
import org.seatline.softphone.media.Diagnosis;

/**
 * The quality of a whole call, from what was measured once a second while both talked.
 *
 * @param warned how many seconds the agent was warned of each trouble
 */
record QualityTally(
    WayTally here, WayTally there, VoiceQuality.Carriage carriage, Map<Diagnosis, Integer> warned) {
  /** Nothing was measured. */
  static final QualityTally EMPTY =
      new QualityTally(
          WayTally.EMPTY, WayTally.EMPTY, new VoiceQuality.Carriage("", false), Map.of());

  /** One direction. */
  record WayTally(int seconds, double mosSum, double mosWorst, double lossSum, double jitterSum) {
    static final WayTally EMPTY = new WayTally(0, 0, QualityScale.MOS_MAX, 0, 0);

    WayTally with(VoiceQuality.Way way) {
      return way.known()
          ? new WayTally(
              seconds + 1,
              mosSum + way.mos(),
              Math.min(mosWorst, way.mos()),
              lossSum + way.lossPercent(),
              jitterSum + way.jitterMs())
          : this;
    }

    CallQuality.@Nullable Way mean() {
      return seconds == 0
          ? null
          : new CallQuality.Way(
              hundredths(mosSum / seconds),
              mosWorst,
              hundredths(lossSum / seconds),
              hundredths(jitterSum / seconds));
    }

    private static double hundredths(double value) {
      return Math.round(value * 100) / 100.0;
    }
  }

  /** Takes what was measured in another second. */
  QualityTally with(VoiceQuality measured) {
    return new QualityTally(
        here.with(measured.here()),
        there.with(measured.there()),
        measured.carriage(),
        measured.warning() == Diagnosis.GOOD ? warned : oneMore(measured.warning()));
  }

  private Map<Diagnosis, Integer> oneMore(Diagnosis what) {
    Map<Diagnosis, Integer> more = new EnumMap<>(Diagnosis.class);
    more.putAll(warned);
    more.merge(what, 1, Integer::sum);
    return Map.copyOf(more);
  }

  /** What it comes to, or null when nothing was measured. */
  @Nullable CallQuality total() {
    CallQuality.Way agentHears = here.mean();
    CallQuality.Way callerHears = there.mean();
    if (agentHears == null && callerHears == null) {
      return null;
    }
    String trouble =
        warned.entrySet().stream()
            .max(
                Comparator.comparingInt(Map.Entry<Diagnosis, Integer>::getValue)
                    .thenComparing(Map.Entry::getKey))
            .map(most -> QualityScale.id(most.getKey()))
            .orElse(null);
    return new CallQuality(
        agentHears, callerHears, carriage.codec(), carriage.encrypted(), trouble);
  }
}
