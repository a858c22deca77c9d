package org.seatline.app.session;

import org.jspecify.annotations.Nullable;
import org.seatline.app.session.SeatSnapshot.CallView.Phase;

/**
 * Hold and taking back. While the server is there it holds, with its music. While it is gone the
 * seat does: it sends a tone in place of the microphone and lets nothing through to the ear; the
 * server takes the hold over when it is back.
 */
final class HoldSteps {
  private HoldSteps() {}

  /** The person wants it. */
  static void wish(SeatDraft draft, CallDraft call, boolean on) {
    Boolean asked = call.hold.asked();
    if (call.held == on && (asked == null || asked == on)) {
      return;
    }
    if (!draft.online && call.line == null) {
      alone(draft, call, on);
      return;
    }
    if (call.hold.here()) {
      release(draft, call);
      change(draft, call, on);
    }
    ask(draft, call, on);
  }

  private static void alone(SeatDraft draft, CallDraft call, boolean on) {
    if (on) {
      holdHere(draft, call);
    } else if (call.hold.here()) {
      release(draft, call);
      change(draft, call, false);
    } else {
      call.hold = call.hold.resumingLater();
      draft.notice(Notices.RESUME_LATER);
    }
  }

  private static void holdHere(SeatDraft draft, CallDraft call) {
    call.hold = call.hold.here(true);
    draft.effect(new SeatEffect.HoldHere(call.callId, true));
    change(draft, call, true);
  }

  private static void release(SeatDraft draft, CallDraft call) {
    call.hold = call.hold.here(false);
    draft.effect(new SeatEffect.HoldHere(call.callId, false));
  }

  private static void ask(SeatDraft draft, CallDraft call, boolean on) {
    call.hold = call.hold.asking(on);
    draft.effect(new SeatEffect.HoldCall(call.callId, on));
  }

  private static void change(SeatDraft draft, CallDraft call, boolean on) {
    if (call.held != on) {
      call.held = on;
      draft.effect(new SeatEffect.Journal(call.callId, on ? "held" : "resumed", ""));
    }
  }

  /** The other side agreed. */
  static void agreed(SeatDraft draft, CallDraft call, boolean on) {
    Boolean asked = call.hold.asked();
    call.hold = call.hold.asking(null);
    if (call.hold.here() && on) {
      release(draft, call);
    }
    change(draft, call, on);
    if (asked != null && asked != on) {
      ask(draft, call, asked); // the person thought otherwise meanwhile
    }
    ConsultSteps.holdChanged(draft, call);
  }

  /** The other side refused, or nobody answered; a hold at the seat stays. */
  static void failed(SeatDraft draft, CallDraft call) {
    call.hold = call.hold.asking(null);
    if (!call.hold.here() && (draft.online || call.line != null)) {
      draft.notice(Notices.HOLD_FAILED);
    }
    ConsultSteps.holdFailed(draft, call);
  }

  /** The server is gone: what it was asked for is done here, or later. */
  static void serverGone(SeatDraft draft, @Nullable CallDraft call) {
    if (call == null || !call.is(Phase.TALKING) || call.line != null) {
      return;
    }
    Boolean asked = call.hold.asked();
    if (asked != null && asked && !call.held) {
      holdHere(draft, call);
    } else if (asked != null && !asked && call.held) {
      call.hold = call.hold.resumingLater();
      draft.notice(Notices.RESUME_LATER);
    }
  }

  /** The server is back and knows of the talk: it holds what is held, and resumes what is to be. */
  static void serverBack(SeatDraft draft, CallDraft call) {
    if (call.hold.here()) {
      ask(draft, call, true);
    } else if (call.hold.resumeLater()) {
      ask(draft, call, false);
    }
  }
}
