package org.seatline.installer.bench;

import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One run of a benchmark, which never ends in silence: the last line is its figures or says why
 * there are none, also when something else ends the process or a thread fails.
 */
final class BenchRun {
  private static final Logger LOG = LoggerFactory.getLogger(BenchRun.class);
  private static final int DONE = 0;
  private static final int FAILED = 1;
  private static final int WRONG_PARAMETERS = 2;

  private final String name;
  private final Bench.Benchmark benchmark;
  private final AtomicBoolean told = new AtomicBoolean();
  private final AtomicBoolean threadFailed = new AtomicBoolean();

  BenchRun(String name, Bench.Benchmark benchmark) {
    this.name = name;
    this.benchmark = benchmark;
  }

  /** Runs it; returns the exit code: 0 with figures, 1 without, 2 for wrong parameters. */
  int toTheEnd() {
    Thread.setDefaultUncaughtExceptionHandler(this::threadFailed);
    Runtime.getRuntime()
        .addShutdownHook(Thread.ofPlatform().name("bench-last-word").unstarted(this::lastWord));
    try {
      tell(benchmark.run());
      return threadFailed.get() ? FAILED : DONE;
    } catch (IllegalArgumentException e) {
      return failed(e, WRONG_PARAMETERS);
    } catch (Throwable e) { // an error of the JVM too must not end it in silence
      return failed(e, FAILED);
    }
  }

  private int failed(Throwable why, int code) {
    LOG.error("benchmark {}", name, why);
    tell("failed: " + why);
    return code;
  }

  private void threadFailed(Thread thread, Throwable why) {
    threadFailed.set(true);
    LOG.error("benchmark {}: thread {} failed", name, thread.getName(), why);
  }

  private void lastWord() {
    if (!told.get()) {
      tell("failed: ended from outside before it had figures");
    }
  }

  private void tell(String what) {
    told.set(true);
    System.out.println("bench " + name + ": " + what);
    System.out.flush();
  }
}
