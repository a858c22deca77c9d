package org.seatline.softphone.testbench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.seatline.softphone.media.Correlation;
import org.seatline.softphone.media.PcmClip;

/** Whether what was heard is what was said. */
public final class Likeness {
  private static final int RATE = 8000;
  private static final int SEGMENT_MS = 250;
  private static final int PART_SAMPLES = RATE / 1000 * 2_600;
  private static final int LATE_MAX_MS = 2_500;

  private Likeness() {}

  /**
   * How like it is, 0 to 1.
   *
   * @param saidMs how much of the beginning of what was said is looked for
   * @param lateMaxMs how much later or sooner it may be heard
   */
  public static Correlation of(PcmClip said, int saidMs, PcmClip heard, int lateMaxMs) {
    short[] reference = Arrays.copyOf(said.at(RATE).toArray(), RATE / 1000 * saidMs);
    return Correlation.bySegments(reference, heard.at(RATE).toArray(), RATE, lateMaxMs, SEGMENT_MS);
  }

  /** Fails unless the first two seconds of what was said are heard, soon. */
  public static void assertHeard(String what, PcmClip said, PcmClip heard, double least) {
    assertHeard(what, of(said, 2000, heard, LATE_MAX_MS), least);
  }

  /** Fails unless the first two seconds of what was said are heard somewhere. */
  static void assertHeardAnywhere(String what, PcmClip said, PcmClip heard, double least) {
    assertHeard(what, of(said, 2000, heard, (int) heard.durationMs()), least);
  }

  private static void assertHeard(String what, Correlation found, double least) {
    System.out.println(what + ": " + found);
    assertThat(found.peak()).as(what).isGreaterThan(least);
  }

  /** Fails unless the last 2.6 seconds of what was heard are somewhere in what was said. */
  public static void assertIsPart(String what, PcmClip heard, PcmClip said, double least) {
    short[] all = heard.at(RATE).toArray();
    short[] part = Arrays.copyOfRange(all, Math.max(0, all.length - PART_SAMPLES), all.length);
    Correlation found =
        Correlation.bySegments(
            part, said.at(RATE).toArray(), RATE, (int) said.durationMs(), SEGMENT_MS);
    assertHeard(what, found, least);
  }
}
