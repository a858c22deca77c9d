package org.seatline.app.headset;

import java.util.List;
import org.seatline.softphone.audio.AudioDevice;
import org.seatline.softphone.audio.HeadsetState;
import org.seatline.softphone.audio.LevelGauge;
import org.seatline.softphone.audio.check.AudioCheck;
import org.seatline.softphone.audio.processing.SoundProcessor;

/**
 * The headset at one moment.
 *
 * @param devices that are plugged in
 * @param microphoneDbov how loud the microphone is, {@link LevelGauge}
 * @param earpieceDbov how loud the earpiece is
 * @param processing what is done to the microphone's sound
 * @param tone whether the test tone is heard
 * @param rings whether it rings for a test
 * @param check the audio check
 */
public record HeadsetPicture(
    List<AudioDevice> devices,
    HeadsetState state,
    int microphoneDbov,
    int earpieceDbov,
    SoundProcessor.State processing,
    boolean tone,
    boolean rings,
    AudioCheck check) {
  /** Of a seat without a phone. */
  public static final HeadsetPicture NOTHING =
      new HeadsetPicture(
          List.of(),
          new HeadsetState.Unusable(HeadsetState.Reason.SWITCHED_OFF, ""),
          LevelGauge.SILENCE_DBOV,
          LevelGauge.SILENCE_DBOV,
          new SoundProcessor.State.Off(),
          false,
          false,
          AudioCheck.idle());

  public HeadsetPicture {
    devices = List.copyOf(devices);
  }
}
