package org.seatline.server.telephony;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.seatline.softphone.media.AudioSource;

/**
 * Plays shared clips one after the other, then music for ever (or silence). The samples are shared
 * by all legs; only the position is a leg's own. Read by the pacer thread alone.
 */
final class ClipSource implements AudioSource {
  private final List<short[]> clips;
  private final short @Nullable [] music;
  private final Runnable atEnd;
  private int clip;
  private int position;
  private boolean ended;

  /**
   * @param clips said in order, at the leg's sample rate
   * @param music repeated when they are over, or null for silence
   * @param atEnd called once on the pacer thread when the clips are over; must not block
   */
  ClipSource(List<short[]> clips, short @Nullable [] music, Runnable atEnd) {
    this.clips = List.copyOf(clips);
    this.music = music;
    this.atEnd = atEnd;
  }

  @Override
  public int read(short[] frame, int length, int sampleRate) {
    int filled = 0;
    while (filled < length && clip < clips.size()) {
      filled += copy(clips.get(clip), frame, filled, length);
      if (position >= clips.get(clip).length) {
        clip++;
        position = 0;
      }
    }
    if (clip >= clips.size() && !ended) {
      ended = true;
      atEnd.run();
    }
    return music == null || music.length == 0 ? filled : repeat(music, frame, filled, length);
  }

  private int repeat(short[] samples, short[] frame, int from, int length) {
    int filled = from;
    while (filled < length) {
      filled += copy(samples, frame, filled, length);
      if (position >= samples.length) {
        position = 0;
      }
    }
    return filled;
  }

  private int copy(short[] samples, short[] frame, int from, int length) {
    int count = Math.min(length - from, samples.length - position);
    System.arraycopy(samples, position, frame, from, count);
    position += count;
    return count;
  }
}
