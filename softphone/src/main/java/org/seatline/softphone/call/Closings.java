package org.seatline.softphone.call;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.seatline.softphone.call.CallState.Closing;
import org.seatline.softphone.call.CallState.Ended;

/** BYE and what comes after it (RFC 3261 15). */
final class Closings {
  private Closings() {}

  /**
   * Sends BYE and reports the end.
   *
   * @param refuseTheirs whether an INVITE of the peer's is open and must get its final response
   */
  static Step sayBye(
      Established state, SipHeaders extra, CallEnd end, boolean refuseTheirs, long nowMs) {
    Dialog dialog = state.dialog().nextSeq();
    SipRequest bye = Requests.inDialog(dialog, "BYE", extra, null);
    var effects = new ArrayList<CallEffect>();
    Established.TheirInvite theirs = state.theirs();
    if (refuseTheirs && theirs != null && theirs.answer() == null) {
      effects.add(
          new CallEffect.Respond(
              theirs.transaction(), Responses.to(theirs.request(), 487, dialog.localTag())));
    }
    effects.add(Requests.send(dialog, bye));
    effects.add(Step.report(new CallReport.Over(end)));
    long deadline = nowMs + state.settings().transactionMaxMs();
    return new Step(new Closing(state.settings(), dialog, state.acks(), end, deadline), effects);
  }

  /** The dialog is over without a BYE of ours. */
  static Ended ended(Established state, CallEnd end, long nowMs) {
    return new Ended(
        state.settings(),
        state.dialog(),
        null,
        state.caller(),
        state.acks(),
        end,
        nowMs + state.settings().transactionMaxMs());
  }

  static Step on(Closing state, CallEvent event, long nowMs) {
    return switch (event) {
      case CallEvent.ResponseReceived(SipResponse response) -> {
        boolean bye =
            response.cseqMethod().equals("BYE")
                && response.cseq() == state.dialog().localSeq()
                && !Dialogs.otherFork(state.dialog(), response);
        if (bye && !response.provisional()) {
          yield Step.of(finished(state, nowMs));
        }
        yield repeatAck(state, state.dialog(), state.acks(), response);
      }
      case CallEvent.TransactionFailed failed ->
          failed.method().equals("BYE")
              ? Step.of(finished(state, nowMs))
              : Step.refuse(state, failed, "only the BYE matters now");
      case CallEvent.RequestReceived(String transaction, SipRequest request) ->
          request(state, transaction, request, nowMs);
      case CallEvent.Tick() ->
          nowMs >= state.deadlineMs()
              ? Step.of(finished(state, nowMs))
              : Step.refuse(state, event, "no deadline has passed");
      case CallEvent.Resume() -> byeAgain(state, nowMs);
      default -> Step.refuse(state, event, "the call is over");
    };
  }

  /** The last process may have died before its BYE went out; a repetition does no harm. */
  private static Step byeAgain(Closing state, long nowMs) {
    SipRequest bye = Requests.inDialog(state.dialog(), "BYE", state.end().headers(), null);
    long deadline = nowMs + state.settings().transactionMaxMs();
    return Step.of(
        new Closing(state.settings(), state.dialog(), state.acks(), state.end(), deadline),
        Requests.send(state.dialog(), bye));
  }

  private static Step request(Closing state, String transaction, SipRequest request, long nowMs) {
    boolean ours = Objects.equals(request.fromTag(), state.dialog().remoteTag());
    if (ours && request.is("BYE")) { // both hung up: each answers the other's BYE
      var ok = Responses.to(request, 200, state.dialog().localTag());
      return Step.of(finished(state, nowMs), new CallEffect.Respond(transaction, ok));
    }
    return gone(state, transaction, request, 481);
  }

  private static Ended finished(Closing state, long nowMs) {
    return new Ended(
        state.settings(),
        state.dialog(),
        null,
        true,
        state.acks(),
        state.end(),
        nowMs + state.settings().transactionMaxMs());
  }

