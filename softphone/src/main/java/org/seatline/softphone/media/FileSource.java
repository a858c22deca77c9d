package org.seatline.softphone.media;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** Plays a clip once or round and round, at whatever rate is asked for. One reader. */
public final class FileSource implements AudioSource {
  private final PcmClip clip;
  private final boolean loop;
  private final Runnable ended;
  private final AtomicBoolean endTold = new AtomicBoolean();
  private int position;
  private @Nullable Resampler resampler;
  private int resamplerRate;
  private short[] input = new short[0];
  private short[] output = new short[0];
  private int outputLength;

  /**
   * @param ended called once, on the reader's thread, after the last sample has been read; must not
   *     block
   */
  public FileSource(PcmClip clip, boolean loop, Runnable ended) {
    this.clip = clip;
    this.loop = loop;
    this.ended = ended;
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
    int got =
        sampleRate == clip.sampleRate()
            ? take(frame, 0, length)
            : resampled(frame, length, sampleRate);
    if (got < length && endTold.compareAndSet(false, true)) {
      ended.run();
    }
    return got;
  }

  private int take(short[] out, int offset, int length) {
    int got = 0;
    int at = position;
    while (got < length && clip.length() > 0) {
      int part = clip.copy(at, out, offset + got, length - got);
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

  private int resampled(short[] frame, int length, int sampleRate) {
    Resampler filter = resampler;
    if (filter == null || resamplerRate != sampleRate) {
      filter = new Resampler(clip.sampleRate(), sampleRate);
      resampler = filter;
      resamplerRate = sampleRate;
      input = new short[clip.sampleRate() / 100];
      output = new short[filter.maxOutput(input.length) + length];
      outputLength = 0;
    }
    while (outputLength < length) {
      int got = take(input, 0, input.length);
      if (got == 0) {
        break;
      }
      output = ensure(output, outputLength + filter.maxOutput(got));
      outputLength += filter.process(input, got, output, outputLength);
    }
    int given = Math.min(length, outputLength);
    System.arraycopy(output, 0, frame, 0, given);
    outputLength -= given;
    System.arraycopy(output, given, output, 0, outputLength);
    return given;
  }

  private static short[] ensure(short[] array, int length) {
    return array.length >= length ? array : Arrays.copyOf(array, length);
  }
}
