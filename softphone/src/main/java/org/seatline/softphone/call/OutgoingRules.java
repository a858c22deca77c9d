package org.seatline.softphone.call;

import org.seatline.softphone.call.CallState.Calling;
import org.seatline.softphone.call.CallState.Ended;
import org.seatline.softphone.call.CallState.Phase;

/** From Place to the final response of our INVITE (RFC 3261 13.2, 9.1). */
final class OutgoingRules {
  /** INVITEs sent for one call: challenges and session intervals may each ask for another. */
  static final int TRIES_MAX = 5;

  private OutgoingRules() {}

  static Step place(CallState.Idle idle, CallEvent.Place place, long nowMs) {
    CallSettings settings = idle.settings();
    Dialog dialog = Dialogs.toBe(idle, place);
    SipRequest invite =
        Requests.invite(settings, dialog, settings.sessionExpiresSec(), place.extra(), place.sdp());
    var state =
        new Calling(
            settings,
            dialog,
            invite,
            Phase.SENT,
            null,
            CallEnd.Cause.LOCAL_HANG_UP,
            1,
            nowMs + settings.ringMaxMs());
    return Step.of(state, Requests.send(dialog, invite));
  }

  static Step on(Calling state, CallEvent event, long nowMs) {
    return switch (event) {
      case CallEvent.ResponseReceived(SipResponse response) -> response(state, response, nowMs);
      case CallEvent.RequestReceived(String transaction, SipRequest request) ->
          request(state, transaction, request, nowMs);
      case CallEvent.TransactionFailed failed -> failed(state, failed, nowMs);
      case CallEvent.CredentialsSupplied(SipHeaders headers) -> credentials(state, headers, nowMs);
      case CallEvent.CredentialsMissing(SipResponse challenge) ->
          state.phase() == Phase.CHALLENGED
              ? refused(state, challenge, nowMs)
              : Step.refuse(state, event, "no challenge is open");
      case CallEvent.HangUp(SipHeaders extra) ->
          leave(state, extra, CallEnd.Cause.LOCAL_HANG_UP, nowMs);
      case CallEvent.Tick() -> tick(state, nowMs);
      case CallEvent.Resume() -> resume(state, nowMs);
      default -> Step.refuse(state, event, "our INVITE has no final response");
    };
  }

  private static Step response(Calling state, SipResponse response, long nowMs) {
    var event = new CallEvent.ResponseReceived(response);
    if (!response.cseqMethod().equals("INVITE") || response.cseq() != state.invite().cseq()) {
      return Step.refuse(state, event, "not for the INVITE that is open");
    }
    if (response.provisional()) {
      return provisional(state, response, nowMs);
    }
    if (response.success()) {
      return accepted(state, response, nowMs);
    }
    boolean leaving = state.goodbye() != null;
    int status = response.status();
    if ((status == 401 || status == 407) && !leaving && state.tries() < TRIES_MAX) {
      return Step.of(
          state.in(Phase.CHALLENGED, state.deadlineMs()),
          new CallEffect.NeedCredentials(state.invite(), response));
    }
    if (status == 422 && !leaving && state.tries() < TRIES_MAX) {
      int interval = Math.max(SessionTimers.minSe(response), state.settings().minSeSec());
      SipHeaders headers =
          state
              .invite()
              .headers()
              .replacing("Session-Expires", Integer.toString(interval))
              .replacing("Min-SE", Integer.toString(interval));
      return again(state, headers, nowMs);
    }
    return refused(state, response, nowMs);
  }

  private static Step provisional(Calling state, SipResponse response, long nowMs) {
    return switch (state.phase()) {
      case SENT, HEARD ->
          Step.of(
              state.in(Phase.HEARD, state.deadlineMs()),
              Step.report(new CallReport.Progress(response)));
      case CANCEL_WANTED -> cancel(state, nowMs);
      case CANCEL_SENT, CHALLENGED ->
          Step.refuse(state, new CallEvent.ResponseReceived(response), "the call is given up");
    };
  }

  private static Step accepted(Calling state, SipResponse response, long nowMs) {
    Dialog dialog = Dialogs.fromResponse(state.dialog(), response);
    SipHeaders goodbye = state.goodbye();
    if (goodbye != null) { // the 2xx crossed our CANCEL: RFC 3261 15
      SipRequest ack = Requests.ack(dialog, state.invite(), null);
      var end = new CallEnd(state.reason(), 0, SipHeaders.NONE);
      Established lost = established(state, dialog, response, nowMs).withAck(ack);
      return Step.of(lost, Requests.send(dialog, ack))
          .then(Closings.sayBye(lost, goodbye, end, false, nowMs));
    }
    Established next = established(state, dialog, response, nowMs);
    boolean offered = state.invite().sdp() != null;
    var report = Step.report(new CallReport.Answered(response, response.sdp(), !offered));
    if (!offered) {
      long deadline = nowMs + state.settings().transactionMaxMs();
      var own = new Established.OwnInvite(state.invite(), true, false, deadline);
      return Step.of(next.withOwn(own), report);
    }
    SipRequest ack = Requests.ack(dialog, state.invite(), null);
    // The callee may speak already, and nobody waits for the ACK: media first.
    return Step.of(next.withAck(ack), report, Requests.send(dialog, ack));
  }

  private static Established established(
      Calling state, Dialog dialog, SipResponse response, long nowMs) {
    return new Established(
        state.settings(),
        dialog,
        true,
        null,
        null,
        null,
        SessionTimers.asClient(response, nowMs),
        null,
        java.util.List.of(),
        state.invite().sdp(),
        response.headers().lists("Allow", "UPDATE"));
  }

