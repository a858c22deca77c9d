package org.seatline.server.telephony;

import org.seatline.softphone.media.AudioSink;

/** Passes sound on and notices when nobody has spoken for a while. Pacer thread. */
final class SilenceWatch implements AudioSink {
  /** Mean level of a frame, of 32,767, below which nobody speaks: about -40 dB. */
  private static final int SPEECH_LEVEL_MIN = 300;

  private final AudioSink next;
  private final long silenceMs;
  private final Runnable onSilence;
  private long silentSamples;
  private boolean told;

  /**
   * @param silenceMs of silence in a row
   * @param onSilence run once, on the pacer thread; must not block
   */
  SilenceWatch(AudioSink next, long silenceMs, Runnable onSilence) {
    this.next = next;
    this.silenceMs = silenceMs;
    this.onSilence = onSilence;
  }

  @Override
  public void write(short[] frame, int length, int sampleRate) {
    next.write(frame, length, sampleRate);
    silentSamples = level(frame, length) < SPEECH_LEVEL_MIN ? silentSamples + length : 0;
    if (!told && silentSamples * 1_000 >= silenceMs * sampleRate) {
      told = true;
      onSilence.run();
    }
  }

  private static int level(short[] frame, int length) {
    long sum = 0;
    for (int i = 0; i < length; i++) {
      sum += Math.abs((int) frame[i]);
    }
    return length == 0 ? 0 : (int) (sum / length);
  }
}
