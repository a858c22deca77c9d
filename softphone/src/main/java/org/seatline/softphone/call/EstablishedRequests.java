package org.seatline.softphone.call;

import java.util.Objects;
import org.seatline.softphone.call.Established.TheirInvite;

/** Requests of the peer within the dialog (RFC 3261 12.2.2, 14.2, 15.1.2). */
final class EstablishedRequests {
  private EstablishedRequests() {}

  static Step on(Established state, String transaction, SipRequest request, long nowMs) {
    if (!Objects.equals(request.fromTag(), state.dialog().remoteTag())) {
      return Closings.gone(state, transaction, request, 481); // another fork of our INVITE
    }
    return switch (request.method()) {
      case "ACK" -> ack(state, transaction, request, nowMs);
      case "CANCEL" -> cancel(state, transaction, request);
      default -> numbered(state, transaction, request, nowMs);
    };
  }

  private static Step ack(Established state, String transaction, SipRequest request, long nowMs) {
    TheirInvite theirs = state.theirs();
    boolean awaited =
        theirs != null && theirs.answer() != null && theirs.request().cseq() == request.cseq();
    if (!awaited) {
      return note(state, transaction, request, "no 2xx awaits this ACK");
    }
    Established next = state.withTheirs(null);
    Step step = Step.of(next, Step.report(new CallReport.Confirmed(request.sdp())));
    SipHeaders goodbye = state.goodbye();
    if (goodbye == null) {
      return step;
    }
    var end = new CallEnd(CallEnd.Cause.LOCAL_HANG_UP, 0, goodbye);
    return step.then(Closings.sayBye(next, goodbye, end, false, nowMs));
  }

  private static Step cancel(Established state, String transaction, SipRequest request) {
    TheirInvite theirs = state.theirs();
    String tag = state.dialog().localTag();
    boolean known = request.cseq() == state.dialog().remoteSeq();
    var reply = new CallEffect.Respond(transaction, Responses.to(request, known ? 200 : 481, tag));
    boolean open =
        theirs != null && theirs.answer() == null && theirs.request().cseq() == request.cseq();
    if (!open || theirs == null) {
      return Step.of(state, reply); // too late: it has no effect (RFC 3261 9.2)
    }
    return Step.of(
        state.withTheirs(null),
        reply,
        new CallEffect.Respond(theirs.transaction(), Responses.to(theirs.request(), 487, tag)),
        Step.report(new CallReport.ReinviteWithdrawn()));
  }

  private static Step numbered(
      Established state, String transaction, SipRequest request, long nowMs) {
    long last = state.dialog().remoteSeq();
    TheirInvite theirs = state.theirs();
    if (request.is("INVITE") && request.cseq() == last) {
      SipResponse answer = theirs == null ? null : theirs.answer();
      return answer == null || theirs == null
          ? note(state, transaction, request, "repeats an INVITE that is dealt with")
          : Step.of(state, new CallEffect.Respond(theirs.transaction(), answer));
    }
    String tag = state.dialog().localTag();
    if (request.cseq() <= last) {
      return Step.of(state, new CallEffect.Respond(transaction, Responses.to(request, 500, tag)));
    }
    Established next = state.withDialog(state.dialog().withRemoteSeq(request.cseq()));
    return switch (request.method()) {
      case "BYE" -> bye(next, transaction, request, nowMs);
      case "INVITE" -> reinvite(next, transaction, request, nowMs);
      case "UPDATE" -> update(next, transaction, request, nowMs);
      case "INFO" ->
          Step.of(
              next,
              SideRequests.answer(transaction, request, tag),
              Step.report(
                  new CallReport.InfoReceived(
                      request.headers().firstOr("Content-Type", ""), request.body())));
      default -> Step.of(next, SideRequests.answer(transaction, request, tag));
    };
  }

  private static Step bye(Established state, String transaction, SipRequest request, long nowMs) {
    String tag = state.dialog().localTag();
    var end = new CallEnd(CallEnd.Cause.REMOTE_HANG_UP, 0, request.headers());
    Step step =
        Step.of(
            Closings.ended(state, end, nowMs),
            new CallEffect.Respond(transaction, Responses.to(request, 200, tag)));
    TheirInvite theirs = state.theirs();
    if (theirs != null && theirs.answer() == null) {
      step =
          step.and(
              new CallEffect.Respond(
                  theirs.transaction(), Responses.to(theirs.request(), 487, tag)));
    }
    return step.and(Step.report(new CallReport.Over(end)));
  }

  private static Step reinvite(
      Established state, String transaction, SipRequest request, long nowMs) {
    String tag = state.dialog().localTag();
    TheirInvite theirs = state.theirs();
    if (theirs != null && theirs.answer() == null) {
      SipResponse bare = Responses.to(request, 500, tag);
      SipResponse later = bare.with(bare.headers().with("Retry-After", "2"));
      return Step.of(state, new CallEffect.Respond(transaction, later));
    }
    if (!state.free()) { // glare (RFC 3261 14.2), or our 2xx still awaits its ACK (RFC 5407 3.1.4)
      return Step.of(state, new CallEffect.Respond(transaction, Responses.to(request, 491, tag)));
    }
    SipResponse refusal = IncomingRules.refusal(state.settings(), request, tag);
    if (refusal != null) {
      return Step.of(state, new CallEffect.Respond(transaction, refusal));
    }
    Dialog dialog = state.dialog().withRemoteTarget(request.contactUri());
    long deadline = nowMs + state.settings().transactionMaxMs();
    var open = new TheirInvite(transaction, request, null, CallState.NEVER, 0, deadline, false);
    return Step.of(
        state.withDialog(dialog).withTheirs(open),
        new CallEffect.Respond(transaction, Responses.to(request, 100, null)),
        Step.report(new CallReport.ReinviteReceived(request.sdp())));
  }

  /** UPDATE without an offer refreshes session and target (RFC 3311, RFC 4028). */
  private static Step update(
      Established state, String transaction, SipRequest request, long nowMs) {
    String tag = state.dialog().localTag();
    if (request.sdp() != null) {
      int status = state.free() ? 488 : 491;
      return Step.of(
          state, new CallEffect.Respond(transaction, Responses.to(request, status, tag)));
    }
    SipResponse refusal = IncomingRules.refusal(state.settings(), request, tag);
    if (refusal != null) {
      return Step.of(state, new CallEffect.Respond(transaction, refusal));
    }
    SipResponse bare = Responses.to(request, 200, tag);
    SipHeaders headers =
        bare.headers()
            .with("Contact", "<" + state.dialog().contact() + ">")
            .with("Allow", Requests.ALLOW)
            .with(SessionTimers.answerHeaders(state.settings(), request));
    Established next =
        state
            .withDialog(state.dialog().withRemoteTarget(request.contactUri()))
            .withTimer(SessionTimers.asServer(state.settings(), request, nowMs));
    return Step.of(next, new CallEffect.Respond(transaction, bare.with(headers)));
  }

  private static Step note(Established state, String transaction, SipRequest request, String why) {
    return Step.refuse(state, new CallEvent.RequestReceived(transaction, request), why);
  }
}
