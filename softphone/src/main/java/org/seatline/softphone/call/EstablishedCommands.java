package org.seatline.softphone.call;

import org.jspecify.annotations.Nullable;
import org.seatline.softphone.call.Established.OwnInvite;
import org.seatline.softphone.call.Established.Planned;
import org.seatline.softphone.call.Established.SessionTimer;
import org.seatline.softphone.call.Established.TheirInvite;

/** Commands of the application and deadlines within the dialog. */
final class EstablishedCommands {
  /** So many requests may be lost to a new process. */
  private static final int LOST_SEQS = 16;

  /** 2020-01-01: counted from then, seconds fit a CSeq for sixty years. */
  private static final long SEQ_EPOCH_MS = 1_577_836_800_000L;

  private static final long MS_PER_SECOND = 1_000;

  private EstablishedCommands() {}

  static Step on(Established state, CallEvent event, long nowMs) {
    return switch (event) {
      case CallEvent.Reinvite(String sdp) -> reinvite(state, new Planned(sdp, nowMs, 1), nowMs);
      case CallEvent.AnswerReinvite(String sdp) -> answer(state, event, sdp, nowMs);
      case CallEvent.RejectReinvite(int status) -> reject(state, event, status);
      case CallEvent.Acknowledge(String sdp) -> acknowledge(state, event, sdp);
      case CallEvent.SendInfo(String contentType, String body) -> info(state, contentType, body);
      case CallEvent.HangUp(SipHeaders extra) -> hangUp(state, extra, nowMs);
      case CallEvent.TransactionFailed failed -> failed(state, failed);
      case CallEvent.Tick() -> tick(state, nowMs);
      case CallEvent.Resume() -> resume(state, nowMs);
      default -> Step.refuse(state, event, "the call is answered");
    };
  }

  /** Sends a re-INVITE now, or as soon as no other INVITE is open. */
  private static Step reinvite(Established state, Planned planned, long nowMs) {
    if (!state.free() || planned.dueMs() > nowMs) {
      return Step.of(state.withPlanned(planned));
    }
    if (planned.tries() > EstablishedResponses.TRIES_MAX) {
      return Step.of(state.withPlanned(null), Step.report(new CallReport.ReinviteFailed(491)));
    }
    SipHeaders extra =
        planned.tries() > 1
            ? SipHeaders.of(EstablishedResponses.TRY_HEADER, Integer.toString(planned.tries()))
            : SipHeaders.NONE;
    return invite(state.withPlanned(null), planned.sdp(), extra, false, nowMs);
  }

  private static Step invite(
      Established state, @Nullable String sdp, SipHeaders extra, boolean refresh, long nowMs) {
    Dialog dialog = state.dialog().nextSeq();
    SessionTimer timer = state.timer();
    int interval = timer == null ? state.settings().sessionExpiresSec() : timer.intervalSec();
    SipRequest invite = Requests.invite(state.settings(), dialog, interval, extra, sdp);
    long deadline = nowMs + 2 * state.settings().transactionMaxMs();
    return Step.of(
        state.withDialog(dialog).withOwn(new OwnInvite(invite, false, refresh, deadline)),
        Requests.send(dialog, invite));
  }

  private static Step answer(Established state, CallEvent event, String sdp, long nowMs) {
    TheirInvite theirs = state.theirs();
    if (theirs == null || theirs.answer() != null) {
      return Step.refuse(state, event, "no re-INVITE awaits an answer");
    }
    SipResponse ok =
        IncomingRules.ok(state.settings(), theirs.request(), state.dialog(), SipHeaders.NONE, sdp);
    TheirInvite answered =
        IncomingRules.answered(
            state.settings(), theirs.transaction(), theirs.request(), ok, false, nowMs);
    Established next =
        state
            .withTheirs(answered)
            .withTimer(SessionTimers.asServer(state.settings(), theirs.request(), nowMs))
            .withLocalSdp(sdp);
    return Step.of(next, new CallEffect.Respond(theirs.transaction(), ok));
  }