  static Step on(Ended state, CallEvent event, long nowMs) {
    return switch (event) {
      case CallEvent.ResponseReceived(SipResponse response) -> late(state, response);
      case CallEvent.RequestReceived(String transaction, SipRequest request) -> {
        SipRequest invite = state.invite();
        boolean cancelled =
            request.is("CANCEL")
                && invite != null
                && !state.caller()
                && invite.cseq() == request.cseq();
        yield gone(state, transaction, request, cancelled ? 200 : 481);
      }
      case CallEvent.Tick() ->
          nowMs >= state.deadlineMs()
              ? Step.of(state, new CallEffect.Forget())
              : Step.refuse(state, event, "no deadline has passed");
      default -> Step.refuse(state, event, "the call is over");
    };
  }

  /** The request belongs to no dialog of ours: 481, nothing for an ACK. */
  static Step gone(CallState state, String transaction, SipRequest request, int status) {
    if (request.is("ACK")) {
      var event = new CallEvent.RequestReceived(transaction, request);
      return Step.refuse(state, event, "the call is over");
    }
    return Step.of(state, new CallEffect.Respond(transaction, Responses.to(request, status, null)));
  }

  /** A 2xx that comes after we gave up: ACK and BYE (RFC 3261 13.2.2.4), or the ACK once more. */
  private static Step late(Ended state, SipResponse response) {
    SipRequest invite = state.invite();
    Dialog dialog = state.dialog();
    if (state.caller() && invite != null && dialog != null && answers(invite, response)) {
      return decline(state, dialog, invite, response);
    }
    return repeatAck(state, dialog, state.acks(), response);
  }

  private static boolean answers(SipRequest invite, SipResponse response) {
    return response.success()
        && response.cseqMethod().equals("INVITE")
        && response.cseq() == invite.cseq();
  }

  /** ACK and BYE for a dialog that is not wanted; the state stays. */
  static Step decline(CallState state, Dialog early, SipRequest invite, SipResponse response) {
    Dialog unwanted = Dialogs.fromResponse(early.withLocalSeq(invite.cseq()), response);
    SipRequest ack = Requests.ack(unwanted, invite, null);
    Dialog next = unwanted.nextSeq();
    SipRequest bye = Requests.inDialog(next, "BYE", SipHeaders.NONE, null);
    return Step.of(state, Requests.send(unwanted, ack), Requests.send(next, bye));
  }

  /**
   * The ACK for a 2xx of this dialog, again or for the first time when its INVITE was given up (RFC
   * 3261 13.2.2.4); anything else is noted.
   */
  static Step repeatAck(
      CallState state, @Nullable Dialog dialog, List<SipRequest> acks, SipResponse response) {
    boolean ok = response.success() && response.cseqMethod().equals("INVITE");
    if (dialog != null && ok) {
      for (SipRequest ack : acks) {
        boolean same = ack.cseq() == response.cseq();
        if (same && Objects.equals(ack.toTag(), response.toTag())) {
          return Step.of(state, Requests.send(dialog, ack));
        }
      }
      if (Dialogs.otherFork(dialog, response)) { // it answered after the call was over
        return decline(state, dialog, invite(dialog, response), response);
      }
      if (response.cseq() <= dialog.localSeq()
          && Objects.equals(dialog.remoteTag(), response.toTag())) {
        SipRequest ack = Requests.ack(dialog, invite(dialog, response), null);
        return Step.of(state, Requests.send(dialog, ack));
      }
    }
    return Step.refuse(
        state, new CallEvent.ResponseReceived(response), "for no request that is open");
  }

  /** As much of the INVITE as its ACK needs. */
  static SipRequest invite(Dialog dialog, SipResponse response) {
    SipHeaders number = SipHeaders.of("CSeq", response.cseq() + " INVITE");
    return new SipRequest("INVITE", dialog.remoteTarget(), number, "");
  }
}
