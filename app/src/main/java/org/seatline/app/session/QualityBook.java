package org.seatline.app.session;

import org.jspecify.annotations.Nullable;
import org.seatline.softphone.media.Diagnosis;

/**
 * What the seat knows of the quality of its call. A function of what was measured and when.
 *
 * @param now the last that was measured, with what the agent is told, or null
 */
record QualityBook(@Nullable VoiceQuality now, TroubleWatch watch) {
  /** Nothing was measured. */
  static final QualityBook EMPTY = new QualityBook(null, TroubleWatch.QUIET);

  /** Takes what was measured while both talk. */
  QualityBook talking(VoiceQuality measured, long nowNanos) {
    TroubleWatch next = watch.next(worthTelling(measured.diagnosis()), nowNanos);
    return new QualityBook(measured.warning(next.told()), next);
  }

  /** Takes what was measured while the caller is on hold: nothing can be said about the sound. */
  QualityBook holding(VoiceQuality measured) {
    return new QualityBook(measured.warning(Diagnosis.GOOD), TroubleWatch.QUIET);
  }

  // A caller who is silent may well be listening.
  private static Diagnosis worthTelling(Diagnosis found) {
    return found == Diagnosis.SILENCE_COMES ? Diagnosis.GOOD : found;
  }
}