  private static Step refused(Calling state, SipResponse response, long nowMs) {
    CallEnd.Cause cause = state.goodbye() == null ? CallEnd.Cause.REFUSED : state.reason();
    return over(state, new CallEnd(cause, response.status(), response.headers()), nowMs);
  }

  private static Step over(Calling state, CallEnd end, long nowMs) {
    var ended =
        new Ended(
            state.settings(),
            state.dialog(),
            state.invite(),
            true,
            java.util.List.of(),
            end,
            nowMs + state.settings().transactionMaxMs());
    return Step.of(ended, Step.report(new CallReport.Over(end)));
  }

  private static Step failed(Calling state, CallEvent.TransactionFailed failed, long nowMs) {
    boolean ours = failed.method().equals("INVITE") && failed.cseq() == state.invite().cseq();
    if (!ours || state.phase() == Phase.CHALLENGED) {
      return Step.refuse(state, failed, "the INVITE that is open goes on");
    }
    CallEnd.Cause cause = state.goodbye() == null ? CallEnd.Cause.UNREACHABLE : state.reason();
    return over(state, new CallEnd(cause, failed.status(), SipHeaders.NONE), nowMs);
  }

  private static Step credentials(Calling state, SipHeaders headers, long nowMs) {
    if (state.phase() != Phase.CHALLENGED) {
      return Step.refuse(state, new CallEvent.CredentialsSupplied(headers), "no challenge is open");
    }
    SipHeaders bare =
        state.invite().headers().without("Authorization").without("Proxy-Authorization");
    return again(state, bare.with(headers), nowMs);
  }

  private static Step again(Calling state, SipHeaders headers, long nowMs) {
    Dialog dialog = state.dialog().nextSeq();
    SipRequest invite =
        state.invite().with(headers.replacing("CSeq", dialog.localSeq() + " INVITE"));
    var next =
        new Calling(
            state.settings(),
            dialog,
            invite,
            Phase.SENT,
            null,
            state.reason(),
            state.tries() + 1,
            nowMs + state.settings().ringMaxMs());
    return Step.of(next, Requests.send(dialog, invite));
  }

  private static Step leave(Calling state, SipHeaders extra, CallEnd.Cause why, long nowMs) {
    return switch (state.phase()) {
      case SENT ->
          Step.of(
              state
                  .leaving(extra, why)
                  .in(Phase.CANCEL_WANTED, nowMs + state.settings().transactionMaxMs()));
      case HEARD -> cancel(state.leaving(extra, why), nowMs);
      case CHALLENGED -> over(state, new CallEnd(why, 0, extra), nowMs);
      case CANCEL_WANTED, CANCEL_SENT ->
          Step.refuse(state, new CallEvent.HangUp(extra), "the call is given up already");
    };
  }

  private static Step cancel(Calling state, long nowMs) {
    SipHeaders goodbye = state.goodbye();
    SipRequest cancel =
        Requests.cancel(state.invite(), goodbye == null ? SipHeaders.NONE : goodbye);
    long deadline = nowMs + state.settings().transactionMaxMs();
    return Step.of(state.in(Phase.CANCEL_SENT, deadline), Requests.send(state.dialog(), cancel));
  }

  /**
   * Nobody knows whether the last process sent what it had written down. To the peer a request with
   * the same branch and number is a repetition (RFC 3261 17.1.1.2), so it is sent again: only then
   * a response comes, and what rings can be cancelled.
   */
  private static Step resume(Calling state, long nowMs) {
    long answered = nowMs + state.settings().transactionMaxMs();
    CallEffect invite = Requests.send(state.dialog(), state.invite());
    return switch (state.phase()) {
      case SENT -> Step.of(state.in(Phase.SENT, Math.max(answered, state.deadlineMs())), invite);
      case CANCEL_WANTED -> Step.of(state.in(Phase.CANCEL_WANTED, answered), invite);
      case CANCEL_SENT -> cancel(state, nowMs);
      case HEARD, CHALLENGED ->
          Step.refuse(state, new CallEvent.Resume(), "nothing that was sent may be lost");
    };
  }

  private static Step tick(Calling state, long nowMs) {
    if (nowMs < state.deadlineMs()) {
      return Step.refuse(state, new CallEvent.Tick(), "no deadline has passed");
    }
    if (state.phase() == Phase.HEARD) {
      return leave(state, SipHeaders.NONE, CallEnd.Cause.NO_ANSWER, nowMs);
    }
    CallEnd.Cause cause = state.goodbye() == null ? CallEnd.Cause.NO_ANSWER : state.reason();
    return over(state, new CallEnd(cause, 0, SipHeaders.NONE), nowMs);
  }

  /** The callee may only send BYE here, after it gave up on an ACK whose 2xx never reached us. */
  private static Step request(Calling state, String transaction, SipRequest request, long nowMs) {
    if (request.is("ACK")) {
      return Step.refuse(
          state, new CallEvent.RequestReceived(transaction, request), "no 2xx was sent");
    }
    int status = request.is("BYE") ? 200 : 481;
    var response =
        new CallEffect.Respond(
            transaction, Responses.to(request, status, state.dialog().localTag()));
    if (status != 200) {
      return Step.of(state, response);
    }
    var end = new CallEnd(CallEnd.Cause.REMOTE_HANG_UP, 0, request.headers());
    return Step.of(state, response).then(over(state, end, nowMs));
  }
}
