package org.seatline.softphone.buttons;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.seatline.softphone.buttons.HeadsetButtons.Button;
import org.seatline.softphone.buttons.HeadsetButtons.Light;
import org.seatline.softphone.buttons.HeadsetButtons.State;
import org.seatline.softphone.testbench.Await;

class HidButtonsTest {
  private static final Duration LIMIT = Duration.ofSeconds(20);

  private final Map<String, FakeDevice> plugged = new ConcurrentHashMap<>();
  private final List<Button> pressed = new CopyOnWriteArrayList<>();

  /** A headset that a test presses the keys of. */
  private final class FakeDevice implements HidBus.Device {
    private final String path;
    private final byte[] descriptor;
    private final LinkedBlockingQueue<byte[]> reports = new LinkedBlockingQueue<>();
    private volatile byte[] lights = new byte[0];
    private volatile boolean locked;

    FakeDevice(String path, byte[] descriptor) {
      this.path = path;
      this.descriptor = descriptor;
    }

    @Override
    public String path() {
      return path;
    }

    @Override
    public String name() {
      return "Headset " + path;
    }

    @Override
    public int open(byte[] into) {
      if (locked) {
        return -1;
      }
      System.arraycopy(descriptor, 0, into, 0, descriptor.length);
      return descriptor.length;
    }

    @Override
    public int read(byte[] report, int timeoutMs) {
      if (!plugged.containsKey(path)) {
        return -1;
      }
      byte @Nullable [] next = null;
      try {
        next = reports.poll(timeoutMs, TimeUnit.MILLISECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      if (next == null) {
        return 0;
      }
      System.arraycopy(next, 0, report, 0, next.length);
      return next.length;
    }

    @Override
    public boolean write(int reportId, byte[] report) {
      lights = report.clone();
      return true;
    }

    @Override
    public void close() {}
  }

  private final HidBus bus =
      new HidBus() {
        @Override
        public List<Device> telephones() {
          return List.copyOf(plugged.values());
        }

        @Override
        public void close() {}
      };

  private FakeDevice plug(String path, byte[] descriptor) {
    FakeDevice device = new FakeDevice(path, descriptor);
    plugged.put(path, device);
    return device;
  }

  private static void awaitDevices(HeadsetButtons buttons, String... names) {
    Await.until(
        "devices " + List.of(names),
        LIMIT,
        () -> buttons.state().equals(new State.Listening(List.of(names), List.of())));
  }

  @Test
  void namesADeviceThatItMayNotOpenAndTriesAgain() {
    FakeDevice device = plug("9", Descriptors.WITH_POSITIONS);
    device.locked = true;
    try (HeadsetButtons buttons = HidButtons.over(() -> bus)) {
      Await.until(
          "locked",
          LIMIT,
          () -> buttons.state().equals(new State.Listening(List.of(), List.of("Headset 9"))));
      device.locked = false;
      awaitDevices(buttons, "Headset 9");
    }
  }

  @Test
  void hearsButtonsAndShowsLightsAlsoOfWhatIsPluggedInLater() {
    FakeDevice first = plug("1", Descriptors.WITH_POSITIONS);
    try (HeadsetButtons buttons = HidButtons.over(() -> bus)) {
      buttons.onPressed(pressed::add);
      awaitDevices(buttons, "Headset 1");
      first.reports.add(new byte[] {2, 1});
      Await.until("answered", LIMIT, () -> pressed.equals(List.of(Button.ANSWER)));
      buttons.show(Set.of(Light.OFF_HOOK, Light.MUTE));
      Await.until("lights", LIMIT, () -> first.lights.length == 1 && first.lights[0] == 3);
      plugged.remove("1");
      awaitDevices(buttons);
      FakeDevice second = plug("2", Descriptors.WITH_ONE_KEY_AT_A_TIME);
      awaitDevices(buttons, "Headset 2");
      Await.until("lights", LIMIT, () -> second.lights.length == 1 && second.lights[0] == 6);
      second.reports.add(new byte[] {0x10});
      Await.until("ended", LIMIT, () -> pressed.equals(List.of(Button.ANSWER, Button.END)));
      buttons.show(Set.of());
      Await.until("dark", LIMIT, () -> second.lights[0] == 0);
    }
  }

  @Test
  void leavesDevicesWithoutSuchButtonsAlone() {
    plug("mouse", new byte[] {5, 1, 9, 2});
    try (HeadsetButtons buttons = HidButtons.over(() -> bus)) {
      awaitDevices(buttons);
    }
  }

  @Test
  void saysWhyWhereTheLibraryDoesNotLoad() {
    try (HeadsetButtons buttons =
        HidButtons.over(
            () -> {
              throw new UnsatisfiedLinkError("no hidapi");
            })) {
      Await.until("off", LIMIT, () -> buttons.state().equals(new State.Unavailable("no hidapi")));
      buttons.show(Set.of(Light.RING));
    }
  }

  @Test
  void runsOrSaysWhyNotOnThisMachine() {
    HeadsetButtons buttons = HidButtons.open();
    Await.until("tried", LIMIT, () -> !(buttons.state() instanceof State.Starting));
    System.out.println("buttons on this machine: " + buttons.state());
    buttons.close();
    assertThat(buttons.state()).isNotInstanceOf(State.Listening.class);
  }
}
