package org.seatline.app.session;

import org.jspecify.annotations.Nullable;
import org.seatline.app.session.SeatSnapshot.CallView.Phase;
import org.seatline.app.session.SeatSnapshot.CallView.Recording;
import org.seatline.protocol.CallQuality;
import org.seatline.protocol.Disposition;
import org.seatline.protocol.FallbackLine;
import org.seatline.protocol.QueueInfo;
import org.seatline.protocol.SeatMessage;
import org.seatline.protocol.SeatStateName;

/** A call's way through the seat: rings, connects, talks, wraps up. */
final class CallSteps {
  /** Head start of the screen pop before the first ring is heard. */
  static final long RING_AFTER_POP_MS = 150;

  /** Longest wait from the answer to the grant or the first audio. */
  static final long CONNECT_MAX_MS = 10_000;

  /** Longest wait for the server's word on an answered call whose leg has ended. */
  static final long WORD_MAX_MS = 3_000;

  /** What an agent gets who asks for more wrap-up time while the server is away. */
  static final long WRAP_UP_EXTENSION_MS = 30_000;

  /** Ringing that nobody withdrew ends this much after its time. */
  private static final long RING_GRACE_MS = 3_000;

  /** The server ends a wrap-up; if it has not by then, the seat does. */
  private static final long WRAP_UP_GRACE_MS = 3_000;

  static final String BY_AGENT = "agent";
  static final String BY_CALLER = "caller-bye";
  static final String BY_SILENCE = "no-rtp";
  private static final int SIP_UNAVAILABLE = 480;

  /** Who ends a wrap-up. */
  enum EndedBy {
    /** Its person, or its time here. */
    SEAT,
    /** The server, which needs no word of it. */
    SERVER
  }

  private CallSteps() {}

  static long graceNanos(Phase phase) {
    return phase == Phase.RINGING ? RING_GRACE_MS * 1_000_000 : 0;
  }

  static long wrapUpGraceNanos(boolean online) {
    return online ? WRAP_UP_GRACE_MS * 1_000_000 : 0;
  }

  /** A call that is new to the seat begins to ring; the pop is shown before it is heard. */
  static CallDraft arrive(SeatDraft draft, String callId, String offerId) {
    if (draft.wrapUp != null) {
      wrapUpRanOut(draft, EndedBy.SERVER);
    }
    CallDraft call = new CallDraft(callId, offerId, draft.now.nanos());
    draft.call = call;
    draft.effect(new SeatEffect.Journal(callId, "rings", offerId));
    return call;
  }

  static void answer(SeatDraft draft) {
    CallDraft call = draft.call;
    if (call != null && call.is(Phase.INTERRUPTED)) {
      ResumeSteps.resume(draft, call);
      return;
    }
    if (call == null || !call.is(Phase.RINGING)) {
      draft.notice(Notices.NOTHING_TO_ANSWER);
      return;
    }
    call.answerWanted = true;
    call.phase = Phase.CONNECTING;
    call.until = draft.now.plusMs(CONNECT_MAX_MS);
    silence(draft, call);
    if (call.inviteHere) {
      draft.effect(new SeatEffect.AnswerCall(call.callId));
    }
  }

  /** The call is granted to this seat: talking begins. */
  static void granted(SeatDraft draft, CallDraft call) {
    if (!call.is(Phase.CONNECTING)) {
      return;
    }
    if (call.legGone) {
      wasOurs(draft, call);
      return;
    }
    call.phase = Phase.TALKING;
    call.until = null;
    boolean again = call.talkSinceNanos != null;
    if (!again) {
      call.talkSinceNanos = draft.now.nanos();
    }
    if (call.company.asks() == null) {
      record(draft, call);
    } else {
      draft.effect(new SeatEffect.OpenTalk(call.callId)); // whoever asks writes the caller's call
    }
    draft.effect(new SeatEffect.Journal(call.callId, again ? "taken-up" : "talking", call.queueId));
  }

  /** Both hear each other and are written. */
  static void record(SeatDraft draft, CallDraft call) {
    call.recording = Recording.ON;
    draft.effect(new SeatEffect.StartRecording(call.callId));
  }

  /**
   * The leg of an answered call has ended before the server said whether the call was this seat's:
   * the two go different ways, and the shorter one can be the later. The seat waits for the word.
   */
  static void awaitWord(SeatDraft draft, CallDraft call) {
    silence(draft, call);
    call.legGone = true;
    call.inviteHere = false;
    call.until = draft.now.plusMs(WORD_MAX_MS);
  }

  /** The word is that the call was this seat's: what comes after a talk is left to do. */
  static void wasOurs(SeatDraft draft, CallDraft call) {
    call.talkSinceNanos = draft.now.nanos();
    over(draft, call, BY_CALLER);
  }

  /** Another call is here: whoever waited for the word on the one before waits no longer. */
  static void otherCall(SeatDraft draft, String callId) {
    if (draft.callWith(callId) == null) {
      wasNotOurs(draft);
    }
  }

  /** No word came, or another call is here already: the call was not this seat's. */
  static void wasNotOurs(SeatDraft draft) {
    CallDraft call = draft.call;
    if (call != null && call.legGone) {
      over(draft, call, BY_CALLER);
    }
  }

