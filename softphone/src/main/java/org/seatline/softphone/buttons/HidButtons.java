package org.seatline.softphone.buttons;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.seatline.softphone.media.NamedThread;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Buttons by USB HID. One thread ({@code headset-buttons}) loads the library, looks for devices,
 * reads their reports and writes their lights; where the library does not load there are no
 * buttons, and the state says so.
 */
public final class HidButtons implements HeadsetButtons {
  private static final Logger LOG = LoggerFactory.getLogger(HidButtons.class);
  private static final int DESCRIPTOR_BYTES_MAX = 4096;
  private static final int REPORT_BYTES_MAX = 256;
  private static final long SCAN_NANOS = 2_000_000_000L;

  /** Longest wait for a report, over all devices; lights are as late as this. */
  private static final int WAIT_MS = 50;

  private static final int DEVICES_MAX = 8;

  private final Supplier<HidBus> library;
  private final CopyOnWriteArrayList<Consumer<Button>> listeners = new CopyOnWriteArrayList<>();
  private final List<Open> open = new ArrayList<>();
  private final List<String> refused = new ArrayList<>();
  private final List<String> locked = new ArrayList<>();
  private final byte[] report = new byte[REPORT_BYTES_MAX];
  private volatile Set<Light> lights = Set.of();
  private volatile State state = new State.Starting();
  private final NamedThread thread;

  private static final class Open {
    final HidBus.Device device;
    final ButtonDecoder decoder;
    @Nullable Set<Light> shown;

    Open(HidBus.Device device, ButtonDecoder decoder) {
      this.device = device;
      this.decoder = decoder;
    }
  }

  private HidButtons(Supplier<HidBus> library) {
    this.library = library;
    thread = NamedThread.start("headset-buttons", this::run);
  }

  /** Begins to listen and returns at once. */
  public static HeadsetButtons open() {
    return over(Hid4JavaBus::new);
  }

  static HeadsetButtons over(Supplier<HidBus> library) {
    return new HidButtons(library);
  }

  private void run(NamedThread self) {
    try (HidBus bus = library.get()) {
      listen(self, bus);
      state = new State.Closed();
    } catch (LinkageError | RuntimeException e) {
      LOG.info("no headset buttons: {}", e.toString());
      state = new State.Unavailable(String.valueOf(e.getMessage()));
    } finally {
      open.forEach(o -> o.device.close());
    }
  }

  private void listen(NamedThread self, HidBus bus) {
    long scanned = System.nanoTime() - SCAN_NANOS;
    while (!self.closing()) {
      if (System.nanoTime() - scanned >= SCAN_NANOS) {
        scan(bus.telephones());
        scanned = System.nanoTime();
      }
      if (open.isEmpty()) {
        LockSupport.parkNanos(WAIT_MS * 1_000_000L);
      }
      for (Open one : List.copyOf(open)) {
        show(one);
        read(one, WAIT_MS / open.size());
      }
    }
  }

  private void scan(List<HidBus.Device> found) {
    List<String> paths = found.stream().map(HidBus.Device::path).toList();
    refused.retainAll(paths);
    locked.clear();
    for (Open one : List.copyOf(open)) {
      if (!paths.contains(one.device.path())) {
        forget(one);
      }
    }
    for (HidBus.Device device : found) {
      boolean known =
          refused.contains(device.path())
              || open.stream().anyMatch(o -> o.device.path().equals(device.path()));
      if (!known && open.size() < DEVICES_MAX) {
        begin(device);
      }
    }
    tell();
  }

  private void tell() {
    List<String> names = open.stream().map(o -> o.device.name()).toList();
    state = new State.Listening(names, locked);
  }

  private void begin(HidBus.Device device) {
    byte[] descriptor = new byte[DESCRIPTOR_BYTES_MAX];
    int length = device.open(descriptor);
    if (length < 0) {
      LOG.debug("{} cannot be opened", device.name());
      locked.add(device.name());
      device.close();
      return; // asked again: rights to a device often come a moment after it
    }
    ButtonDecoder decoder = new ButtonDecoder(ReportDescriptor.parse(descriptor, length));
    if (decoder.useful()) {
      open.add(new Open(device, decoder));
    } else {
      LOG.debug("{} has no buttons for calls", device.name());
      refused.add(device.path());
      device.close();
    }
  }

  private void forget(Open one) {
    open.remove(one);
    one.device.close();
    tell();
  }

  private void read(Open one, int timeoutMs) {
    int length = one.device.read(report, timeoutMs);
    if (length < 0) {
      forget(one);
      return;
    }
    for (Button button : one.decoder.pressed(report, length)) {
      listeners.forEach(l -> l.accept(button));
    }
  }

  private void show(Open one) {
    Set<Light> wanted = lights;
    if (wanted.equals(one.shown)) {
      return;
    }
    one.shown = wanted;
    one.decoder.offHook(wanted.contains(Light.OFF_HOOK));
    for (int reportId : one.decoder.lightReports()) {
      if (!one.device.write(reportId, one.decoder.lightReport(reportId, wanted))) {
        LOG.debug("{} does not take its lights", one.device.name());
      }
    }
  }

  @Override
  public void onPressed(Consumer<Button> listener) {
    listeners.add(listener);
  }

  @Override
  public void show(Set<Light> next) {
    lights = next.isEmpty() ? Set.of() : Set.copyOf(EnumSet.copyOf(next));
  }

  @Override
  public State state() {
    return state;
  }

  @Override
  public void close() {
    thread.close();
  }
}
