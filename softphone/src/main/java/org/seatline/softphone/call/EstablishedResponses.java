package org.seatline.softphone.call;

import org.jspecify.annotations.Nullable;
import org.seatline.softphone.call.Established.OwnInvite;
import org.seatline.softphone.call.Established.Planned;
import org.seatline.softphone.call.Established.SessionTimer;

/** Responses to our requests within the dialog (RFC 3261 12.2.1.2, 14.1). */
final class EstablishedResponses {
  /** Most re-INVITEs sent for one change of media. */
  static final int TRIES_MAX = 8;

  private EstablishedResponses() {}

  static Step on(Established state, SipResponse response, long nowMs) {
    boolean invite = response.cseqMethod().equals("INVITE");
    if (Dialogs.otherFork(state.dialog(), response)) {
      return invite ? fork(state, response) : refuse(state, response, "of another fork");
    }
    if (response.provisional()) {
      return refuse(state, response, "nothing to do for a provisional response");
    }
    if (invite) {
      return invite(state, response, nowMs);
    }
    if (response.status() == 481) {
      return gone(state, response, nowMs);
    }
    if (response.cseqMethod().equals("UPDATE") && response.success()) {
      return Step.of(refreshed(state, response, nowMs));
    }
    if (response.cseqMethod().equals("UPDATE") && response.status() == 422) {
      return Step.of(shortened(state, response, nowMs));
    }
    return refuse(state, response, "nothing follows from it");
  }

  private static Step invite(Established state, SipResponse response, long nowMs) {
    OwnInvite own = state.own();
    if (own == null || own.request().cseq() != response.cseq()) {
      return lateOrRepeated(state, response);
    }
    if (response.success()) {
      return own.ackOwed()
          ? refuse(state, response, "repeats the 2xx whose ACK the application owes")
          : accepted(state, own, response, nowMs);
    }
    Established next = state.withOwn(null);
    return switch (response.status()) {
      case 481 -> gone(next, response, nowMs);
      case 491 -> Step.of(next.withPlanned(retry(state, own, glareWaitMs(state, own), nowMs)));
      case 422 ->
          Step.of(shortened(next, response, nowMs).withPlanned(retry(state, own, 0, nowMs)));
      default -> failed(next, own, response.status());
    };
  }

  private static Step accepted(Established state, OwnInvite own, SipResponse response, long nowMs) {
    Dialog dialog = state.dialog().withRemoteTarget(response.contactUri());
    Established next = refreshed(state.withDialog(dialog), response, nowMs);
    boolean offered = own.request().sdp() != null;
    CallEffect[] reports =
        own.refresh() && offered
            ? new CallEffect[0]
            : new CallEffect[] {
              Step.report(new CallReport.ReinviteAnswered(response.sdp(), !offered))
            };
    if (!offered) {
      long deadline = nowMs + state.settings().transactionMaxMs();
      return Step.of(
          next.withOwn(new OwnInvite(own.request(), true, own.refresh(), deadline)), reports);
    }
    SipRequest ack = Requests.ack(dialog, own.request(), null);
    return Step.of(
            next.withOwn(null).withAck(ack).withLocalSdp(own.request().sdp()),
            Requests.send(dialog, ack))
        .and(reports);
  }

  /**
   * A 2xx to an INVITE that is no longer open: the ACK, and word of it when it is a first one and
   * no newer INVITE is open or planned (it would be taken for the answer to that).
   */
  private static Step lateOrRepeated(Established state, SipResponse response) {
    Step step = Closings.repeatAck(state, state.dialog(), state.acks(), response);
    if (state.own() != null || state.planned() != null) {
      return step;
    }
    for (CallEffect effect : step.effects()) {
      if (effect instanceof CallEffect.Send(String branch, SipRequest ack)
          && !state.acks().contains(ack)) {
        CallReport late = new CallReport.ReinviteAnswered(response.sdp(), false);
        return Step.of(state.withAck(ack)).and(effect, Step.report(late));
      }
    }
    return step;
  }

  /** Another branch of a forked INVITE answered too: one call is enough (RFC 3261 13.2.2.4). */
  private static Step fork(Established state, SipResponse response) {
    if (!response.success() || !state.caller()) {
      return refuse(state, response, "of another fork");
    }
    SipRequest stub = Closings.invite(state.dialog(), response);
    return Closings.decline(state, state.dialog(), stub, response);
  }

  static Step failed(Established state, OwnInvite own, int status) {
    return own.refresh()
        ? Step.of(state, new CallEffect.Note("session refresh refused: " + status))
        : Step.of(state, Step.report(new CallReport.ReinviteFailed(status)));
  }

  /** The peer knows nothing of the dialog (RFC 5057): it is over at once, without a BYE. */
  private static Step gone(Established state, SipResponse response, long nowMs) {
    var end = new CallEnd(CallEnd.Cause.REMOTE_HANG_UP, response.status(), response.headers());
    Step over = Step.of(Closings.ended(state, end, nowMs), Step.report(new CallReport.Over(end)));
    Established.TheirInvite theirs = state.theirs();
    return theirs == null || theirs.answer() != null
        ? over
        : over.and(
            new CallEffect.Respond(
                theirs.transaction(),
                Responses.to(theirs.request(), 487, state.dialog().localTag())));
  }

  private static Established refreshed(Established state, SipResponse response, long nowMs) {
    SessionTimer timer = SessionTimers.asClient(response, nowMs);
    return state.withTimer(timer);
  }

  /** 422 in mid-call: the peer wants a longer interval; ask for that at once. */
  private static Established shortened(Established state, SipResponse response, long nowMs) {
    SessionTimer timer = state.timer();
    int interval = Math.max(SessionTimers.minSe(response), state.settings().minSeSec());
    long expires = timer == null ? nowMs + state.settings().transactionMaxMs() : timer.expiresMs();
    return state.withTimer(new SessionTimer(interval, true, nowMs, expires));
  }

  /** A refresh that failed is left to the session timer; other changes are tried again. */
  private static @Nullable Planned retry(
      Established state, OwnInvite own, long waitMs, long nowMs) {
    Planned planned = state.planned();
    if (planned != null || own.refresh()) {
      return planned; // a newer wish stands
    }
    return new Planned(own.request().sdp(), nowMs + waitMs, tries(own) + 1);
  }

  static int tries(OwnInvite own) {
    String value = own.request().headers().firstOr(TRY_HEADER, "1");
    return Integer.parseInt(value);
  }

  /** Counts the re-INVITEs for one change; the peer ignores it. */
  static final String TRY_HEADER = "X-Seatline-Try";

  /**
   * RFC 3261 14.1: the owner of the Call-ID waits 2.1 to 4 s, the other 0 to 2 s, in steps of 10
   * ms. Chance is drawn from the tags, which are random.
   */
  static long glareWaitMs(Established state, OwnInvite own) {
    Dialog dialog = state.dialog();
    int drawn = (dialog.localTag() + dialog.callId() + own.request().cseq()).hashCode();
    return state.caller()
        ? 2_100 + Math.floorMod(drawn, 191) * 10L
        : Math.floorMod(drawn, 201) * 10L;
  }

  private static Step refuse(Established state, SipResponse response, String why) {
    return Step.refuse(state, new CallEvent.ResponseReceived(response), why);
  }
}
