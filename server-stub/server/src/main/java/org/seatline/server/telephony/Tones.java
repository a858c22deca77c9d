package org.seatline.server.telephony;

/** Tones for what has no prompt, at {@link PromptLibrary#SAMPLE_RATE}. */
final class Tones {
  /** One high tone. */
  static final short[] DONE = tones(880, 1, 300);

  /** Three low tones. */
  static final short[] REFUSED = tones(330, 3, 200);

  /** Silence for those who only want to know how it arrives. */
  static final short[] TEST_LINE = new short[samples(12_000)];

  private static final int PAUSE_MS = 100;
  private static final double LOUDNESS = 6_000;

  private Tones() {}

  private static short[] tones(int hertz, int count, int lengthMs) {
    int tone = samples(lengthMs);
    int each = tone + samples(PAUSE_MS);
    short[] all = new short[each * count];
    for (int i = 0; i < all.length; i++) {
      if (i % each < tone) {
        double turns = (double) (i % each) * hertz / PromptLibrary.SAMPLE_RATE;
        all[i] = (short) (LOUDNESS * Math.sin(2 * Math.PI * turns));
      }
    }
    return all;
  }

  private static int samples(int ms) {
    return PromptLibrary.SAMPLE_RATE / 1_000 * ms;
  }
}
