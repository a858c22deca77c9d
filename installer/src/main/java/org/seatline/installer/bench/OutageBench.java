package org.seatline.installer.bench;

import java.util.List;
import org.seatline.installer.outage.Outage;
import org.seatline.installer.outage.OutageOptions;
import org.seatline.installer.outage.OutageResult;

/** The server is killed in the middle of a call and comes back after a minute. */
final class OutageBench implements Bench.Benchmark {
  @Override
  public String describe() {
    return "the server dies in mid-call, the agent works on, the server returns after"
        + " -Doutage.seconds= (60); with a window to watch where there is a display";
  }

  @Override
  public String run() throws Exception {
    OutageResult result =
        Outage.play(OutageOptions.ofProperties(what -> System.out.println("outage: " + what)));
    List<String> problems = result.problems();
    if (!problems.isEmpty()) {
      problems.forEach(problem -> System.out.println("outage: NOT KEPT: " + problem));
      throw new IllegalStateException(problems.size() + " promises not kept; " + result.facts());
    }
    return result.facts();
  }
}
