package org.seatline.installer.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.seatline.softphone.codec.Codecs;

/**
 * INVITE to 200, and from the answer key to each side hearing the other's first syllable, over
 * loopback between two softphones with engines of their own; cold (first call) and warm.
 */
final class CallSetupBench implements Bench.Benchmark {
  private static final int WARM_UP_CALLS = 50;
  private static final int MEASURED_CALLS = 200;

  @Override
  public String describe() {
    return "INVITE to 200, answer key to first syllable heard by each side, milliseconds";
  }

  @Override
  public String run() throws Exception {
    try (SetupPhones phones = SetupPhones.open()) {
      SetupTimes cold = phones.call();
      Codecs.warmUp();
      for (int i = 0; i < WARM_UP_CALLS; i++) {
        phones.call();
      }
      List<SetupTimes> warm = new ArrayList<>();
      for (int i = 0; i < MEASURED_CALLS; i++) {
        warm.add(phones.call());
      }
      List<Double> ok = warm.stream().map(SetupTimes::okMs).toList();
      List<Double> caller = warm.stream().map(SetupTimes::callerHearsMs).toList();
      List<Double> callee = warm.stream().map(SetupTimes::calleeHearsMs).toList();
      return String.format(
          Locale.ROOT,
          "calls=%d coldTo200Ms=%.1f coldKeyToCallerHearsMs=%.0f coldKeyToCalleeHearsMs=%.0f"
              + " warmTo200MedianMs=%.2f warmTo200P99Ms=%.2f"
              + " keyToCallerHearsMedianMs=%.0f keyToCallerHearsP99Ms=%.0f"
              + " keyToCalleeHearsMedianMs=%.0f keyToCalleeHearsP99Ms=%.0f clippedSyllables=%d",
          MEASURED_CALLS,
          cold.okMs(),
          cold.callerHearsMs(),
          cold.calleeHearsMs(),
          Figures.median(ok),
          Figures.quantile(ok, 0.99),
          Figures.median(caller),
          Figures.quantile(caller, 0.99),
          Figures.median(callee),
          Figures.quantile(callee, 0.99),
          warm.stream().mapToInt(SetupTimes::clipped).sum());
    }
  }
}
