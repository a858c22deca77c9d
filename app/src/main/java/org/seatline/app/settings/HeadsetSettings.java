package org.seatline.app.settings;

import java.util.EnumSet;
import java.util.Set;
import org.seatline.softphone.audio.HeadsetChoice;
import org.seatline.softphone.audio.processing.SoundFeature;
import org.seatline.softphone.sdp.MediaSecurity.Policy;

/**
 * How a workplace speaks, hears and rings.
 *
 * @param ringPercent loudness of the ring, {@link #RING_PERCENT_MIN} to 100
 * @param bufferMs of the sound lines, from the next start on; {@link #BUFFER_MS_MIN} to {@link
 *     #BUFFER_MS_MAX}
 * @param processing what is done to the microphone's sound
 * @param encryption of what is said and heard
 */
public record HeadsetSettings(
    DeviceSetting microphone,
    DeviceSetting speaker,
    DeviceSetting ring,
    int ringPercent,
    int bufferMs,
    Set<SoundFeature> processing,
    Policy encryption) {
  /** A ring that nobody hears is a call that nobody answers. */
  public static final int RING_PERCENT_MIN = 10;

  public static final int BUFFER_MS_MIN = 20;
  public static final int BUFFER_MS_MAX = 200;
  private static final int BUFFER_MS = 20;
  private static final int RING_PERCENT_MAX = 100;

  /** What a new workplace begins with. */
  public static final HeadsetSettings STANDARD =
      new HeadsetSettings(
          DeviceSetting.SYSTEM,
          DeviceSetting.SYSTEM,
          DeviceSetting.SYSTEM,
          RING_PERCENT_MAX,
          BUFFER_MS,
          Set.of(),
          Policy.OFF);

  public HeadsetSettings {
    ringPercent = Math.clamp(ringPercent, RING_PERCENT_MIN, RING_PERCENT_MAX);
    bufferMs = Math.clamp(bufferMs, BUFFER_MS_MIN, BUFFER_MS_MAX);
    processing = Set.copyOf(processing);
  }

  /** Which of the three devices. */
  public enum Use {
    MICROPHONE,
    EARPIECE,
    RINGER
  }

  /** The device for this use. */
  public DeviceSetting device(Use use) {
    return switch (use) {
      case MICROPHONE -> microphone;
      case EARPIECE -> speaker;
      case RINGER -> ring;
    };
  }

  public HeadsetSettings withDevice(Use use, DeviceSetting next) {
    return new HeadsetSettings(
        use == Use.MICROPHONE ? next : microphone,
        use == Use.EARPIECE ? next : speaker,
        use == Use.RINGER ? next : ring,
        ringPercent,
        bufferMs,
        processing,
        encryption);
  }

  public HeadsetSettings withRingPercent(int next) {
    return new HeadsetSettings(microphone, speaker, ring, next, bufferMs, processing, encryption);
  }

  public HeadsetSettings withBufferMs(int next) {
    return new HeadsetSettings(
        microphone, speaker, ring, ringPercent, next, processing, encryption);
  }

  /** The same with one more feature, or without it when it was there. */
  public HeadsetSettings toggled(SoundFeature feature) {
    Set<SoundFeature> next = EnumSet.noneOf(SoundFeature.class);
    next.addAll(processing);
    if (!next.remove(feature)) {
      next.add(feature);
    }
    return new HeadsetSettings(microphone, speaker, ring, ringPercent, bufferMs, next, encryption);
  }

  public HeadsetSettings withEncryption(Policy next) {
    return new HeadsetSettings(microphone, speaker, ring, ringPercent, bufferMs, processing, next);
  }

  /** The devices as the softphone wants them named. */
  public HeadsetChoice choice() {
    int rate = HeadsetChoice.systemDefault().sampleRate();
    return new HeadsetChoice(microphone.id(), speaker.id(), ring.id(), rate, bufferMs);
  }
}
