package org.seatline.server.telephony;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.seatline.server.acd.Effect;
import org.seatline.server.acd.EndedBy;
import org.seatline.server.acd.Event;
import org.seatline.softphone.call.CallEnd;
import org.seatline.softphone.call.SipHeaders;
import org.seatline.softphone.call.SipResponse;
import org.seatline.softphone.media.MediaParameters;
import org.seatline.softphone.sdp.Direction;
import org.seatline.softphone.sdp.OfferAnswer;
import org.seatline.softphone.sdp.SessionDescription;
import org.seatline.softphone.sip.Call;
import org.seatline.softphone.sip.CallListener;
import org.seatline.softphone.sip.Destination;

/**
 * A seat that rings for a callback. Nobody is on the caller's side yet, so the server lends its own
 * voice: a ringing tone, until the seat's media go to the caller. User agent's thread.
 */
final class CallbackSeat implements CallListener {
  final SeatLeg leg;
  private final SeatRing callback;
  private final FrontDoor door;
  private @Nullable CallerVoice voice;
  private @Nullable SessionDescription offered;
  private @Nullable CallListener next;
  private @Nullable TrunkCall moving;

  CallbackSeat(SeatRing callback, FrontDoor door, Effect.OfferCall offer) {
    this.callback = callback;
    this.door = door;
    long sessionId = door.core().nowMs();
    this.leg = new SeatLeg(offer.agentId(), offer.offerId(), door.settings().host(), sessionId, 0);
  }

  /** Somebody at a number outside, who is asked about a call. */
  CallbackSeat(SeatRing callback, FrontDoor door, Effect.DialOutside wanted) {
    this.callback = callback;
    this.door = door;
    long sessionId = door.core().nowMs();
    this.leg =
        SeatLeg.outside(wanted.number(), wanted.offerId(), door.settings().host(), sessionId);
  }

  /**
   * Sends the INVITE.
   *
   * @throws IOException when there is no port for our voice
   */
  void invite(String contact, Effect.OfferCall offer, String from) throws IOException {
    invite(Destination.of(contact, from), ServingSeats.headers(offer));
  }

  /**
   * Sends the INVITE.
   *
   * @throws IOException when there is no port for our voice
   */
  void invite(Destination where, SipHeaders headers) throws IOException {
    CallerVoice opened =
        CallerVoice.open(door.media(), door.settings().host(), door.agent()::execute, digit -> {});
    voice = opened;
    SessionDescription ours =
        OfferAnswer.offer(opened.local(door.core().nowMs()), Direction.SENDRECV, 1);
    offered = ours;
    leg.call(door.agent().place(where, leg.ours(ours), headers, this));
  }

  /** The caller has answered: from now on this is a seat like any other, with these media. */
  void join(TrunkCall trunk, SessionDescription callerSdp) {
    next = new SeatSide(trunk, leg);
    moving = trunk;
    silence();
    Call call = leg.call();
    if (call != null) {
      call.reinvite(leg.ours(SdpRelay.directed(callerSdp, Direction.SENDRECV)));
    }
  }

  /** The seat asked about a call: it hears the asking seat from now on. */
  void talkWith(SessionDescription other) {
    silence();
    Call call = leg.call();
    if (call != null) {
      call.reinvite(leg.ours(SdpRelay.directed(other, Direction.SENDRECV)));
    }
  }

  /** The seat serves this call from now on; its media are still to be brought there. */
  void serve(TrunkCall trunk) {
    next = new SeatSide(trunk, leg);
    silence();
  }

  /** Ends this leg; what comes of it later is of no interest. */
  void letGo(SipHeaders headers) {
    silence();
    leg.letGo(headers);
  }

  private void silence() {
    CallerVoice open = voice;
    voice = null;
    if (open != null) {
      open.close();
    }
  }

  @Override
  public void writeAhead(Call call, Runnable send) {
    CallListener after = next;
    if (after == null) {
      callback.writeAhead(call, send, () -> !leg.isLetGo());
    } else {
      after.writeAhead(call, send);
    }
  }

  @Override
  public void answered(Call call, SipResponse response, @Nullable String sdp) {
    SessionDescription answer = SdpRelay.parse(sdp);
    CallerVoice speaking = voice;
    SessionDescription ours = offered;
    if (leg.isLetGo() || speaking == null || ours == null) {
      call.hangUp(SeatLeg.ANSWERED_ELSEWHERE);
      return;
    }
    MediaParameters parameters =
        answer == null
            ? null
            : OfferAnswer.agreed(ours, answer).flatMap(MediaParameters::of).orElse(null);
    if (answer == null || parameters == null) {
      callback.lost(this);
      letGo(SipHeaders.NONE);
      callback.tell(
          new Event.OfferFailed(callback.nowMs(), leg.offerId, leg.agentId, "no-session"));
      return;
    }
    leg.sdp(answer);
    speaking.start(parameters);
    speaking.ring();
    callback.save();
    callback.tell(
        new Event.OfferAnswered(callback.nowMs(), leg.offerId, callback.callId(), leg.agentId));
  }

  @Override
  public void reinviteReceived(Call call, @Nullable String offer) {
    CallListener after = next;
    if (after == null) {
      call.rejectReinvite(491); // there is nobody to hold yet
    } else {
      after.reinviteReceived(call, offer);
    }
  }

  @Override
  public void reinviteAnswered(Call call, @Nullable String sdp) {
    TrunkCall trunk = moving;
    CallListener after = next;
    SessionDescription answer = SdpRelay.parse(sdp);
    SessionDescription before = leg.sdp();
    moving = null;
    if (trunk == null && after != null) {
      after.reinviteAnswered(call, sdp);
    } else if (trunk != null && answer != null) {
      leg.sdp(answer);
      if (before == null || !SdpRelay.sameMedia(before, answer)) {
        trunk.caller().move(answer, new Probe(trunk));
      }
      trunk.save();
    }
  }

  @Override
  public void reinviteFailed(Call call, int status) {
    TrunkCall trunk = moving;
    CallListener after = next;
    moving = null;
    if (trunk == null && after != null) {
      after.reinviteFailed(call, status);
    } else if (trunk == null) {
      Event failed = new Event.CallEnded(callback.nowMs(), callback.callId(), EndedBy.SERVER, null);
      callback.tell(failed); // the two cannot hear each other
    } else {
      trunk.orFarewell(call, status, () -> refused(trunk, status));
    }
  }

  private void refused(TrunkCall trunk, int status) {
    trunk.letGo(leg);
    trunk.tell(
        new Event.ConnectFailed(trunk.nowMs(), trunk.callId(), leg.offerId, "re-invite-" + status));
  }

  @Override
  public void ended(Call call, CallEnd end) {
    CallListener after = next;
    if (after != null) {
      after.ended(call, end);
      return;
    }
    silence();
    if (leg.isLetGo()) {
      return;
    }
    callback.lost(this);
    if (!leg.stage().serves()) {
      callback.tell(SeatSide.notAnswered(leg, end, callback.nowMs()));
    } else if (end.cause() == CallEnd.Cause.REMOTE_HANG_UP) {
      callback.tell(
          new Event.CallEnded(callback.nowMs(), callback.callId(), EndedBy.SEAT, leg.agentId));
    } else {
      callback.tell(
          new Event.ConnectFailed(
              callback.nowMs(), callback.callId(), leg.offerId, "seat-leg-" + end.cause()));
    }
  }
}
