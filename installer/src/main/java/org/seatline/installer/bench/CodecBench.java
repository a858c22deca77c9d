package org.seatline.installer.bench;

import java.util.Locale;
import java.util.StringJoiner;
import org.openjdk.jmh.results.RunResult;

/** What the codecs cost. */
final class CodecBench implements Bench.Benchmark {
  @Override
  public String describe() {
    return "time and allocation of encoding and decoding 20 ms of G.711, G.722 and Opus (JMH)";
  }

  @Override
  public String run() throws Exception {
    StringJoiner line = new StringJoiner(" ");
    for (RunResult result : JmhRun.of(CodecLoad.class)) {
      String codec = result.getParams().getParam("codec").toLowerCase(Locale.ROOT);
      String what = codec + "-" + JmhRun.method(result);
      line.add("%s-us=%.2f".formatted(what, JmhRun.time(result)));
      line.add("%s-bytes=%.0f".formatted(what, JmhRun.allocated(result)));
    }
    return line.toString();
  }
}
