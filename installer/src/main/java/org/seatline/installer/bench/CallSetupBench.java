package org.seatline.installer.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import org.seatline.installer.demo.ChildProcess;
import org.seatline.installer.demo.TemporaryFolder;
import org.seatline.softphone.codec.Codecs;
import org.seatline.softphone.rehearsal.Rehearsal;

/**
 * INVITE to 200, and from the answer key to each side hearing the other's first syllable, over
 * loopback between two softphones with engines of their own: the first call of a process, the first
 * after a rehearsal, and warm. Where baresip is installed our caller calls it in turn.
 */
final class CallSetupBench implements Bench.Benchmark {
  private static final int WARM_UP_CALLS = 50;
  private static final int MEASURED_CALLS = 200;
  private static final long COLD_MAX_MS = 60_000;

  @Override
  public String describe() {
    return "INVITE to 200, answer key to first syllable heard by each side, milliseconds;"
        + " baresip's 200 beside it";
  }

  @Override
  public String run() throws Exception {
    try (TemporaryFolder folder = new TemporaryFolder()) {
      StringJoiner line = new StringJoiner(" ");
      line.add(cold(folder));
      Codecs.warmUp();
      Rehearsal.run();
      try (SetupPhones phones = SetupPhones.open();
          SetupPeer peer = SetupPeer.open(folder.path().resolve("peer"))) {
        line.add(first("rehearsed", phones.call()));
        for (int i = 0; i < WARM_UP_CALLS; i++) {
          phones.call();
          peer.call(phones);
        }
        return line.add(warm(phones, peer)).toString();
      }
    }
  }

  private static String cold(TemporaryFolder folder) throws IOException {
    try (ChildProcess child =
        ChildProcess.start(
            "cold",
            folder.path(),
            List.of(),
            Map.of(),
            SetupFirstCall.class.getName(),
            List.of())) {
      return child.await(said -> said.startsWith("cold"), COLD_MAX_MS);
    }
  }

  /** The figures of one call. */
  static String first(String name, SetupTimes times) {
    return String.format(
        Locale.ROOT,
        "%1$sTo200Ms=%2$.1f %1$sKeyToCallerHearsMs=%3$.0f %1$sKeyToCalleeHearsMs=%4$.0f",
        name,
        times.okMs(),
        times.callerHearsMs(),
        times.calleeHearsMs());
  }

  private static String warm(SetupPhones phones, SetupPeer peer) throws Exception {
    List<SetupTimes> warm = new ArrayList<>();
    List<Double> peers = new ArrayList<>();
    for (int i = 0; i < MEASURED_CALLS; i++) {
      warm.add(phones.call());
      peer.call(phones).ifPresent(peers::add);
    }
    List<Double> ok = warm.stream().map(SetupTimes::okMs).toList();
    List<Double> caller = warm.stream().map(SetupTimes::callerHearsMs).toList();
    List<Double> callee = warm.stream().map(SetupTimes::calleeHearsMs).toList();
    return String.format(
        Locale.ROOT,
        "calls=%d %s %s %s%s clippedSyllables=%d load=%s",
        MEASURED_CALLS,
        both("warmTo200", ok, 2),
        both("keyToCallerHears", caller, 0),
        both("keyToCalleeHears", callee, 0),
        peers.isEmpty() ? "" : " " + both("peerBaresipTo200", peers, 2),
        warm.stream().mapToInt(SetupTimes::clipped).sum(),
        Figures.load());
  }

  private static String both(String name, List<Double> values, int digits) {
    return String.format(
        Locale.ROOT,
        "%1$sMedianMs=%2$." + digits + "f %1$sP99Ms=%3$." + digits + "f",
        name,
        Figures.median(values),
        Figures.quantile(values, 0.99));
  }
}