  private static Step reject(Established state, CallEvent event, int status) {
    TheirInvite theirs = state.theirs();
    if (theirs == null || theirs.answer() != null) {
      return Step.refuse(state, event, "no re-INVITE awaits an answer");
    }
    if (status < 400 || status > 699) {
      return Step.refuse(state, event, "not a failure status: " + status);
    }
    SipResponse no = Responses.to(theirs.request(), status, state.dialog().localTag());
    return Step.of(state.withTheirs(null), new CallEffect.Respond(theirs.transaction(), no));
  }

  private static Step acknowledge(Established state, CallEvent event, String sdp) {
    OwnInvite own = state.own();
    if (own == null || !own.ackOwed()) {
      return Step.refuse(state, event, "no ACK is owed");
    }
    SipRequest ack = Requests.ack(state.dialog(), own.request(), sdp);
    return Step.of(
        state.withOwn(null).withAck(ack).withLocalSdp(sdp), Requests.send(state.dialog(), ack));
  }

  private static Step info(Established state, String contentType, String body) {
    Dialog dialog = state.dialog().nextSeq();
    SipRequest bare = Requests.inDialog(dialog, "INFO", SipHeaders.NONE, null);
    SipRequest info = Requests.withBody(bare, contentType, body);
    return Step.of(state.withDialog(dialog), Requests.send(dialog, info));
  }

  private static Step hangUp(Established state, SipHeaders extra, long nowMs) {
    TheirInvite theirs = state.theirs();
    if (theirs != null && theirs.initial()) { // RFC 3261 15: not before the ACK
      return Step.of(state.withGoodbye(extra));
    }
    OwnInvite own = state.own();
    var end = new CallEnd(CallEnd.Cause.LOCAL_HANG_UP, 0, extra);
    if (own != null && own.ackOwed()) {
      SipRequest ack = Requests.ack(state.dialog(), own.request(), null);
      Established next = state.withOwn(null).withAck(ack);
      return Step.of(next, Requests.send(state.dialog(), ack))
          .then(Closings.sayBye(next, extra, end, true, nowMs));
    }
    return Closings.sayBye(state, extra, end, true, nowMs);
  }

  /**
   * A request that nobody answered does not end the call (RFC 5057 would allow it): the media may
   * well go on while a server is being restarted. The session timer has the last word.
   */
  private static Step failed(Established state, CallEvent.TransactionFailed failed) {
    OwnInvite own = state.own();
    boolean open =
        own != null
            && !own.ackOwed()
            && failed.method().equals("INVITE")
            && failed.cseq() == own.request().cseq();
    if (!open || own == null) {
      return Step.refuse(state, failed, "the call goes on without it");
    }
    return EstablishedResponses.failed(state.withOwn(null), own, failed.status());
  }

  /**
   * What was under way with the last process is given up: our re-INVITE, sent or planned, which
   * nobody repeats any more (a 2xx to it still gets its ACK), and the peer's, of which nobody here
   * knows. The old session goes on. That process may have sent requests that it could not write
   * down any more, so their numbers are left out (RFC 3261 12.2.2 lets them be): one used again
   * would be taken for a repetition. The clock makes it another number with each process (RFC 3261
   * 8.1.1.5).
   */
  private static Step resume(Established state, long nowMs) {
    long seq = state.dialog().localSeq() + LOST_SEQS;
    Dialog dialog =
        state.dialog().withLocalSeq(Math.max(seq, (nowMs - SEQ_EPOCH_MS) / MS_PER_SECOND));
    OwnInvite own = state.own();
    Established next =
        state
            .withDialog(dialog)
            .withOwn(own != null && own.ackOwed() ? own : null)
            .withPlanned(null);
    TheirInvite theirs = state.theirs();
    if (theirs == null || theirs.answer() != null) {
      return Step.of(next);
    }
    SipResponse lost = Responses.to(theirs.request(), 500, dialog.localTag());
    return Step.of(next.withTheirs(null), new CallEffect.Respond(theirs.transaction(), lost));
  }

