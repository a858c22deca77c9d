package org.seatline.app.session;

import org.jspecify.annotations.Nullable;
import org.seatline.protocol.SeatQuality;
import org.seatline.softphone.media.Diagnosis;

/**
 * What the seat knows of the quality of its call. A function of what was measured and when.
 *
 * @param now the last that was measured, with what the agent is told, or null
 * @param tally of the whole call
 * @param told what the server was told last, or null
 * @param toldNanos when
 */
record QualityBook(
    @Nullable VoiceQuality now,
    TroubleWatch watch,
    QualityTally tally,
    @Nullable SeatQuality told,
    long toldNanos) {
  /** Shortest time between two messages to the server. */
  static final long TELL_EVERY_MS = 5_000;

  private static final SeatQuality NOTHING = new SeatQuality(null, null, null);

  /** Nothing was measured. */
  static final QualityBook EMPTY =
      new QualityBook(null, TroubleWatch.QUIET, QualityTally.EMPTY, null, 0);

  /** Takes what was measured while both talk. */
  QualityBook talking(VoiceQuality measured, long nowNanos) {
    TroubleWatch next = watch.next(worthTelling(measured.diagnosis()), nowNanos);
    VoiceQuality shown = measured.warning(next.told());
    return new QualityBook(shown, next, tally.with(shown), told, toldNanos);
  }

  /** Takes what was measured while the caller is on hold: nothing can be said about the sound. */
  QualityBook holding(VoiceQuality measured) {
    return new QualityBook(
        measured.warning(Diagnosis.GOOD), TroubleWatch.QUIET, tally, told, toldNanos);
  }

  // A caller who is silent may well be listening.
  private static Diagnosis worthTelling(Diagnosis found) {
    return found == Diagnosis.SILENCE_COMES ? Diagnosis.GOOD : found;
  }

  /** What the server does not know and may be told now, or null. */
  @Nullable SeatQuality news(long nowNanos) {
    VoiceQuality latest = now;
    if (latest == null || (told != null && nowNanos - toldNanos < TELL_EVERY_MS * 1_000_000)) {
      return null;
    }
    SeatQuality words = words(latest);
    return words.equals(told == null ? NOTHING : told) ? null : words;
  }

  private static SeatQuality words(VoiceQuality latest) {
    return new SeatQuality(
        QualityScale.level(latest.here().mos()),
        QualityScale.level(latest.there().mos()),
        latest.warning() == Diagnosis.GOOD ? null : QualityScale.id(latest.warning()));
  }

  /** The server was told this. */
  QualityBook told(SeatQuality words, long nowNanos) {
    return new QualityBook(now, watch, tally, words, nowNanos);
  }

  /** The server may have forgotten. */
  QualityBook untold() {
    return new QualityBook(now, watch, tally, null, 0);
  }
}
