package org.seatline.softphone.call;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.seatline.softphone.call.CallState.Ended;
import org.seatline.softphone.call.CallState.Ringing;

/** From the peer's INVITE to our final response (RFC 3261 13.3). */
final class IncomingRules {
  /** Extensions that a peer may require: they are done here or by the application. */
  private static final Set<String> EXTENSIONS = Set.of("timer", "join", "replaces", "tdialog");

  private IncomingRules() {}

  static Step invited(CallState.Idle idle, String transaction, SipRequest invite, long nowMs) {
    CallSettings settings = idle.settings();
    Dialog dialog = Dialogs.fromInvite(idle, invite);
    var state =
        new Ringing(settings, dialog, transaction, invite, null, nowMs + settings.ringMaxMs());
    SipResponse refusal = refusal(settings, invite, dialog.localTag());
    if (refusal != null) {
      var end = new CallEnd(CallEnd.Cause.REFUSED, refusal.status(), refusal.headers());
      return Step.of(ended(state, end, nowMs), new CallEffect.Respond(transaction, refusal));
    }
    return Step.of(state, Step.report(new CallReport.Offered(invite)));
  }

  /** The refusal that an INVITE earns by itself: unknown extension, short interval; or null. */
  static @Nullable SipResponse refusal(CallSettings settings, SipRequest invite, String tag) {
    List<String> unknown =
        invite.headers().elements("Require").stream()
            .filter(e -> !EXTENSIONS.contains(e.toLowerCase(java.util.Locale.ROOT)))
            .toList();
    if (!unknown.isEmpty()) {
      SipResponse bad = Responses.to(invite, 420, tag);
      return bad.with(bad.headers().with("Unsupported", String.join(", ", unknown)));
    }
    return SessionTimers.tooSmall(settings, invite)
        ? SessionTimers.tooSmallResponse(settings, invite, tag)
        : null;
  }

  static Step on(Ringing state, CallEvent event, long nowMs) {
    return switch (event) {
      case CallEvent.Ring ring -> ring(state, ring);
      case CallEvent.Answer(String sdp, SipHeaders extra) -> answer(state, sdp, extra, nowMs);
      case CallEvent.Reject(int status, SipHeaders extra) ->
          status < 300 || status > 699
              ? Step.refuse(state, event, "not a final failure status: " + status)
              : reject(state, status, extra, CallEnd.Cause.LOCAL_HANG_UP, nowMs);
      case CallEvent.HangUp(SipHeaders extra) ->
          reject(state, 603, extra, CallEnd.Cause.LOCAL_HANG_UP, nowMs);
      case CallEvent.RequestReceived(String transaction, SipRequest request) ->
          request(state, transaction, request, nowMs);
      case CallEvent.Tick() ->
          nowMs >= state.deadlineMs()
              ? reject(state, 480, SipHeaders.NONE, CallEnd.Cause.NO_ANSWER, nowMs)
              : Step.refuse(state, event, "no deadline has passed");
      default -> Step.refuse(state, event, "the peer's INVITE has no final response");
    };
  }

  private static Step ring(Ringing state, CallEvent.Ring ring) {
    if (ring.status() <= 100 || ring.status() > 199) {
      return Step.refuse(state, ring, "not a provisional status: " + ring.status());
    }
    SipResponse response = answering(state.invite(), state.dialog(), ring.status());
    response = response.with(response.headers().with(ring.extra()));
    SipResponse whole = withSdp(response, ring.sdp());
    var next =
        new Ringing(
            state.settings(),
            state.dialog(),
            state.transaction(),
            state.invite(),
            whole,
            state.deadlineMs());
    return Step.of(next, new CallEffect.Respond(state.transaction(), whole));
  }

  private static Step answer(Ringing state, String sdp, SipHeaders extra, long nowMs) {
    CallSettings settings = state.settings();
    SipRequest invite = state.invite();
    SipResponse ok = ok(settings, invite, state.dialog(), extra, sdp);
    var theirs = answered(settings, state.transaction(), invite, ok, true, nowMs);
    var next =
        new Established(
            settings,
            state.dialog(),
            false,
            null,
            theirs,
            null,
            SessionTimers.asServer(settings, invite, nowMs),
            null,
            List.of(),
            sdp,
            invite.headers().lists("Allow", "UPDATE"));
    return Step.of(next, new CallEffect.Respond(state.transaction(), ok));
  }

