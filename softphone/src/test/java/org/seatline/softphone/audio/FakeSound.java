package org.seatline.softphone.audio;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.seatline.softphone.audio.HeadsetState.Reason;

/** Devices that a test plugs in, pulls out and breaks; lines run in real time. */
final class FakeSound implements SoundSystem {
  /** How a device behaves. */
  enum Health {
    WELL,
    /** Another program has it. */
    BUSY,
    /** Moves nothing and says so. */
    GONE,
    /** Never comes back from a move. */
    HANGING,
    /** Moves, but its position stands still. */
    DEAD_CLOCK,
    /** Runs dry, or over, again and again, however much it may hold. */
    GAPS,
    /** Captures zeros. */
    ZEROS
  }

  private final Map<String, Health> devices = new ConcurrentHashMap<>();
  private final Map<String, AtomicLong> moved = new ConcurrentHashMap<>();
  final List<String> opened = new CopyOnWriteArrayList<>();
  final List<Integer> buffersMs = new CopyOnWriteArrayList<>();

  void plug(String id, Health health) {
    devices.put(id, health);
    moved.computeIfAbsent(id, i -> new AtomicLong());
  }

  void unplug(String id) {
    devices.remove(id);
  }

  /** Samples moved through a device so far. */
  long moved(String id) {
    return Objects.requireNonNull(moved.get(id)).get();
  }

  @Override
  public List<AudioDevice> devices() {
    return new ArrayList<>(devices.keySet())
        .stream().map(id -> new AudioDevice(id, id, true, true)).toList();
  }

  @Override
  public SoundLine microphone(String deviceId, LineFormat format) throws DeviceException {
    return open(deviceId, format, true);
  }

  @Override
  public SoundLine speaker(String deviceId, LineFormat format) throws DeviceException {
    return open(deviceId, format, false);
  }

  private SoundLine open(String id, LineFormat format, boolean captures) throws DeviceException {
    Health health = devices.get(id);
    if (health == null) {
      throw new DeviceException(Reason.NO_DEVICE, id);
    }
    if (health == Health.BUSY) {
      throw new DeviceException(Reason.BUSY, id);
    }
    buffersMs.add(format.bufferMs());
    opened.add((captures ? "mic " : "ear ") + id);
    return new Line(id, format.sampleRate(), captures);
  }

  private final class Line implements SoundLine {
    private final String id;
    private final int sampleRate;
    private final boolean captures;
    private final long began = System.nanoTime();
    private long samplesMoved;
    private volatile boolean closed;

    Line(String id, int sampleRate, boolean captures) {
      this.id = id;
      this.sampleRate = sampleRate;
      this.captures = captures;
    }

    @Override
    public String name() {
      return id;
    }

    @Override
    public int move(short[] samples, int length) {
      long lostNanos =
          devices.get(id) == Health.GAPS ? samplesMoved / 10 * 1_000_000_000L / sampleRate : 0;
      long due = began + lostNanos + (samplesMoved + length) * 1_000_000_000L / sampleRate;
      while (!closed && (devices.get(id) == Health.HANGING || System.nanoTime() < due)) {
        LockSupport.parkNanos(1_000_000);
      }
      Health health = devices.get(id);
      if (closed || health == null || health == Health.GONE) {
        return 0;
      }
      for (int i = 0; captures && i < length; i++) {
        samples[i] = (short) (health == Health.ZEROS ? 0 : i % 2 == 0 ? 1000 : -1000);
      }
      samplesMoved += length;
      Objects.requireNonNull(moved.get(id)).addAndGet(length);
      return length;
    }

    @Override
    public long position() {
      return devices.get(id) == Health.DEAD_CLOCK ? 7 : samplesMoved;
    }

    @Override
    public int waitingMs() {
      return captures ? 0 : 40;
    }

    @Override
    public void close() {
      closed = true;
    }
  }
}
