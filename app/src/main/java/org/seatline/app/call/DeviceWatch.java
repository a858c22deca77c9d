package org.seatline.app.call;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.seatline.softphone.audio.AudioDevice;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which sound devices there are. Looking takes a while, so whoever asks gets what was seen last;
 * when that is a second old, somebody looks anew behind it. Safe for several threads.
 */
final class DeviceWatch {
  private static final Logger LOG = LoggerFactory.getLogger(DeviceWatch.class);
  private static final long FRESH_NANOS = 1_000_000_000L;

  private final Supplier<List<AudioDevice>> system;
  private final LongSupplier nanos;
  private final AtomicBoolean looking = new AtomicBoolean();
  private volatile List<AudioDevice> seen = List.of();
  private volatile long seenNanos;

  DeviceWatch() {
    this(AudioDevice::list, System::nanoTime);
  }

  /**
   * @param system lists the devices; may block
   * @param nanos a monotonic clock like {@link System#nanoTime}
   */
  DeviceWatch(Supplier<List<AudioDevice>> system, LongSupplier nanos) {
    this.system = system;
    this.nanos = nanos;
    this.seenNanos = nanos.getAsLong() - FRESH_NANOS;
  }

  /** The devices, as far as they are known. */
  List<AudioDevice> devices() {
    boolean old = nanos.getAsLong() - seenNanos >= FRESH_NANOS;
    if (old && looking.compareAndSet(false, true)) {
      Thread.ofVirtual().name("seat-devices").start(this::look);
    }
    return seen;
  }

  private void look() {
    try {
      seen = List.copyOf(system.get());
    } catch (UnsatisfiedLinkError | IllegalStateException e) {
      LOG.debug("no sound devices: {}", e.getMessage()); // the headset's state says so to people
    } finally {
      seenNanos = nanos.getAsLong();
      looking.set(false);
    }
  }
}
