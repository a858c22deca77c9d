package org.seatline.app.session;

import org.jspecify.annotations.Nullable;
import org.seatline.softphone.media.Diagnosis;

/**
 * Decides when a person is told that the sound is bad, and when no longer: neither for a bad second
 * nor on and off. A function of what was found and when.
 *
 * @param told what the person is told, {@link Diagnosis#GOOD} for nothing
 * @param better whether what is found since {@code sinceNanos} is nothing
 * @param sinceNanos since when something else is found than what is told, or null
 */
record TroubleWatch(Diagnosis told, boolean better, @Nullable Long sinceNanos) {
  /** How long something must be wrong before it is told. */
  static final long TELL_AFTER_MS = 5_000;

  /** How long nothing must be wrong before it is told no more. */
  static final long FORGET_AFTER_MS = 10_000;

  /** Nothing is told. */
  static final TroubleWatch QUIET = new TroubleWatch(Diagnosis.GOOD, false, null);

  /** Takes what is found now, {@link Diagnosis#GOOD} for nothing. */
  TroubleWatch next(Diagnosis found, long nowNanos) {
    if (found == told) {
      return new TroubleWatch(told, false, null);
    }
    boolean fine = found == Diagnosis.GOOD;
    long began = sinceNanos != null && better == fine ? sinceNanos : nowNanos;
    long needed = (fine ? FORGET_AFTER_MS : TELL_AFTER_MS) * 1_000_000;
    return nowNanos - began >= needed
        ? new TroubleWatch(found, false, null)
        : new TroubleWatch(told, fine, began);
  }
}
