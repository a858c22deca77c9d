package org.seatline.server.telephony;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.seatline.server.acd.DialOutcome;
import org.seatline.server.acd.Effect;
import org.seatline.server.acd.Event;
import org.seatline.server.acd.Why;
import org.seatline.softphone.call.CallState;
import org.seatline.softphone.call.SipHeaders;
import org.seatline.softphone.sdp.Direction;
import org.seatline.softphone.sdp.SessionDescription;
import org.seatline.softphone.sip.Call;
import org.seatline.softphone.sip.Destination;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A callback that is being offered: the seats that ring, the one that was granted it, and the
 * caller's phone. When that answers it becomes a {@link TrunkCall}. User agent's thread.
 */
final class CallbackCall implements SeatRing {
  private static final Logger LOG = LoggerFactory.getLogger(CallbackCall.class);

  /** How long an offer waits for the registration of its seat. */
  private static final long REGISTRATION_MAX_MS = 4_000;

  private final String callId;
  private final FrontDoor door;
  private final Reached onReached;
  private final Map<String, CallbackSeat> seats = new LinkedHashMap<>();
  private String queueId = "";
  private String callerNumber = "";
  private String trunk = "";
  private @Nullable CallbackSeat serving;
  private @Nullable CallbackDial dial;
  private boolean over;

  /** Takes a call over whose caller has answered. */
  @FunctionalInterface
  interface Reached {
    TrunkCall take(ReachedCall call);
  }

  CallbackCall(String callId, FrontDoor door, Reached onReached) {
    this.callId = callId;
    this.door = door;
    this.onReached = onReached;
  }

  @Override
  public String callId() {
    return callId;
  }

  @Override
  public long nowMs() {
    return door.core().nowMs();
  }

  @Override
  public void tell(Event event) {
    door.core().submit(event);
  }

  /** Whether nothing rings for it. */
  boolean idle() {
    return seats.isEmpty() && serving == null && dial == null;
  }

  /** Rings a seat; a seat that is not registered yet is waited for a little. */
  void offer(Effect.OfferCall offer) {
    queueId = offer.queueId();
    callerNumber = offer.callerNumber();
    trunk = offer.attached().getOrDefault(Event.TRUNK, "");
    CallbackSeat seat = new CallbackSeat(this, door, offer);
    CallbackSeat before = seats.put(offer.offerId(), seat);
    if (before != null) { // the same offer again
      before.letGo(SipHeaders.NONE);
    }
    String contact = door.registrar().contactOf(offer.agentId());
    if (contact != null) {
      invite(seat, contact, offer);
      return;
    }
    Runnable stop = door.registrar().whenRegistered(offer.agentId(), () -> inviteNow(seat, offer));
    var _ =
        door.timers()
            .after(
                REGISTRATION_MAX_MS,
                () -> {
                  stop.run();
                  if (!seat.leg.isLetGo() && seat.leg.call() == null) {
                    failed(seat, "not-registered");
                  }
                });
  }

  private void inviteNow(CallbackSeat seat, Effect.OfferCall offer) {
    String contact = door.registrar().contactOf(offer.agentId());
    if (contact != null && !seat.leg.isLetGo() && seat.leg.call() == null) {
      invite(seat, contact, offer);
    }
  }

  private void invite(CallbackSeat seat, String contact, Effect.OfferCall offer) {
    String user = callerNumber.isEmpty() ? "anonymous" : callerNumber;
    try {
      seat.invite(contact, offer, "<sip:" + user + "@" + door.settings().domain() + ">");
    } catch (IOException e) {
      LOG.error("callback {} cannot ring {}: {}", callId, offer.agentId(), e.getMessage());
      failed(seat, "no-voice");
    }
  }

  private void failed(CallbackSeat seat, String why) {
    letGo(seat, SipHeaders.NONE);
    tell(new Event.OfferFailed(nowMs(), seat.leg.offerId, seat.leg.agentId, why));
  }

  void withdraw(String offerId, String why) {
    CallbackSeat seat = seats.get(offerId);
    if (seat != null) {
      boolean elsewhere = why.equals(Why.ANSWERED_ELSEWHERE);
      letGo(seat, elsewhere ? SeatLeg.ANSWERED_ELSEWHERE : SipHeaders.NONE);
    }
  }

  /** The grant: this seat waits for the caller now. */
  void connect(String offerId) {
    CallbackSeat granted = seats.remove(offerId);
    CallbackSeat now = serving;
    if (granted != null) {
      granted.leg.grant();
      serving = granted;
      List.copyOf(seats.values()).forEach(seat -> letGo(seat, SeatLeg.ANSWERED_ELSEWHERE));
    } else if (now == null || !now.leg.offerId.equals(offerId)) {
      tell(new Event.ConnectFailed(nowMs(), callId, offerId, "no-answer-here"));
    }
  }

  /** Ends the side of this agent's seat. */
  void releaseSeat(String agentId) {
    CallbackSeat seat = serving;
    if (seat != null && seat.leg.agentId.equals(agentId)) {
      letGo(seat, SipHeaders.NONE);
    }
  }

