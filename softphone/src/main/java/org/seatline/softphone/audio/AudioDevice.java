package org.seatline.softphone.audio;

import java.util.List;

/**
 * A sound device as a person may choose it.
 *
 * @param id stable over restarts and over other devices coming and going: made of its names only;
 *     of two of the same model the second in the system's order ends in {@code #2}
 * @param name for people
 * @param microphone whether it captures
 * @param speaker whether it plays
 */
public record AudioDevice(String id, String name, boolean microphone, boolean speaker) {
  /** Stands for what the operating system has chosen. */
  public static final String SYSTEM_DEFAULT = "";

  /** The devices there are now; empty where the system has no sound. Takes some 10 ms. */
  public static List<AudioDevice> list() {
    return new JavaxSound().devices();
  }
}
