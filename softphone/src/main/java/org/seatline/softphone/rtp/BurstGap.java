package org.seatline.softphone.rtp;

import org.seatline.softphone.rtp.XrBlock.LossMetrics;

/**
 * Tells bursts of loss from single losses in the gaps between them (RFC 3611 section 4.7.2 and
 * appendix A.2): a Markov chain of four states whose transitions are counted. Not thread-safe.
 */
final class BurstGap {
  /** Good packets in a row that end a burst: the value that the RFC recommends. */
  static final int GAP_MIN = 16;

  private static final int PARTS = 256;
  private static final int BYTE_MAX = 255;
  private static final int SHORT_MAX = 65_535;

  private long lost;
  private long discarded;
  private long goodInRow;
  private long missedInBurst;

  /** Good packets in gaps; single misses in gaps; bursts that began. */
  private long inGap;

  private long singles;
  private long bursts;

  /** Good packets within bursts; misses after a good one, and after a miss. */
  private long goodInBurst;

  private long missAfterGood;
  private long missAfterMiss;

  void received() {
    goodInRow++;
  }

  void lost() {
    lost++;
    missed();
  }

  void discarded() {
    discarded++;
    missed();
  }

  private void missed() {
    if (goodInRow >= GAP_MIN) {
      if (missedInBurst == 1) {
        singles++;
      } else {
        bursts++;
      }
      missedInBurst = 1;
      inGap += goodInRow;
    } else {
      missedInBurst++;
      if (goodInRow == 0) {
        missAfterMiss++;
      } else {
        missAfterGood++;
        goodInBurst += goodInRow - 1;
      }
    }
    goodInRow = 0;
  }

  /**
   * The figures so far.
   *
   * @param packetMs packet time of what is received
   */
  LossMetrics metrics(int packetMs) {
    // What came since the last miss belongs to a gap that is not over.
    long gaps = inGap + goodInRow;
    long all = gaps + singles + goodInBurst + 2 * missAfterGood + missAfterMiss + 2 * bursts;
    double toMiss = share(goodInBurst + missAfterGood, missAfterGood, 1);
    double toGood = share(bursts + missAfterGood + missAfterMiss, missAfterGood, 0);
    double density = bursts + missAfterGood + missAfterMiss == 0 ? 0 : toMiss / (toMiss + toGood);
    long gapMs = bursts == 0 ? gaps * packetMs : (gaps + singles + bursts) * packetMs / bursts;
    long burstMs = bursts == 0 ? 0 : all * packetMs / bursts - gapMs;
    return new LossMetrics(
        part(lost, all),
        part(discarded, all),
        (int) Math.min(BYTE_MAX, PARTS * density),
        part(singles, gaps + singles),
        (int) Math.clamp(burstMs, 0L, SHORT_MAX),
        (int) Math.clamp(gapMs, 0L, SHORT_MAX));
  }

  private static double share(long all, long part, double otherwise) {
    return all == 0 ? otherwise : (double) part / all;
  }

  private static int part(long some, long all) {
    return all == 0 ? 0 : (int) Math.min(BYTE_MAX, PARTS * some / all);
  }
}
