package org.seatline.app.session;

import java.util.ArrayList;
import java.util.List;
import org.seatline.softphone.media.PcmClip;

/**
 * How loud a sound is along its way, for drawing.
 *
 * @param peaks of each stretch of it, 0 to 1; as many as {@link #STRETCHES}, fewer for few samples
 */
public record WaveForm(List<Float> peaks) {
  /** So many stretches a sound is cut into. */
  public static final int STRETCHES = 160;

  private static final float LOUDEST = 32_768f;

  public WaveForm {
    peaks = List.copyOf(peaks);
  }

  /** A sound that was fetched, with its wave form. */
  public record Sound(PcmClip clip, WaveForm form) {}

  /** The wave form of a sound: reads every sample once. */
  public static WaveForm of(PcmClip clip) {
    short[] samples = clip.toArray();
    int stretches = Math.min(STRETCHES, samples.length);
    List<Float> peaks = new ArrayList<>(stretches);
    for (int i = 0; i < stretches; i++) {
      int from = (int) ((long) samples.length * i / stretches);
      int to = (int) ((long) samples.length * (i + 1) / stretches);
      peaks.add(peak(samples, from, to) / LOUDEST);
    }
    return new WaveForm(peaks);
  }

  private static float peak(short[] samples, int from, int to) {
    int loudest = 0;
    for (int i = from; i < to; i++) {
      loudest = Math.max(loudest, Math.abs((int) samples[i]));
    }
    return loudest;
  }
}
