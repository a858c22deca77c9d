package org.seatline.softphone.audio;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.seatline.softphone.media.AudioSink;
import org.seatline.softphone.media.AudioSource;
import org.seatline.softphone.media.FileSource;
import org.seatline.softphone.media.PcmClip;
import org.seatline.softphone.media.Tee;
import org.seatline.softphone.media.WavSink;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A headset for robots and tests: speaks clips and, if wanted, keeps what it hears in a file. */
public final class FileHeadset implements Headset {
  private static final Logger LOG = LoggerFactory.getLogger(FileHeadset.class);

  private final HeadsetState state;
  private final Tee ear = new Tee();
  private final WavSink[] files;
  private volatile AudioSource mouth = AudioSource.SILENCE;

  private FileHeadset(WavSink... files) {
    this.files = files;
    this.state = new HeadsetState.Working("file", files.length > 0 ? "file" : "nothing");
    for (WavSink file : files) {
      ear.add(file);
    }
  }

  /** Hears without keeping anything. */
  public static FileHeadset deaf() {
    return new FileHeadset();
  }

  /** Keeps what it hears in a new WAV file. */
  public static FileHeadset hearingInto(Path wav, int sampleRate) throws IOException {
    return new FileHeadset(WavSink.create(wav, sampleRate));
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
    return (frame, length, sampleRate) -> mouth.read(frame, length, sampleRate);
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
  public void onState(Consumer<HeadsetState> listener) {
    listener.accept(state);
  }

  @Override
  public void close() {
    for (WavSink file : files) {
      try {
        file.close();
      } catch (IOException e) {
        LOG.error("what the headset heard is incomplete", e);
      }
    }
  }
}
