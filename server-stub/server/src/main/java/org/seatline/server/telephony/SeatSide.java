package org.seatline.server.telephony;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.seatline.protocol.Protocol;
import org.seatline.server.acd.EndedBy;
import org.seatline.server.acd.Event;
import org.seatline.server.acd.Why;
import org.seatline.softphone.call.CallEnd;
import org.seatline.softphone.call.InfoDigits;
import org.seatline.softphone.call.SipResponse;
import org.seatline.softphone.sdp.Direction;
import org.seatline.softphone.sdp.SessionDescription;
import org.seatline.softphone.sip.Call;
import org.seatline.softphone.sip.CallListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What one seat does in one call, and what follows from it. */
final class SeatSide implements CallListener {
  private static final Logger LOG = LoggerFactory.getLogger(SeatSide.class);

  /** Statuses by which a person refuses a call: busy, decline. */
  private static final List<Integer> REFUSALS = List.of(486, 603);

  /** Statuses that our own stack gives when nothing was heard. */
  private static final List<Integer> UNHEARD = List.of(408, 503);

  private static final int NO_SUCH_DIALOG = 481;

  /** Why a new process asks a seat. */
  private static final Set<String> BY_RESTART = Set.of(Why.SERVER_RESTARTED, SeatLeg.STILL_WAITING);

  private final TrunkCall trunk;
  private final SeatLeg leg;

  SeatSide(TrunkCall trunk, SeatLeg leg) {
    this.trunk = trunk;
    this.leg = leg;
  }

  @Override
  public void changed(Call call) {
    if (leg.stage().serves()) {
      trunk.save();
    }
  }

  @Override
  public void answered(Call call, SipResponse response, @Nullable String sdp) {
    SessionDescription answer = SdpRelay.parse(sdp);
    if (leg.isLetGo()) {
      call.hangUp(SeatLeg.ANSWERED_ELSEWHERE);
    } else if (answer == null) {
      trunk.letGo(leg);
      trunk.tell(new Event.OfferFailed(trunk.nowMs(), leg.offerId, leg.agentId, "no-session"));
    } else {
      leg.sdp(answer);
      trunk.save(); // before the core may grant it, so that a granted leg is never unknown
      trunk.tell(new Event.OfferAnswered(trunk.nowMs(), leg.offerId, trunk.callId(), leg.agentId));
    }
  }

  @Override
  public void reinviteReceived(Call call, @Nullable String offer) {
    SessionDescription wanted = SdpRelay.parse(offer);
    if (wanted == null || !leg.stage().serves()) {
      call.rejectReinvite(488);
    } else if (SdpRelay.holds(wanted)) {
      hold(call, wanted);
    } else {
      leg.sdp(wanted);
      trunk.caller().move(wanted, new Moved());
    }
  }

  /** Media are direct, so that keys which go beside them are passed on. */
  @Override
  public void info(Call call, String contentType, String body) {
    if (leg.stage() == SeatStage.JOINED && InfoDigits.key(contentType, body) != 0) {
      trunk.caller().call().sendInfo(contentType, body);
    }
  }

  private void hold(Call call, SessionDescription wanted) {
    leg.sdp(wanted);
    SessionDescription answer = SdpRelay.answering(trunk.caller().sdp(), wanted);
    call.answerReinvite(leg.ours(SdpRelay.directed(answer, Direction.INACTIVE)));
    if (!leg.held()) {
      leg.held(true);
      trunk.save();
      trunk.tell(new Event.CallHeld(trunk.nowMs(), trunk.callId()));
      trunk.conversation().speakAgain(List.of());
    }
  }

  @Override
  public void reinviteAnswered(Call call, @Nullable String sdp) {
    SessionDescription answer = SdpRelay.parse(sdp);
    if (leg.question() != null) {
      confirmed(answer);
    } else if (answer != null) {
      leg.sdp(answer);
      trunk.caller().call().answerReinvite(trunk.caller().ours(answer));
    }
  }

