package org.seatline.softphone.audio;

import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.seatline.softphone.audio.HeadsetState.Reason;
import org.seatline.softphone.audio.SoundSystem.LineFormat;
import org.seatline.softphone.media.NamedThread;
import org.seatline.softphone.media.RealTime;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps one line running on a thread of its own: opens it, moves chunks of 10 ms, and when the
 * device goes away tries again until it is back, under whatever number. A line is gone when it
 * moves nothing, when its position stands still, or (seen by {@link #watch}) when it hangs.
 */
abstract class LineRunner implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LineRunner.class);
  private static final int CHUNKS_PER_SECOND = 100;
  private static final double NANOS_PER_SECOND = 1e9;
  private static final long RETRY_NANOS = 1_000_000_000L;
  private static final long WAKE_NANOS = 50_000_000L;
  private static final long STANDSTILL_NANOS = 2_000_000_000L;

  /** What became of the line; null means that it runs. */
  record Problem(Reason reason, String detail) {}

  final SoundSystem system;
  final LineFormat format;
  private final LineBuffer buffer;
  final short[] chunk;
  private final String threadName;
  private final Consumer<@Nullable Problem> report;
  private volatile String deviceId;
  private volatile String deviceName = "";
  private volatile @Nullable SoundLine line;
  private volatile @Nullable Problem problem = new Problem(Reason.STARTING, "");
  private volatile long chunks;
  private volatile int waitingMs;
  private String ranDeviceId = "none yet";
  private @Nullable NamedThread thread;
  private long watchedChunks;
  private long movedNanos;

  LineRunner(
      String threadName,
      SoundSystem system,
      String deviceId,
      LineFormat format,
      Consumer<@Nullable Problem> report) {
    this.threadName = threadName;
    this.system = system;
    this.deviceId = deviceId;
    this.format = format;
    this.report = report;
    buffer = new LineBuffer(format.bufferMs());
    chunk = new short[format.sampleRate() / CHUNKS_PER_SECOND];
  }

  final void start() {
    thread = NamedThread.startUrgent(threadName, this::run);
  }

  /** Opens and starts the line. */
  abstract SoundLine open(String device, LineFormat as) throws DeviceException;

  /** Moves {@link #chunk}; 0 when the device gives or takes nothing any more. */
  abstract int move(SoundLine opened);

  /** Goes over to another device, at once and without an end to whoever uses this. */
  final void choose(String nextDeviceId) {
    if (!deviceId.equals(nextDeviceId)) {
      deviceId = nextDeviceId;
      closeLine();
    }
  }

  private void run(NamedThread self) {
    var _ = RealTime.ask();
    while (!self.closing()) {
      String device = deviceId;
      if (!runOnce(self, device)) {
        waitBeforeRetry(self, device);
      }
    }
    tell(new Problem(Reason.CLOSED, ""));
  }

  /** Runs until the line ends; whether it should be opened anew at once. */
  private boolean runOnce(NamedThread self, String device) {
    try {
      SoundLine opened = open(device, format.withBufferMs(buffer.ms()));
      line = opened;
      deviceName = opened.name();
      ranDeviceId = device;
      tell(null);
      if (flow(self, opened, device) == Ending.WANTS_MORE_BUFFER) {
        LOG.info("{}: gaps; the line is opened anew with {} ms", threadName, buffer.ms());
        return true;
      }
      if (wanted(self, device)) {
        tell(new Problem(Reason.UNPLUGGED, deviceName));
      }
    } catch (DeviceException e) {
      // What ran and cannot be opened again was pulled out, whatever the system calls it.
      Reason reason = ranDeviceId.equals(device) ? Reason.UNPLUGGED : e.reason();
      tell(new Problem(reason, String.valueOf(e.getMessage())));
    } finally {
      closeLine();
    }
    return false;
  }

  private enum Ending {
    GONE,
    WANTS_MORE_BUFFER
  }

  private Ending flow(NamedThread self, SoundLine opened, String device) {
    long position = -1;
    LineLag lag = new LineLag();
    while (wanted(self, device) && move(opened) > 0) {
      long moved = chunks + 1;
      chunks = moved;
      long nanos = System.nanoTime();
      if (lag.moved(nanos) && buffer.gap(nanos / NANOS_PER_SECOND)) {
        return Ending.WANTS_MORE_BUFFER;
      }
      if (moved % CHUNKS_PER_SECOND == 0) {
        long now = opened.position();
        waitingMs = opened.waitingMs();
        if (now == position) {
          return Ending.GONE;
        }
        position = now;
      }
    }
    return Ending.GONE;
  }

  private boolean wanted(NamedThread self, String device) {
    return !self.closing() && device.equals(deviceId);
  }

  private void waitBeforeRetry(NamedThread self, String device) {
    long until = System.nanoTime() + RETRY_NANOS;
    while (wanted(self, device) && System.nanoTime() - until < 0) {
      LockSupport.parkNanos(WAKE_NANOS);
    }
  }

  /** Closes a line that has moved nothing for two seconds; by one other thread, now and then. */
  final void watch(long nowNanos) {
    if (line == null || chunks != watchedChunks) {
      watchedChunks = chunks;
      movedNanos = nowNanos;
    } else if (nowNanos - movedNanos > STANDSTILL_NANOS) {
      LOG.warn("{}: the line stands still and is closed", threadName);
      movedNanos = nowNanos;
      closeLine();
    }
  }

  /** Tells what has changed; by the line's thread. */
  final void tell(@Nullable Problem now) {
    Problem before = problem;
    problem = now;
    boolean same = before == null ? now == null : now != null && before.reason() == now.reason();
    if (!same) {
      LOG.info("{}: {}", threadName, now == null ? "running" : now.reason() + " " + now.detail());
      report.accept(now);
    }
  }

  final @Nullable Problem problem() {
    return problem;
  }

  /** The name of the device that ran last, empty for the system's choice. */
  final String deviceName() {
    return deviceName;
  }

  /** What waited in the line when it was looked at last, in ms. */
  final int waitingMs() {
    return waitingMs;
  }

  // Close from another thread also ends a read or write that hangs.
  private void closeLine() {
    SoundLine opened = line;
    line = null;
    if (opened != null) {
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