  /** Our 2xx, to be repeated from T1 on, doubling up to T2 (RFC 3261 13.3.1.4). */
  static Established.TheirInvite answered(
      CallSettings settings,
      String transaction,
      SipRequest invite,
      SipResponse ok,
      boolean initial,
      long nowMs) {
    return new Established.TheirInvite(
        transaction,
        invite,
        ok,
        nowMs + settings.t1Ms(),
        Math.min(2 * settings.t1Ms(), settings.t2Ms()),
        nowMs + settings.transactionMaxMs(),
        initial);
  }

  /** A 200 for an INVITE. */
  static SipResponse ok(
      CallSettings settings, SipRequest invite, Dialog dialog, SipHeaders extra, String sdp) {
    SipResponse bare = answering(invite, dialog, 200);
    SipHeaders headers =
        bare.headers()
            .with("Allow", Requests.ALLOW)
            .with("Supported", Requests.SUPPORTED)
            .with(SessionTimers.answerHeaders(settings, invite))
            .with("Server", settings.userAgent())
            .with(extra);
    return withSdp(bare.with(headers), sdp);
  }

  private static SipResponse answering(SipRequest invite, Dialog dialog, int status) {
    SipResponse bare = Responses.to(invite, status, dialog.localTag());
    SipHeaders headers = bare.headers();
    for (String route : invite.headers().all("Record-Route")) {
      headers = headers.with("Record-Route", route);
    }
    return bare.with(headers.with("Contact", "<" + dialog.contact() + ">"));
  }

  private static SipResponse withSdp(SipResponse response, @Nullable String sdp) {
    if (sdp == null) {
      return response;
    }
    SipHeaders headers = response.headers().with("Content-Type", "application/sdp");
    return new SipResponse(response.status(), response.reason(), headers, sdp);
  }

  private static Step reject(
      Ringing state, int status, SipHeaders extra, CallEnd.Cause cause, long nowMs) {
    SipResponse bare = Responses.to(state.invite(), status, state.dialog().localTag());
    SipResponse response = bare.with(bare.headers().with(extra));
    var end = new CallEnd(cause, status, extra);
    return Step.of(
        ended(state, end, nowMs),
        new CallEffect.Respond(state.transaction(), response),
        Step.report(new CallReport.Over(end)));
  }

  private static Ended ended(Ringing state, CallEnd end, long nowMs) {
    return new Ended(
        state.settings(),
        state.dialog(),
        state.invite(),
        false,
        List.of(),
        end,
        nowMs + state.settings().transactionMaxMs());
  }

  private static Step request(Ringing state, String transaction, SipRequest request, long nowMs) {
    String tag = state.dialog().localTag();
    return switch (request.method()) {
      case "CANCEL", "BYE" -> {
        boolean matches = request.is("BYE") || request.cseq() == state.invite().cseq();
        var reply = Responses.to(request, matches ? 200 : 481, tag);
        var answered = new CallEffect.Respond(transaction, reply);
        if (!matches) {
          yield Step.of(state, answered);
        }
        var end = new CallEnd(CallEnd.Cause.CANCELLED, 0, request.headers());
        yield Step.of(
            ended(state, end, nowMs),
            answered,
            new CallEffect.Respond(state.transaction(), Responses.to(state.invite(), 487, tag)),
            Step.report(new CallReport.Over(end)));
      }
      case "INVITE" -> invitedAgain(state, transaction, request);
      case "ACK" ->
          Step.refuse(
              state, new CallEvent.RequestReceived(transaction, request), "no 2xx was sent");
      default -> Step.of(state, SideRequests.answer(transaction, request, tag));
    };
  }

  private static Step invitedAgain(Ringing state, String transaction, SipRequest request) {
    if (request.cseq() == state.invite().cseq()) { // repeated past its transaction
      SipResponse last = state.last();
      SipResponse again = last == null ? Responses.to(state.invite(), 100, null) : last;
      return Step.of(state, new CallEffect.Respond(state.transaction(), again));
    }
    SipResponse bare = Responses.to(request, 500, state.dialog().localTag());
    SipResponse later = bare.with(bare.headers().with("Retry-After", "2"));
    return Step.of(state, new CallEffect.Respond(transaction, later));
  }
}
