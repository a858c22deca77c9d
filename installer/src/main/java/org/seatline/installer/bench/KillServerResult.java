package org.seatline.installer.bench;

import java.util.List;
import java.util.Locale;

/**
 * What became of callers and seats of a server that was killed again and again.
 *
 * @param restartMs from each kill to the moment the next process says that it is ready
 * @param recoveryMs from each kill to the moment a caller who was on the line has media again
 * @param findings what is behind the counts that are not zero, in sentences
 */
record KillServerResult(
    int callers,
    int lostCallers,
    int lostPlaces,
    int doubleConnected,
    int stuckSeats,
    List<Double> restartMs,
    List<Double> recoveryMs,
    List<String> findings) {
  KillServerResult {
    restartMs = List.copyOf(restartMs);
    recoveryMs = List.copyOf(recoveryMs);
    findings = List.copyOf(findings);
  }

  /** The figures of the summary line. */
  String figures() {
    return String.format(
        Locale.ROOT,
        "cycles=%d lostCallers=%d lostPlaces=%d doubleConnected=%d stuckSeats=%d"
            + " recoveryMsP99=%.0f recoveryMsMedian=%.0f restartMsMedian=%.0f restartMsMax=%.0f",
        restartMs.size(),
        lostCallers,
        lostPlaces,
        doubleConnected,
        stuckSeats,
        Figures.quantile(recoveryMs, 0.99),
        Figures.median(recoveryMs),
        Figures.median(restartMs),
        Figures.quantile(restartMs, 1));
  }
}
