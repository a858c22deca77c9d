package org.seatline.softphone.srtp;

/**
 * The replay windows of the sources whose packets were authentic, a bounded number of them: a
 * stranger without the key makes no entry. Not thread-safe.
 */
final class Sources {
  /** Sources of one stream that are remembered; the one that is silent longest makes room. */
  static final int MAX = 8;

  private final ReplayWindow[] windows = new ReplayWindow[MAX];
  private final int[] ssrcs = new int[MAX];
  private final long[] usedAt = new long[MAX];
  private int count;
  private long uses;
  private ReplayWindow spare = new ReplayWindow();

  /** The window of this source; an empty one, not yet remembered, for a new source. */
  ReplayWindow of(int ssrc) {
    for (int i = 0; i < count; i++) {
      if (ssrcs[i] == ssrc) {
        return windows[i];
      }
    }
    return spare;
  }

  /** Notes an authentic packet of this source, whose window is the one asked for last. */
  void came(int ssrc, ReplayWindow window, long index) {
    window.came(index);
    if (window == spare) {
      spare = new ReplayWindow();
    }
    int at = 0;
    while (at < count && ssrcs[at] != ssrc) {
      at++;
    }
    if (at == MAX) {
      at = longestSilent();
    }
    count = Math.max(count, at + 1);
    windows[at] = window;
    ssrcs[at] = ssrc;
    usedAt[at] = ++uses;
  }

  private int longestSilent() {
    int oldest = 0;
    for (int i = 1; i < MAX; i++) {
      oldest = usedAt[i] < usedAt[oldest] ? i : oldest;
    }
    return oldest;
  }
}
