package org.seatline.softphone.media;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Reads a source that has only one rate of its own at whatever rate is asked for. One reader. */
public final class RateSource implements AudioSource {
  private static final int PIECES_PER_SECOND = 100;

  private final AudioSource source;
  private final int sourceRate;
  private final short[] piece;
  private @Nullable Resampler resampler;
  private int resamplerRate;
  private short[] ready = new short[0];
  private int readyLength;

  /**
   * @param source is only ever read at this rate
   * @param sourceRate in Hz
   */
  public RateSource(AudioSource source, int sourceRate) {
    this.source = source;
    this.sourceRate = sourceRate;
    piece = new short[sourceRate / PIECES_PER_SECOND];
  }

  @Override
  public int read(short[] frame, int length, int sampleRate) {
    if (sampleRate == sourceRate) {
      return source.read(frame, length, sourceRate);
    }
    Resampler filter = resampler;
    if (filter == null || resamplerRate != sampleRate) {
      filter = new Resampler(sourceRate, sampleRate);
      resampler = filter;
      resamplerRate = sampleRate;
      readyLength = 0;
    }
    fill(filter, length);
    int given = Math.min(length, readyLength);
    System.arraycopy(ready, 0, frame, 0, given);
    readyLength -= given;
    System.arraycopy(ready, given, ready, 0, readyLength);
    return given;
  }

  private void fill(Resampler filter, int wanted) {
    int got = 1;
    while (readyLength < wanted && got > 0) {
      got = source.read(piece, piece.length, sourceRate);
      int room = readyLength + filter.maxOutput(Math.max(0, got));
      ready = ready.length >= room ? ready : Arrays.copyOf(ready, room + wanted);
      readyLength += filter.process(piece, got, ready, readyLength);
    }
  }
}
