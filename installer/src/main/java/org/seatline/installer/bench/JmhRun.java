package org.seatline.installer.bench;

import java.util.Collection;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs JMH benchmarks of one class in silence, each in a process of its own. */
final class JmhRun {
  private static final String BYTES_PER_OPERATION = "gc.alloc.rate.norm";

  private JmhRun() {}

  /** All benchmarks of the class with all their parameters, as its annotations say. */
  static Collection<RunResult> of(Class<?> load) throws RunnerException {
    return new Runner(
            new OptionsBuilder()
                .include("^" + load.getName().replace(".", "\\.") + "\\.")
                .addProfiler(GCProfiler.class)
                .verbosity(VerboseMode.SILENT)
                .shouldFailOnError(true)
                .build())
        .run();
  }

  /** Mean time of one operation, in the unit that the class says. */
  static double time(RunResult result) {
    return result.getPrimaryResult().getScore();
  }

  /** Bytes allocated by one operation. */
  static double allocated(RunResult result) {
    Result<?> norm = result.getSecondaryResults().get(BYTES_PER_OPERATION);
    if (norm == null) {
      throw new IllegalStateException("JMH tells nothing of " + BYTES_PER_OPERATION);
    }
    return norm.getScore();
  }

  /** Name of the benchmark's method. */
  static String method(RunResult result) {
    String label = result.getPrimaryResult().getLabel();
    return label.substring(label.lastIndexOf('.') + 1);
  }
}
