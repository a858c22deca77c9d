package org.seatline.installer.bench;

import java.util.List;
import java.util.Locale;

/**
 * What became of callers and seats of a server that was killed again and again.
 *
 * @param recoveryMs from each kill to the moment a caller who was on the line has media again
 * @param findings what is behind the counts that are not zero, in sentences
 */
record KillServerResult(
    int cycles,
    int callers,
    int lostCallers,
    int lostPlaces,
    int doubleConnected,
    int stuckSeats,
    List<Double> recoveryMs,
    List<String> findings) {
  KillServerResult {
    recoveryMs = List.copyOf(recoveryMs);
    findings = List.copyOf(findings);
  }

  /** The figures of the summary line. */
  String figures() {
    return String.format(
        Locale.ROOT,
        "cycles=%d lostCallers=%d lostPlaces=%d doubleConnected=%d stuckSeats=%d"
            + " recoveryMsP99=%.0f",
        cycles,
        lostCallers,
        lostPlaces,
        doubleConnected,
        stuckSeats,
        Figures.quantile(recoveryMs, 0.99));
  }
}