  /** The seat's phone is still on the call, perhaps with other media than before. */
  private void confirmed(@Nullable SessionDescription answer) {
    String why = leg.question();
    leg.question(null);
    SessionDescription before = leg.sdp();
    if (leg.stage() == SeatStage.DOUBTFUL) {
      if (answer != null) {
        leg.sdp(answer);
      }
      Connecting.bring(trunk, leg);
    } else if (answer != null) {
      leg.sdp(answer);
      if (!leg.held() && (before == null || !SdpRelay.sameMedia(answer, before))) {
        trunk.caller().move(answer, new Probe(trunk));
      }
      trunk.save();
    }
    if (!SeatLeg.STILL_WAITING.equals(why)) { // the core did not ask
      trunk.tell(new Event.SeatConfirmed(trunk.nowMs(), leg.agentId, trunk.callId()));
    }
  }

  @Override
  public void reinviteFailed(Call call, int status) {
    trunk.orFarewell(call, status, () -> refused(status));
  }

  private void refused(int status) {
    if (leg.question() != null) {
      if (UNHEARD.contains(status)) {
        unheard();
      } else {
        confirmed(null); // it refuses, so it knows the dialog
      }
      return;
    }
    trunk.caller().call().rejectReinvite(status);
  }

  /** A phone that is asked says nothing. The core waits for it no longer than it said. */
  private void unheard() {
    leg.question(null);
    if (leg.stage() == SeatStage.DOUBTFUL) {
      trunk.letGo(leg);
      trunk.tell(
          new Event.ConnectFailed(trunk.nowMs(), trunk.callId(), leg.offerId, "seat-unheard"));
    }
  }

  @Override
  public void rejected(Call call, String why) {
    LOG.info("call {}, side of seat {}: {}", trunk.callId(), leg.agentId, why);
  }

  @Override
  public void ended(Call call, CallEnd end) {
    if (leg.isLetGo() || trunk.over()) {
      return;
    }
    trunk.lost(leg);
    boolean served = leg.stage().serves();
    if (served && end.cause() == CallEnd.Cause.REMOTE_HANG_UP && !restarted(end)) {
      trunk.seatEnded(leg, hungUp(end));
    } else if (served) {
      // The seat's leg broke, not the call: the core gives the caller to another seat.
      trunk.tell(
          new Event.ConnectFailed(
              trunk.nowMs(), trunk.callId(), leg.offerId, "seat-leg-" + end.cause()));
    } else {
      trunk.tell(notAnswered(leg, end, trunk.nowMs()));
    }
  }

  /**
   * Whether a phone that was asked knows nothing of the call because it was restarted. After a
   * restart of the server it has hung up while nobody heard it.
   */
  private boolean restarted(CallEnd end) {
    String why = leg.question();
    return end.status() == NO_SUCH_DIALOG && why != null && !BY_RESTART.contains(why);
  }

  private Event hungUp(CallEnd end) {
    boolean callerGone =
        end.headers().firstOr("Reason", "").equals(Protocol.SIP_REASON_CALLER_GONE);
    return callerGone
        ? new Event.CallerGone(trunk.nowMs(), trunk.callId())
        : new Event.CallEnded(trunk.nowMs(), trunk.callId(), EndedBy.SEAT, leg.agentId);
  }

  /** What the core is told of a seat that did not take its call. */
  static Event notAnswered(SeatLeg leg, CallEnd end, long nowMs) {
    if (leg.outside()) {
      String outcome = OutsideLine.outcome(end.status());
      return new Event.OfferFailed(nowMs, leg.offerId, leg.agentId, outcome);
    }
    String why = end.cause() + "-" + end.status();
    return REFUSALS.contains(end.status())
        ? new Event.OfferRefused(nowMs, leg.offerId, leg.agentId)
        : new Event.OfferFailed(nowMs, leg.offerId, leg.agentId, why);
  }

  /** The seat asked for other media, a resume or a change of address, and the caller follows. */
  private final class Moved implements CallerLeg.Outcome {
    @Override
    public void moved(SessionDescription callerSdp) {
      Call call = leg.call();
      if (call != null) {
        call.answerReinvite(leg.ours(SdpRelay.directed(callerSdp, Direction.SENDRECV)));
      }
      leg.join();
      trunk.conversation().close();
      if (leg.held()) {
        leg.held(false);
        trunk.tell(new Event.CallResumed(trunk.nowMs(), trunk.callId()));
      }
      trunk.save();
    }

    @Override
    public void refused(int status) {
      Call call = leg.call();
      if (call != null) {
        call.rejectReinvite(status);
      }
    }
  }
}
