package org.seatline.softphone.audio;

/** Whether a person can talk and hear. */
public sealed interface HeadsetState {
  /**
   * Both lines run.
   *
   * @param microphone the device's name, for people; empty for what the system has chosen
   * @param speaker the same
   */
  record Working(String microphone, String speaker) implements HeadsetState {}

  /** At least one line does not run; the seat goes on without it and says so. */
  record Unusable(Reason reason, String detail) implements HeadsetState {}

  /** Why a line does not run. */
  enum Reason {
    /** Opening is under way. */
    STARTING,
    /** The system has no such device. */
    NO_DEVICE,
    /** The device is there but another program has it, or the system refuses it. */
    BUSY,
    /** It ran and stopped giving or taking samples: pulled out. */
    UNPLUGGED,
    /**
     * The line runs and has given nothing but zeros for ten seconds: muted by a switch of its own,
     * or without the system's permission.
     */
    SILENT_MICROPHONE,
    /** Java on this system has no sound. */
    NO_SOUND_SYSTEM,
    /** Sound was switched off on purpose. */
    SWITCHED_OFF,
    /** The headset was closed. */
    CLOSED
  }

  default boolean working() {
    return this instanceof Working;
  }
}
