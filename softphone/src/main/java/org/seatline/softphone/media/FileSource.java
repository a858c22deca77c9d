package org.seatline.softphone.media;

import java.util.concurrent.atomic.AtomicBoolean;

/** Plays a clip once or round and round, at whatever rate is asked for. One reader. */
public final class FileSource implements AudioSource {
  private final PcmClip clip;
  private final boolean loop;
  private final Runnable ended;
  private final AtomicBoolean endTold = new AtomicBoolean();
  private final RateSource atAnyRate;
  private int position;

  /**
   * @param ended called once, on the reader's thread, after the last sample has been read; must not
   *     block
   */
  public FileSource(PcmClip clip, boolean loop, Runnable ended) {
    this.clip = clip;
    this.loop = loop;
    this.ended = ended;
    this.atAnyRate =
        new RateSource((frame, length, rate) -> take(frame, length), clip.sampleRate());
  }

  /** Plays once. */
  public static FileSource once(PcmClip clip) {
    return new FileSource(clip, false, () -> {});
  }

  /** Plays round and round. */
  public static FileSource looping(PcmClip clip) {
    return new FileSource(clip, true, () -> {});
  }

  @Override
  public int read(short[] frame, int length, int sampleRate) {
    int got = atAnyRate.read(frame, length, sampleRate);
    if (got < length && endTold.compareAndSet(false, true)) {
      ended.run();
    }
    return got;
  }

  private int take(short[] out, int length) {
    int got = 0;
    int at = position;
    while (got < length && clip.length() > 0) {
      int part = clip.copy(at, out, got, length - got);
      got += part;
      at += part;
      if (at >= clip.length() && !loop) {
        break;
      }
      at = at >= clip.length() ? 0 : at;
    }
    position = at;
    return got;
  }
}
