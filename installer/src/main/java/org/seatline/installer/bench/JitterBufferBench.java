package org.seatline.installer.bench;

import java.util.Locale;
import java.util.StringJoiner;
import org.openjdk.jmh.results.RunResult;

/** What the jitter buffer costs. */
final class JitterBufferBench implements Bench.Benchmark {
  @Override
  public String describe() {
    return "time and allocation of a packet's way through the jitter buffer (JMH)";
  }

  @Override
  public String run() throws Exception {
    StringJoiner line = new StringJoiner(" ");
    for (RunResult result : JmhRun.of(JitterBufferLoad.class)) {
      String network = result.getParams().getParam("network");
      line.add(String.format(Locale.ROOT, "%s-ns=%.0f", network, JmhRun.time(result)));
      line.add(String.format(Locale.ROOT, "%s-bytes=%.2f", network, JmhRun.allocated(result)));
    }
    return line.toString();
  }
}
