package org.seatline.softphone.audio;

import java.util.Arrays;
import org.seatline.softphone.media.SampleRing;

/**
 * Stands between two clocks, the sound card's and the pacer's. What is read is a little faster or
 * slower than what was written, unheard, so that what it holds in its emptiest moments stays at a
 * small {@link Reserve}: neither does the delay grow over a shift nor does a gap come. Only a
 * backlog after a standstill is cut out at once, in silence where there is one. One writer, one
 * reader; does not allocate.
 */
final class DriftBuffer {
  static final int CAPACITY_MS = 200;

  /** Longest piece that is read at once. */
  private static final int READ_MAX_MS = 40;

  private static final double JUDGED_EVERY_SECONDS = 0.5;

  /** What is further above the reserve is cut out in the next silence. */
  private static final double BACKLOG_MS = 12;

  /** What is further above the reserve is cut out soon, silence or not. */
  private static final double LARGE_BACKLOG_MS = 40;

  /** Judgements for which a large backlog waits for a silence. */
  private static final int PATIENCE = 4;

  /** More than the reserve at first where nothing is known of the clocks and their phases. */
  private static final int MARGIN_AT_START_MS = 10;

  /**
   * What comes again so soon after the buffer ran dry was late; later, there was nothing to say.
   */
  private static final int LATE_MAX_MS = 100;

  private static final int QUIET_AMPLITUDE = 200;
  private static final int BLEND_MS = 5;

  private final SampleRing ring;
  private final FineResampler resampler = new FineResampler();
  private final DriftControl control = new DriftControl();
  private final Reserve reserve;
  private final int sampleRate;
  private final int marginMs;
  private final short[] taken;
  private final short[] old;
  private boolean giving;
  private boolean ranDry;
  private int samplesDry;
  private int sizeWhenDry;
  private int lowest = Integer.MAX_VALUE;
  private int samplesJudged;
  private int judgementsOfBacklog;
  private short last;
  private volatile boolean cleared;
  private volatile long underruns;
  private volatile long cut;
  private volatile double heldMs;

  /**
   * @param reserveMs what it holds at least in its emptiest moments: {@link Reserve#IN_STEP_MS} or
   *     {@link Reserve#DRIFTING_MS}
   */
  DriftBuffer(int sampleRate, int reserveMs) {
    this.sampleRate = sampleRate;
    reserve = new Reserve(reserveMs);
    marginMs = reserveMs == Reserve.IN_STEP_MS ? 0 : MARGIN_AT_START_MS;
    ring = new SampleRing(samples(CAPACITY_MS));
    taken = new short[samples(READ_MAX_MS) + 2];
    old = new short[samples(BLEND_MS)];
  }

  private int samples(double ms) {
    return (int) (sampleRate * ms / 1000);
  }

  private double ms(double samples) {
    return samples * 1000 / sampleRate;
  }

  void write(short[] samples, int length) {
    ring.write(samples, 0, length);
  }

  /**
   * Fills {@code out} wholly with sound, or with silence.
   *
   * @param length at most 40 ms
   * @return {@code length}, or 0 while there is not enough
   */
  int read(short[] out, int length) {
    if (cleared) {
      cleared = false;
      giving = false;
      ranDry = false;
    }
    int needed = resampler.needed(length);
    int size = ring.size();
    tellLateFromOver(size, length);
    if (!giving && !begin(size, needed)) {
      Arrays.fill(out, 0, length, (short) 0);
      return 0;
    }
    if (size < needed) {
      return runDry(out, length);
    }
    ring.read(taken, 0, needed);
    resampler.process(taken, out, length);
    last = out[length - 1];
    judge(ring.size(), needed, length);
    return length;
  }

  // The end of a stream and a late frame look the same until something comes again.
  private void tellLateFromOver(int size, int length) {
    if (!ranDry) {
      return;
    }
    samplesDry += length;
    if (samplesDry > samples(LATE_MAX_MS)) {
      ranDry = false;
    } else if (size > sizeWhenDry) {
      ranDry = false;
      reserve.underrun();
      long before = underruns;
      underruns = before + 1;
    }
  }

  // What had gathered while nobody read is old.
  private boolean begin(int size, int needed) {
    int wanted = needed + samples(reserve.targetMs() + marginMs);
    if (size < wanted) {
      return false;
    }
    ring.drop(size - wanted);
    forgetWindow();
    control.begin();
    giving = true;
    return true;
  }

  // What little there is stays for when it goes on; the sound falls to silence without a click.
  private int runDry(short[] out, int length) {
    int fade = Math.min(length, samples(BLEND_MS));
    for (int i = 0; i < fade; i++) {
      out[i] = (short) (last * (fade - i) / fade);
    }
    Arrays.fill(out, fade, length, (short) 0);
    last = 0;
    giving = false;
    ranDry = true;
    samplesDry = 0;
    sizeWhenDry = ring.size();
    forgetWindow();
    return 0;
  }

  private void judge(int sizeAfter, int needed, int length) {
    lowest = Math.min(lowest, sizeAfter);
    samplesJudged += length;
    if (judgementsOfBacklog > 0 && quiet(needed)) {
      cutBacklog();
    } else if (samplesJudged >= JUDGED_EVERY_SECONDS * sampleRate) {
      double seconds = (double) samplesJudged / sampleRate;
      double lowestMs = ms(lowest);
      heldMs = lowestMs;
      double excessMs = lowestMs - reserve.targetMs();
      reserve.observed(lowestMs, seconds);
      resampler.speed(control.update(excessMs, seconds));
      judgementsOfBacklog = excessMs > BACKLOG_MS ? judgementsOfBacklog + 1 : 0;
      if (judgementsOfBacklog > PATIENCE && excessMs > LARGE_BACKLOG_MS) {
        cutBacklog();
      }
      forgetWindow();
    }
  }

  private void forgetWindow() {
    lowest = Integer.MAX_VALUE;
    samplesJudged = 0;
  }

  private boolean quiet(int length) {
    for (int i = 0; i < length; i++) {
      if (Math.abs(taken[i]) > QUIET_AMPLITUDE) {
        return false;
      }
    }
    return true;
  }

  // What comes after the cut fades in over what would have come, so that no click is heard.
  private void cutBacklog() {
    judgementsOfBacklog = 0;
    int backlog = Math.min(lowest, ring.size()) - samples(reserve.targetMs()) - old.length;
    if (backlog <= 0) {
      return;
    }
    ring.read(old, 0, old.length);
    ring.drop(backlog);
    ring.blend(old, old.length);
    long before = cut;
    cut = before + old.length + backlog;
    forgetWindow();
  }

  /** Begins again with nothing; by either side. What is known of the clocks is kept. */
  void clear() {
    ring.clear();
    cleared = true;
  }

  int size() {
    return ring.size();
  }

  /** Delay that it adds to what the pieces' own length costs. */
  double delayMs() {
    return heldMs + ms(FineResampler.DELAY_SAMPLES);
  }

  /** How often something came too late; pauses and ends of what is written do not count. */
  long underruns() {
    return underruns;
  }

  /** Samples left out after a standstill, or for want of room. */
  long shed() {
    return cut + ring.dropped();
  }

  /** What the two clocks differ by, in parts per million; by the reader. */
  double driftPpm() {
    return control.driftPpm();
  }
}