  /** The call is over at this seat; whoever ended it has been told or knows. */
  static void over(SeatDraft draft, CallDraft call, String cause) {
    silence(draft, call);
    ConsultSteps.over(draft, call);
    draft.offerOver(call.offerId);
    draft.call = null;
    draft.listenedTo = false;
    draft.effect(new SeatEffect.Journal(call.callId, "over", cause));
    LineCall line = call.line;
    if (line != null) {
      FallbackSteps.over(draft, call, line, cause);
    }
    Long talkSince = call.talkSinceNanos;
    if (talkSince == null || call.company.asks() != null) {
      return; // a colleague's question leaves nothing to do
    }
    long talkMs = (draft.now.nanos() - talkSince) / 1_000_000;
    var day = draft.day;
    draft.day = new SeatSnapshot.Day(day.calls() + 1, day.talkMs() + talkMs, day.wrapUpMs());
    CallQuality quality = call.quality.tally().total();
    if (quality != null) {
      draft.effect(new SeatEffect.SubmitQuality(call.callId, quality));
    }
    if (call.line == null) {
      tellEnd(draft, new SeatMessage.CallEndedAtSeat(call.callId, draft.now.wallMs(), cause));
    }
    beginWrapUp(draft, call);
  }

  private static void tellEnd(SeatDraft draft, SeatMessage.CallEndedAtSeat end) {
    if (draft.online) {
      draft.unconfirmedEnd = end;
    } else {
      draft.endedAlone = end;
      draft.effect(new SeatEffect.KeepCallEnd(end));
    }
  }

  private static void beginWrapUp(SeatDraft draft, CallDraft call) {
    QueueInfo queue = draft.queue(call.queueId);
    long ms = queue == null ? 0 : queue.wrapUpMs();
    Long until = ms > 0 ? draft.now.plusMs(ms) : null;
    draft.wrapUp =
        new SeatSnapshot.WrapUp(call.callId, call.queueId, draft.now.nanos(), until, ms, null);
  }

  /** The wrap-up ends though its person did not say so: what was chosen so far counts. */
  static void wrapUpRanOut(SeatDraft draft, EndedBy by) {
    SeatSnapshot.WrapUp wrapUp = draft.wrapUp;
    if (wrapUp != null) {
      String chosen = wrapUp.disposition();
      wrapUpOver(draft, chosen == null ? Disposition.NONE : chosen, by);
    }
  }

  /** The wrap-up is over; the server is told unless it was the one to end it. */
  static void wrapUpOver(SeatDraft draft, String disposition, EndedBy by) {
    SeatSnapshot.WrapUp wrapUp = draft.wrapUp;
    if (wrapUp == null) {
      return;
    }
    long ms = (draft.now.nanos() - wrapUp.sinceNanos()) / 1_000_000;
    draft.effect(new SeatEffect.SubmitWrapUp(wrapUp.callId(), disposition, ms));
    boolean known = !FallbackLine.isCall(wrapUp.callId());
    boolean tell = by == EndedBy.SEAT;
    if (tell && known) {
      draft.send(new SeatMessage.WrapUpDone(wrapUp.callId(), disposition));
    }
    var day = draft.day;
    draft.day = new SeatSnapshot.Day(day.calls(), day.talkMs(), day.wrapUpMs() + ms);
    draft.wrapUp = null;
    if (known) {
      // A word that overtook the caller's BYE was refused: it is said again when asked for.
      draft.wrappedUp = new SeatModel.WrappedUp(wrapUp.callId(), disposition, tell);
    }
    String next = draft.duty.nextNotReady();
    draft.nextNotReady(null);
    if (!draft.online || draft.duty.name() == SeatStateName.READY) {
      SeatStateName name = next == null ? SeatStateName.READY : SeatStateName.NOT_READY;
      draft.duty = new SeatModel.Duty(name, draft.now.nanos(), next, null);
    }
  }

  static void silence(SeatDraft draft, CallDraft call) {
    if (call.sounding) {
      call.sounding = false;
      draft.effect(new SeatEffect.Ring(false));
    }
  }

  static void tick(SeatDraft draft) {
    CallDraft call = draft.call;
    if (call != null && call.is(Phase.RINGING)) {
      ringing(draft, call);
    } else if (call != null && call.is(Phase.CALLING)) {
      FallbackSteps.tick(draft, call);
    } else if (call != null && call.is(Phase.INTERRUPTED) && due(draft, call.until, 0)) {
      ResumeSteps.giveBack(draft, call);
    } else if (call != null && ResumeSteps.isInterrupted(call) && due(draft, call.until, 0)) {
      ResumeSteps.failed(draft, call);
    } else if (call != null && call.legGone && due(draft, call.until, 0)) {
      wasNotOurs(draft);
    } else if (call != null && call.is(Phase.CONNECTING) && due(draft, call.until, 0)) {
      draft.effect(new SeatEffect.EndCall(call.callId));
      draft.notice(Notices.CONNECT_FAILED);
      over(draft, call, "failed");
    }
    SeatSnapshot.WrapUp wrapUp = draft.wrapUp;
    if (wrapUp != null && due(draft, wrapUp.untilNanos(), wrapUpGraceNanos(draft.online))) {
      wrapUpRanOut(draft, EndedBy.SEAT);
    }
  }

  private static void ringing(SeatDraft draft, CallDraft call) {
    if (!call.sounding && draft.now.nanos() >= call.arrivedNanos + RING_AFTER_POP_MS * 1_000_000) {
      call.sounding = true;
      draft.effect(new SeatEffect.Ring(true));
    }
    Long auto = draft.autoAnswerAfterMs;
    if (auto != null && draft.now.nanos() >= call.arrivedNanos + auto * 1_000_000) {
      answer(draft);
    } else if (due(draft, call.until, graceNanos(Phase.RINGING))) {
      if (call.inviteHere) {
        draft.effect(new SeatEffect.RejectCall(call.callId, SIP_UNAVAILABLE));
      }
      if (!draft.online) {
        draft.effect(new SeatEffect.SoundMissed()); // nobody else will say so
      }
      over(draft, call, "no-answer");
    }
  }

  private static boolean due(SeatDraft draft, @Nullable Long deadline, long graceNanos) {
    return deadline != null && draft.now.nanos() >= deadline + graceNanos;
  }
}
