package org.seatline.app.session;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.seatline.protocol.LocalizedText;

/** A {@link LiveCall} while one transition changes it. */
final class CallDraft {
  final String callId;
  final long arrivedNanos;
  String offerId;
  SeatSnapshot.CallView.Phase phase = SeatSnapshot.CallView.Phase.RINGING;
  String number = "";
  String queueId = "";
  List<String> menuPath = List.of();
  long waitedMs;
  long ringMs;
  @Nullable Long until;
  @Nullable Long talkSinceNanos;
  boolean held;
  boolean muted;
  SeatSnapshot.CallView.Recording recording = SeatSnapshot.CallView.Recording.OFF;
  @Nullable LocalizedText drill;
  Map<String, String> attached = Map.of();
  QualityBook quality = QualityBook.EMPTY;
  boolean inviteHere;
  boolean answerWanted;
  boolean sounding;
  boolean silent;
  boolean legGone;
  SeatHold hold = SeatHold.NONE;
  @Nullable LineCall line;
  Company company = Company.NONE;

  CallDraft(String callId, String offerId, long arrivedNanos) {
    this.callId = callId;
    this.offerId = offerId;
    this.arrivedNanos = arrivedNanos;
  }

  static CallDraft of(LiveCall call) {
    return of(call, call.callId());
  }

  /** The same call by another id. */
  static CallDraft of(LiveCall call, String callId) {
    CallDraft draft = new CallDraft(callId, call.offerId(), call.arrivedNanos());
    draft.phase = call.phase();
    draft.number = call.number();
    draft.queueId = call.queueId();
    draft.menuPath = call.menuPath();
    draft.waitedMs = call.waitedMs();
    draft.ringMs = call.ringMs();
    draft.until = call.until();
    draft.talkSinceNanos = call.talkSinceNanos();
    draft.held = call.held();
    draft.muted = call.muted();
    draft.recording = call.recording();
    draft.drill = call.drill();
    draft.attached = call.attached();
    draft.quality = call.quality();
    draft.inviteHere = call.inviteHere();
    draft.answerWanted = call.answerWanted();
    draft.sounding = call.sounding();
    draft.silent = call.silent();
    draft.legGone = call.legGone();
    draft.hold = call.hold();
    draft.line = call.line();
    draft.company = call.company();
    return draft;
  }

  LiveCall freeze() {
    return new LiveCall(
        callId,
        offerId,
        phase,
        number,
        queueId,
        menuPath,
        waitedMs,
        arrivedNanos,
        ringMs,
        until,
        talkSinceNanos,
        held,
        muted,
        recording,
        drill,
        attached,
        quality,
        inviteHere,
        answerWanted,
        sounding,
        silent,
        legGone,
        hold,
        line,
        company);
  }

  boolean is(SeatSnapshot.CallView.Phase wanted) {
    return phase == wanted;
  }
}
