package org.seatline.app.settings;

import org.seatline.softphone.audio.AudioDevice;

/**
 * A sound device that was chosen at this workplace.
 *
 * @param id {@link AudioDevice#id()}, or {@link AudioDevice#SYSTEM_DEFAULT}
 * @param name for people, so that it can be named while it is not plugged in; may be empty
 */
public record DeviceSetting(String id, String name) {
  /** Whatever the operating system has chosen. */
  public static final DeviceSetting SYSTEM = new DeviceSetting(AudioDevice.SYSTEM_DEFAULT, "");

  /** Whether the operating system chooses. */
  public boolean isSystem() {
    return id.equals(AudioDevice.SYSTEM_DEFAULT);
  }
}
