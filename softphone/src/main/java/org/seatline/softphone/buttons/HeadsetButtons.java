package org.seatline.softphone.buttons;

import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** The buttons of headsets and their lights. Never blocks; safe for several threads. */
public interface HeadsetButtons extends AutoCloseable {
  /** Where there are none. */
  static HeadsetButtons none(State state) {
    return new NoButtons(state);
  }

  /** What somebody wants who pressed a button. */
  enum Button {
    /** The hook switch went off, or was pressed while nobody talked. */
    ANSWER,
    /** The hook switch went on, or the button for refusing. */
    END,
    /** The microphone off, or on again. */
    MUTE,
    /** The call on hold, or back. */
    HOLD
  }

  /** What the headset may show, as far as it can. */
  enum Light {
    RING,
    OFF_HOOK,
    MUTE,
    HOLD
  }

  /** Whether buttons are heard. */
  sealed interface State {
    /** The library is being loaded. */
    record Starting() implements State {}

    /**
     * These devices are listened to; none while no headset with buttons is plugged in.
     *
     * @param locked telephones that the system does not let this program open
     */
    record Listening(List<String> devices, List<String> locked) implements State {
      public Listening {
        devices = List.copyOf(devices);
        locked = List.copyOf(locked);
      }
    }

    /** The library does not run here. */
    record Unavailable(String detail) implements State {}

    /** Closed. */
    record Closed() implements State {}
  }

  /** Tells every press, on a thread of its own that must not be held up. */
  void onPressed(Consumer<Button> listener);

  /** Shows exactly these lights from soon on, also on devices that are plugged in later. */
  void show(Set<Light> lights);

  State state();

  @Override
  void close();
}
