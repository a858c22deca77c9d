package org.seatline.softphone.media;

/**
 * Measures a leg second by second. The pacer thread brings the frames and closes the seconds: it
 * allocates nothing for a frame, and a few small values for a second. Others read.
 */
final class LegMeter {
  /** What "now" means. */
  static final int WINDOW_SECONDS = 10;

  private static final long SECOND_NANOS = 1_000_000_000L;
  private static final float SILENT_SHARE = 0.99f;

  /** A tick that comes so long after the one before is late by what exceeds a tick. */
  private static final long LATE_NANOS = 3 * MediaEngine.TICK_MS * 1_000_000L;

  private final LegReceiver receiver;
  private final FarEnd farEnd;
  private final LegScores scores;
  private final QualityHistory history = new QualityHistory();
  private final FrameLevels heard = new FrameLevels();
  private final FrameLevels sent = new FrameLevels();
  private final Reception now = new Reception();

  /** The counts at the ends of the last seconds, used round and round. */
  private final Reception[] before = new Reception[WINDOW_SECONDS];

  private long secondEndsNanos;
  private long lastTickNanos;
  private long behindNanos;
  private int closed;
  private boolean receives = true;

  LegMeter(LegReceiver receiver, FarEnd farEnd, LegScores scores) {
    this.receiver = receiver;
    this.farEnd = farEnd;
    this.scores = scores;
    receiver.read(now);
    for (int i = 0; i < before.length; i++) {
      before[i] = new Reception();
      before[i].copy(now);
    }
  }

  /** Measures a frame that was sent; {@code given} says whether its source gave it. */
  synchronized void sent(short[] frame, boolean given) {
    sent.add(frame, given);
  }

  /** Measures a frame that was heard. */
  synchronized void heard(short[] frame) {
    heard.add(frame, true);
  }

  /** Closes the second when it is over. */
  synchronized void tick(MediaParameters parameters, long nanos) {
    receives = parameters.receive();
    behind(nanos);
    if (secondEndsNanos == 0) {
      secondEndsNanos = nanos + SECOND_NANOS;
    } else if (nanos - secondEndsNanos >= 0) {
      secondEndsNanos += SECOND_NANOS;
      if (nanos - secondEndsNanos >= SECOND_NANOS) {
        secondEndsNanos = nanos + SECOND_NANOS; // the machine slept
      }
      close();
    }
  }

  private void behind(long nanos) {
    long gap = nanos - lastTickNanos;
    if (lastTickNanos != 0 && gap >= LATE_NANOS) {
      behindNanos += gap - MediaEngine.TICK_MS * 1_000_000L;
    }
    lastTickNanos = nanos;
  }

  private void close() {
    Reception last = before[Math.floorMod(closed - 1, WINDOW_SECONDS)];
    Reception tenAgo = before[closed % WINDOW_SECONDS];
    if (!receiver.read(now)) {
      return;
    }
    if (now.expected < last.expected) { // another codec's rate: the receiver counts anew
      clear();
    }
    history.next();
    long expected = now.expected - last.expected;
    history.set(QualityFigure.PACKETS, now.received - last.received);
    history.set(QualityFigure.LOSS_HERE, LegScores.percent(now.lost - last.lost, expected));
    history.set(QualityFigure.LATE_HERE, LegScores.percent(now.late - last.late, expected));
    history.set(QualityFigure.BEHIND_HERE, behindNanos / 1e6);
    behindNanos = 0;
    history.set(QualityFigure.JITTER_HERE, now.jitterMs);
    history.set(QualityFigure.BUFFER_HERE, now.bufferMs);
    history.set(QualityFigure.MOS_HERE, scores.mosHere(tenAgo, now));
    FarEnd.Figures far = farEnd.figures();
    history.set(QualityFigure.LOSS_THERE, far.lossNow());
    history.set(QualityFigure.JITTER_THERE, far.jitterMs());
    history.set(QualityFigure.MOS_THERE, scores.mosThere(far));
    history.set(QualityFigure.ROUND_TRIP, farEnd.roundTripMs());
    heard.take(history, LoudnessFigures.HEARD);
    sent.take(history, LoudnessFigures.SENT);
    tenAgo.copy(now);
    closed++;
  }

  private void clear() {
    for (Reception reception : before) {
      reception.copy(Reception.NONE);
    }
  }

  /** How both ends hear each other now. */
  synchronized QualityReport report() {
    if (!receiver.read(now)) {
      return QualityReport.NOTHING;
    }
    Reception since = before[closed % WINDOW_SECONDS];
    return new QualityReport(
        scores.here(now.expected < since.expected ? Reception.NONE : since, now),
        scores.there(farEnd.figures()),
        farEnd.roundTripMs(),
        history.loudness(LoudnessFigures.HEARD, WINDOW_SECONDS),
        history.loudness(LoudnessFigures.SENT, WINDOW_SECONDS),
        new QualityReport.Minute(
            history.levels(LoudnessFigures.HEARD), history.levels(LoudnessFigures.SENT)),
        new QualityReport.Flow(
            history.count(),
            receives ? secondsWithoutPackets() : 0,
            history.secondsAtLeast(QualityFigure.HEARD_SILENT, SILENT_SHARE),
            history.sum(QualityFigure.BEHIND_HERE, WINDOW_SECONDS)));
  }

  private int secondsWithoutPackets() {
    int run = 0;
    while (run < history.count() && history.ago(QualityFigure.PACKETS, run) == 0) {
      run++;
    }
    return run;
  }

  /** One figure of each of the last sixty seconds, the oldest first. */
  synchronized float[] lastMinute(QualityFigure figure) {
    return history.series(figure);
  }
}
