package org.seatline.server.telephony;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.seatline.server.acd.DialOutcome;
import org.seatline.server.acd.Effect;
import org.seatline.softphone.call.CallEnd;
import org.seatline.softphone.call.SipResponse;
import org.seatline.softphone.sdp.SessionDescription;
import org.seatline.softphone.sip.Call;
import org.seatline.softphone.sip.CallListener;

/** The caller's phone that rings for a callback. User agent's thread. */
final class CallbackDial implements CallListener {
  private static final Set<Integer> BUSY = Set.of(486, 600, 603);
  private static final Set<Integer> NO_ANSWER = Set.of(408, 480, 487);

  final Effect.DialCaller wanted;
  final long sessionId;
  private final CallbackCall callback;
  private @Nullable Call call;
  private @Nullable CallListener next;
  private boolean stopped;
  private boolean timedOut;

  CallbackDial(CallbackCall callback, Effect.DialCaller wanted, long sessionId) {
    this.callback = callback;
    this.wanted = wanted;
    this.sessionId = sessionId;
  }

  void call(Call placed) {
    call = placed;
  }

  @Nullable Call call() {
    return call;
  }

  /** It has rung long enough. */
  void ringOver() {
    if (next == null && !stopped) {
      timedOut = true;
      hangUp();
    }
  }

  /** Rings no longer (CANCEL); what comes of it is of no interest. */
  void stop() {
    stopped = true;
    hangUp();
  }

  private void hangUp() {
    Call placed = call;
    if (placed != null) {
      placed.hangUp();
    }
  }

  /** From now on this is a caller like any other. */
  void join(CallListener side) {
    next = side;
  }

  @Override
  public void writeAhead(Call changed, Runnable send) {
    CallListener after = next;
    if (after == null) {
      callback.writeAhead(changed, send, () -> !stopped);
    } else {
      after.writeAhead(changed, send);
    }
  }

  @Override
  public void answered(Call answered, SipResponse response, @Nullable String sdp) {
    SessionDescription theirs = SdpRelay.parse(sdp);
    if (stopped || timedOut || theirs == null) {
      answered.hangUp();
    } else {
      callback.reached(this, answered, theirs);
    }
  }

  @Override
  public void confirmed(Call confirmed, @Nullable String sdp) {
    CallListener after = next;
    if (after != null) {
      after.changed(confirmed);
    }
  }

  @Override
  public void reinviteReceived(Call invited, @Nullable String offer) {
    CallListener after = next;
    if (after == null) {
      invited.rejectReinvite(491);
    } else {
      after.reinviteReceived(invited, offer);
    }
  }

  @Override
  public void reinviteAnswered(Call invited, @Nullable String sdp) {
    CallListener after = next;
    if (after != null) {
      after.reinviteAnswered(invited, sdp);
    }
  }

  @Override
  public void reinviteFailed(Call invited, int status) {
    CallListener after = next;
    if (after != null) {
      after.reinviteFailed(invited, status);
    }
  }

  @Override
  public void ended(Call over, CallEnd end) {
    CallListener after = next;
    if (after != null) {
      after.ended(over, end);
    } else if (!stopped) {
      callback.missed(this, outcome(end.status()));
    }
  }

  private DialOutcome outcome(int status) {
    if (timedOut || NO_ANSWER.contains(status)) {
      return DialOutcome.NO_ANSWER;
    }
    return BUSY.contains(status) ? DialOutcome.BUSY : DialOutcome.FAILED;
  }
}