  private static Step tick(Established state, long nowMs) {
    TheirInvite theirs = state.theirs();
    OwnInvite own = state.own();
    Planned planned = state.planned();
    SessionTimer timer = state.timer();
    if (theirs != null && nowMs >= theirs.deadlineMs()) {
      return overdue(state, theirs, nowMs);
    }
    if (theirs != null && nowMs >= theirs.nextMs()) {
      return repeat(state, theirs, nowMs);
    }
    if (own != null && nowMs >= own.deadlineMs()) {
      return own.ackOwed()
          ? unacknowledged(state, own, nowMs)
          : EstablishedResponses.failed(state.withOwn(null), own, 408);
    }
    if (timer != null && nowMs >= timer.expiresMs()) {
      SipHeaders reason = SipHeaders.of("Reason", "SIP;cause=408;text=\"session expired\"");
      var end = new CallEnd(CallEnd.Cause.SESSION_EXPIRED, 408, reason);
      return Closings.sayBye(state, reason, end, true, nowMs);
    }
    if (planned != null && state.free() && nowMs >= planned.dueMs()) {
      return reinvite(state, planned, nowMs);
    }
    if (timer != null && timer.weRefresh() && state.free() && nowMs >= timer.refreshMs()) {
      return refresh(state, timer, nowMs);
    }
    return Step.refuse(state, new CallEvent.Tick(), "no deadline has passed");
  }

  private static Step repeat(Established state, TheirInvite theirs, long nowMs) {
    SipResponse answer = theirs.answer();
    if (answer == null) {
      return Step.refuse(state, new CallEvent.Tick(), "no answer to repeat");
    }
    long next = Math.min(2 * theirs.intervalMs(), state.settings().t2Ms());
    var again =
        new TheirInvite(
            theirs.transaction(),
            theirs.request(),
            answer,
            nowMs + theirs.intervalMs(),
            next,
            theirs.deadlineMs(),
            theirs.initial());
    return Step.of(state.withTheirs(again), new CallEffect.Respond(theirs.transaction(), answer));
  }

  /** Nobody acknowledged our 2xx (BYE, RFC 3261 13.3.1.4), or we left a re-INVITE unanswered. */
  private static Step overdue(Established state, TheirInvite theirs, long nowMs) {
    if (theirs.answer() == null) {
      SipResponse late = Responses.to(theirs.request(), 500, state.dialog().localTag());
      return Step.of(
          state.withTheirs(null),
          new CallEffect.Respond(theirs.transaction(), late),
          Step.report(new CallReport.ReinviteWithdrawn()));
    }
    SipHeaders goodbye = state.goodbye();
    SipHeaders extra = goodbye == null ? SipHeaders.NONE : goodbye;
    CallEnd.Cause cause = goodbye == null ? CallEnd.Cause.NO_ACK : CallEnd.Cause.LOCAL_HANG_UP;
    return Closings.sayBye(
        state.withTheirs(null), extra, new CallEnd(cause, 0, extra), true, nowMs);
  }

  private static Step unacknowledged(Established state, OwnInvite own, long nowMs) {
    SipRequest ack = Requests.ack(state.dialog(), own.request(), null);
    Established next = state.withOwn(null).withAck(ack);
    var end = new CallEnd(CallEnd.Cause.NO_ACK, 0, SipHeaders.NONE);
    return Step.of(next, Requests.send(state.dialog(), ack))
        .then(Closings.sayBye(next, SipHeaders.NONE, end, true, nowMs));
  }

  /** Asks again after a sixth of the rest of the interval, in case this one is lost. */
  private static Step refresh(Established state, SessionTimer timer, long nowMs) {
    long pause = Math.max(state.settings().t2Ms(), (timer.expiresMs() - nowMs) / 6);
    var next = new SessionTimer(timer.intervalSec(), true, nowMs + pause, timer.expiresMs());
    Established waiting = state.withTimer(next);
    if (!state.peerUpdates()) {
      return invite(waiting, state.localSdp(), SipHeaders.NONE, true, nowMs);
    }
    Dialog dialog = state.dialog().nextSeq();
    SipRequest update = Requests.update(state.settings(), dialog, timer.intervalSec());
    return Step.of(waiting.withDialog(dialog), Requests.send(dialog, update));
  }
}
