package org.seatline.softphone.testbench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.seatline.softphone.media.Correlation;
import org.seatline.softphone.media.PcmClip;

/** Whether what was heard is what was said. */
public final class Likeness {
  private static final int RATE = 8000;
  private static final int SEGMENT_MS = 250;

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

  /** Fails unless the first two seconds of what was said are heard. */
  public static void assertHeard(String what, PcmClip said, PcmClip heard, double least) {
    Correlation found = of(said, 2000, heard, 2500);
    System.out.println(what + ": " + found);
    assertThat(found.peak()).as(what).isGreaterThan(least);
  }
}