  /** Dials the caller by the trunk that brought the call. An attempt is dialled once. */
  void dial(Effect.DialCaller wanted) {
    CallbackSeat seat = serving;
    SessionDescription there = seat == null ? null : seat.leg.sdp();
    if (dial != null) {
      return; // it rings already
    }
    if (there == null || trunk.isEmpty()) {
      tell(new Event.CallbackMissed(nowMs(), callId, wanted.attempt(), DialOutcome.FAILED));
      return;
    }
    CallbackDial ringing = new CallbackDial(this, wanted, nowMs());
    dial = ringing;
    String offer =
        SdpRelay.ours(
            SdpRelay.directed(there, Direction.SENDRECV),
            door.settings().host(),
            ringing.sessionId,
            1);
    String target = "sip:" + wanted.number() + "@" + trunk;
    ringing.call(door.agent().place(Destination.of(target, null), offer, SipHeaders.NONE, ringing));
    var _ = door.timers().after(wanted.ringMs(), ringing::ringOver);
  }

  void stopDialling(int attempt) {
    CallbackDial ringing = dial;
    if (ringing != null && ringing.wanted.attempt() == attempt) {
      dial = null;
      ringing.stop();
      save();
    }
  }

  /** The caller's phone has answered: a call like any other from now on. */
  void reached(CallbackDial answered, Call caller, SessionDescription callerSdp) {
    CallbackSeat seat = serving;
    if (over || seat == null || !answered.equals(dial)) {
      caller.hangUp();
      return;
    }
    over = true;
    TrunkCall trunkCall =
        onReached.take(
            new ReachedCall(
                callId, callerNumber, queueId, caller, callerSdp, answered.sessionId, seat.leg));
    answered.join(new CallerSide(trunkCall));
    trunkCall.save(); // before the core knows, so that a talk is never unknown
    tell(new Event.CallbackReached(nowMs(), callId, answered.wanted.attempt()));
    door.core().keep(KeptCallback.KEY + callId, null);
    seat.join(trunkCall, callerSdp);
  }

  /** The caller's phone was not reached. */
  void missed(CallbackDial ended, DialOutcome outcome) {
    if (ended.equals(dial)) {
      dial = null;
      tell(new Event.CallbackMissed(nowMs(), callId, ended.wanted.attempt(), outcome));
      save();
    }
  }

  /** The callback is over, or its caller is here again. */
  void release() {
    over = true;
    CallbackDial ringing = dial;
    dial = null;
    if (ringing != null) {
      ringing.stop();
    }
    List.copyOf(seats.values()).forEach(seat -> letGo(seat, SipHeaders.NONE));
    CallbackSeat seat = serving;
    if (seat != null) {
      letGo(seat, SipHeaders.NONE);
    }
    door.core().keep(KeptCallback.KEY + callId, null);
  }

  private void letGo(CallbackSeat seat, SipHeaders headers) {
    lost(seat);
    seat.letGo(headers);
  }

  /** This leg has ended, or is ended now. */
  @Override
  public void lost(CallbackSeat seat) {
    seats.remove(seat.leg.offerId, seat);
    if (seat.equals(serving)) {
      serving = null;
    }
    save();
  }

  /** Keeps what a new process would have to end. */
  @Override
  public void save() {
    save(() -> {});
  }

  /**
   * Keeps it before an INVITE goes out: otherwise a phone may ring of which, when we are killed,
   * nobody knows. Other messages do not wait.
   *
   * @param wanted whether the phone is still to ring when that is kept
   */
  @Override
  public void writeAhead(Call call, Runnable send, BooleanSupplier wanted) {
    if (call.state() instanceof CallState.Calling calling
        && calling.phase() == CallState.Phase.SENT) {
      save(
          () ->
              door.agent()
                  .execute(
                      () -> {
                        if (wanted.getAsBoolean()) {
                          send.run();
                        }
                      }));
    } else {
      save();
      send.run();
    }
  }

  private void save(Runnable done) {
    if (over) {
      return;
    }
    List<CallbackSeat> all = new ArrayList<>(seats.values());
    CallbackSeat granted = serving;
    if (granted != null) {
      all.add(granted);
    }
    List<String> dialogs =
        all.stream().map(seat -> snapshot(seat.leg.call())).filter(Objects::nonNull).toList();
    CallbackDial ringing = dial;
    KeptCallback kept =
        new KeptCallback(dialogs, ringing == null ? null : snapshot(ringing.call()));
    boolean empty = kept.equals(KeptCallback.NOTHING);
    door.core().keep(KeptCallback.KEY + callId, empty ? null : kept.text(), done);
  }

  /** What there is to be ended of a call, or null when nothing has been sent. */
  static @Nullable String snapshot(@Nullable Call call) {
    return call == null || call.state() instanceof CallState.Idle ? null : call.snapshot();
  }
}
