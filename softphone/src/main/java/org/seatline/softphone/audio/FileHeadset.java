package org.seatline.softphone.audio;

import java.util.Arrays;
import java.util.function.Consumer;
import org.seatline.softphone.media.AudioSink;
import org.seatline.softphone.media.AudioSource;
import org.seatline.softphone.media.FileSource;
import org.seatline.softphone.media.PcmClip;
import org.seatline.softphone.media.Tee;

/** A headset for robots and tests: speaks clips and lets sinks hear what it hears. */
public final class FileHeadset implements Headset {
  private static final int LEVEL_RATE = 16_000;

  private final HeadsetState state = new HeadsetState.Working("file", "nothing");
  private final Tee ear = new Tee();
  private final LevelGauge level = new LevelGauge(LEVEL_RATE);
  private volatile AudioSource mouth = AudioSource.SILENCE;

  private FileHeadset() {}

  /** Hears without keeping anything. */
  public static FileHeadset deaf() {
    return new FileHeadset();
  }

  /**
   * Speaks a clip from now on, in place of what was spoken before.
   *
   * @param ended called on the pacer thread after the last sample; must not block
   */
  public void speak(PcmClip clip, Runnable ended) {
    mouth = new FileSource(clip, false, ended);
  }

  /** Speaks a clip over and over. */
  public void speakForEver(PcmClip clip) {
    mouth = FileSource.looping(clip);
  }

  /** Says no more. */
  public void fallSilent() {
    mouth = AudioSource.SILENCE;
  }

  /** Lets another sink hear what this headset hears. */
  public void alsoHearing(AudioSink sink) {
    ear.add(sink);
  }

  @Override
  public AudioSource microphone() {
    return (frame, length, sampleRate) -> {
      int got = mouth.read(frame, length, sampleRate);
      Arrays.fill(frame, got, length, (short) 0);
      level.add(frame, length);
      return got;
    };
  }

  /** While the microphone is read at 16 kHz; at other rates its readings come faster or slower. */
  @Override
  public LevelGauge microphoneLevel() {
    return level;
  }

  @Override
  public AudioSink speaker() {
    return ear;
  }

  @Override
  public HeadsetState state() {
    return state;
  }

  @Override
  public Runnable onState(Consumer<HeadsetState> listener) {
    listener.accept(state);
    return () -> {};
  }

  @Override
  public void close() {}
}
