package org.seatline.app.call;

import org.seatline.softphone.media.Diagnosis.Playback;

/**
 * Tells from how often the speaker ran dry whether what is heard can be played. Fed once a second
 * while there is a call.
 */
final class PlaybackWatch {
  /** Over how many seconds gaps are counted. */
  static final int WINDOW_SECONDS = 10;

  /** Gaps in them that a person does not mind: one comes with every pause of the stream. */
  static final int GAPS_MAX = 3;

  private final long[] readings = new long[WINDOW_SECONDS];
  private int count;

  /** Takes how often the speaker has run dry since it was opened. */
  Playback read(long underruns) {
    if (count > 0 && underruns < readings[(count - 1) % WINDOW_SECONDS]) {
      forget(); // another speaker
    }
    long before = count == 0 ? underruns : readings[count < WINDOW_SECONDS ? 0 : oldest()];
    readings[oldest()] = underruns;
    count++;
    return underruns - before > GAPS_MAX ? Playback.FAILS : Playback.WORKS;
  }

  private int oldest() {
    return count % WINDOW_SECONDS;
  }

  /** Begins anew with the next reading. */
  void forget() {
    count = 0;
  }
}
