package org.seatline.app.globalkeys;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.seatline.app.keys.KeyCombo;
import org.seatline.app.keys.SeatAction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Actions by a key while another program has the focus. The system hands over these keys alone;
 * nothing else that is typed elsewhere is seen here. Has a thread of its own.
 */
public final class GlobalKeys implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(GlobalKeys.class);

  /** So often a thread that waits looks whether it shall go on. */
  private static final int LOOK_EVERY_MS = 200;

  /** Why keys do not come. */
  public enum Refusal {
    /** A Wayland desktop gives keys to the program with the focus alone. */
    WAYLAND,
    /** This program knows no way on this system. */
    SYSTEM,
    /** Another program has the key. */
    TAKEN
  }

  /** Who is told; on the thread of the keys. */
  public interface Listener {
    /** The key of an action was pressed. */
    void pressed(SeatAction action);

    /**
     * Keys do not come.
     *
     * @param keys which, for {@link Refusal#TAKEN}; all for the others
     */
    void refused(Refusal why, List<KeyCombo> keys);
  }

  private final List<SeatAction> actions;
  private final List<KeyCombo> keys;
  private final Listener listener;
  private final Thread thread;
  private volatile boolean closed;

  private GlobalKeys(
      Map<SeatAction, KeyCombo> wanted, Listener listener, @Nullable GlobalKeys before) {
    this.actions = List.copyOf(wanted.keySet());
    this.keys = actions.stream().map(wanted::get).toList();
    this.listener = listener;
    this.thread = Thread.ofPlatform().daemon(true).name("global-keys").unstarted(() -> run(before));
  }

  /**
   * Listens from now on.
   *
   * @param before whose keys are given back first, or null
   */
  public static GlobalKeys listen(
      Map<SeatAction, KeyCombo> wanted, Listener listener, @Nullable GlobalKeys before) {
    if (before != null) {
      before.close();
    }
    GlobalKeys made = new GlobalKeys(wanted, listener, before);
    made.thread.start();
    return made;
  }

  private void run(@Nullable GlobalKeys before) {
    try {
      if (before != null) {
        before.thread.join();
      }
      Refusal no = refusal(System.getProperty("os.name", ""), System::getenv);
      if (no == null) {
        listen();
      } else {
        listener.refused(no, keys);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IllegalArgumentException | IllegalStateException e) {
      LOG.warn("keys of other programs cannot be heard", e);
      listener.refused(Refusal.SYSTEM, keys);
    }
  }

  /** Why a system gives no keys; null where it does. */
  static @Nullable Refusal refusal(String system, UnaryOperator<@Nullable String> environment) {
    String name = system.toLowerCase(Locale.ROOT);
    if (name.contains("windows")) {
      return null;
    }
    if (!name.contains("linux")) {
      return Refusal.SYSTEM;
    }
    String wayland = environment.apply("WAYLAND_DISPLAY");
    return wayland == null || wayland.isEmpty() ? null : Refusal.WAYLAND;
  }

  private static KeyGrabber grabber() {
    boolean windows =
        System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("windows");
    return windows ? new WindowsGrabber() : new X11Grabber();
  }

  private void listen() {
    try (KeyGrabber grabber = grabber()) {
      List<KeyCombo> taken = grabber.grab(keys);
      if (!taken.isEmpty()) {
        listener.refused(Refusal.TAKEN, taken);
      }
      while (!closed) {
        int pressed = grabber.await(LOOK_EVERY_MS);
        if (pressed != KeyGrabber.NONE && !closed) {
          listener.pressed(actions.get(pressed));
        }
      }
    }
  }

  /** Waits until the keys are given back; after {@link #close}. */
  void awaitEnd() throws InterruptedException {
    thread.join();
  }

  /** Gives the keys back, within a fifth of a second. */
  @Override
  public void close() {
    closed = true;
  }
}
