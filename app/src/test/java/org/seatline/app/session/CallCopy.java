package org.seatline.app.session;

import org.jspecify.annotations.Nullable;
import org.seatline.app.session.SeatSnapshot.CallView;

/** A call that differs from another in a few things. */
final class CallCopy {
  private final CallView origin;
  private CallView.Phase phase;
  private @Nullable Long ringUntilNanos;
  private @Nullable Long talkSinceNanos;
  private boolean held;
  private boolean muted;
  private CallView.Recording recording;
  private @Nullable VoiceQuality quality;
  private Company company;

  private CallCopy(CallView c) {
    origin = c;
    phase = c.phase();
    ringUntilNanos = c.ringUntilNanos();
    talkSinceNanos = c.talkSinceNanos();
    held = c.held();
    muted = c.muted();
    recording = c.recording();
    quality = c.quality();
    company = c.company();
  }

  static CallCopy of(CallView c) {
    return new CallCopy(c);
  }

  CallCopy phase(CallView.Phase next) {
    phase = next;
    return this;
  }

  CallCopy ringUntilNanos(@Nullable Long next) {
    ringUntilNanos = next;
    return this;
  }

  CallCopy talkSinceNanos(@Nullable Long next) {
    talkSinceNanos = next;
    return this;
  }

  CallCopy held(boolean next) {
    held = next;
    return this;
  }

  CallCopy muted(boolean next) {
    muted = next;
    return this;
  }

  CallCopy recording(CallView.Recording next) {
    recording = next;
    return this;
  }

  CallCopy quality(@Nullable VoiceQuality next) {
    quality = next;
    return this;
  }

  CallCopy company(Company next) {
    company = next;
    return this;
  }

  CallView done() {
    return new CallView(
        origin.callId(),
        phase,
        origin.number(),
        origin.queueId(),
        origin.menuPath(),
        origin.waitedMs(),
        origin.arrivedNanos(),
        ringUntilNanos,
        origin.ringMs(),
        talkSinceNanos,
        held,
        muted,
        recording,
        origin.drill(),
        origin.attached(),
        quality,
        origin.line(),
        company);
  }
}
