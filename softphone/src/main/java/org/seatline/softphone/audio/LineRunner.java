package org.seatline.softphone.audio;

import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import javax.sound.sampled.DataLine;
import javax.sound.sampled.LineUnavailableException;
import org.jspecify.annotations.Nullable;
import org.seatline.softphone.audio.HeadsetState.Reason;
import org.seatline.softphone.media.NamedThread;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps one line running on a thread of its own: opens it, moves samples, and when the device goes
 * away tries again until it is back.
 */
abstract class LineRunner<L extends DataLine> implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LineRunner.class);
  private static final long RETRY_NANOS = 1_000_000_000L;

  /** What became of the line; null means that it runs. */
  record Problem(Reason reason, String detail) {}

  private final String name;
  private final Consumer<@Nullable Problem> report;
  private volatile @Nullable L line;
  private volatile @Nullable Problem problem = new Problem(Reason.STARTING, "");
  private @Nullable NamedThread thread;

  LineRunner(String name, Consumer<@Nullable Problem> report) {
    this.name = name;
    this.report = report;
  }

  final void start() {
    thread = NamedThread.startUrgent(name, this::run);
  }

  /** Opens and starts the line. */
  abstract L open() throws LineUnavailableException;

  /** Moves one chunk; false when the device gives or takes nothing any more. */
  abstract boolean move(L opened);

  private void run(NamedThread self) {
    while (!self.closing()) {
      try {
        L opened = open();
        line = opened;
        tell(null);
        boolean flowing = true;
        while (flowing && !self.closing()) {
          flowing = move(opened);
        }
        if (!self.closing()) {
          tell(new Problem(Reason.UNPLUGGED, name));
        }
      } catch (LineUnavailableException e) {
        tell(new Problem(Reason.BUSY, String.valueOf(e.getMessage())));
      } catch (IllegalArgumentException e) {
        // This is how javax.sound says that no device offers such a line.
        tell(new Problem(Reason.NO_DEVICE, String.valueOf(e.getMessage())));
      } catch (SecurityException e) {
        tell(new Problem(Reason.BUSY, String.valueOf(e.getMessage())));
      } finally {
        closeLine();
      }
      waitBeforeRetry(self);
    }
    tell(new Problem(Reason.CLOSED, ""));
  }

  private static void waitBeforeRetry(NamedThread self) {
    long until = System.nanoTime() + RETRY_NANOS;
    while (!self.closing() && System.nanoTime() - until < 0) {
      LockSupport.parkNanos(until - System.nanoTime());
    }
  }

  private void tell(@Nullable Problem now) {
    Problem before = problem;
    problem = now;
    boolean same = before == null ? now == null : now != null && before.reason() == now.reason();
    if (!same) {
      LOG.info("{}: {}", name, now == null ? "running" : now.reason() + " " + now.detail());
      report.accept(now);
    }
  }

  @Nullable Problem problem() {
    return problem;
  }

  // Close from another thread also ends a read or write that hangs.
  private void closeLine() {
    L opened = line;
    line = null;
    if (opened != null) {
      opened.flush();
      opened.close();
    }
  }

  @Override
  public void close() {
    NamedThread running = thread;
    if (running != null) {
      running.ask();
      closeLine();
      running.close();
    }
  }
}
