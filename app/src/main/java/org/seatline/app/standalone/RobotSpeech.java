package org.seatline.app.standalone;

import org.seatline.softphone.audio.FileHeadset;
import org.seatline.softphone.media.PcmClip;

/** What a robot agent says during a call: its clip, a pause to let the caller speak, and so on. */
final class RobotSpeech {
  private static final int PAUSE_MS = 3_000;

  private final FileHeadset headset;
  private final PcmClip clip;

  RobotSpeech(FileHeadset headset, PcmClip clip) {
    this.headset = headset;
    this.clip = clip.then(PcmClip.silence(PAUSE_MS, clip.sampleRate()));
  }

  void begin() {
    headset.speakForEver(clip);
  }

  void end() {
    headset.fallSilent();
  }
}
