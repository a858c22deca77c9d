package org.seatline.server.telephony;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.seatline.protocol.Protocol;
import org.seatline.server.acd.Consults;
import org.seatline.server.acd.Effect;
import org.seatline.server.acd.EndedBy;
import org.seatline.server.acd.Event;
import org.seatline.softphone.call.CallEnd;
import org.seatline.softphone.call.CallState;
import org.seatline.softphone.call.SipHeaders;
import org.seatline.softphone.call.SipResponse;
import org.seatline.softphone.sdp.Direction;
import org.seatline.softphone.sdp.SessionDescription;
import org.seatline.softphone.sip.Call;
import org.seatline.softphone.sip.CallListener;
import org.seatline.softphone.sip.Destination;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A colleague who is asked about a call: the asked seat rings with the server's voice; when it has
 * answered, the asking seat is invited with its media, and its answer goes to the asked seat by a
 * re-INVITE (RFC 3725 section 4.4). Media are direct between the two. User agent's thread.
 */
final class ConsultCall implements SeatRing {
  private static final Logger LOG = LoggerFactory.getLogger(ConsultCall.class);

  private final String consultId;
  private final FrontDoor door;
  private final Map<String, CallbackSeat> ringing = new HashMap<>();
  private String askerId = "";
  private String from = "";
  private @Nullable CallbackSeat serving;
  private @Nullable Call asking;
  private boolean over;

  ConsultCall(String consultId, FrontDoor door) {
    this.consultId = consultId;
    this.door = door;
  }

  @Override
  public String callId() {
    return consultId;
  }

  @Override
  public long nowMs() {
    return door.core().nowMs();
  }

  @Override
  public void tell(Event event) {
    door.core().submit(event);
  }

  /** Rings a seat, which is signed in and free, so its phone is registered. */
  void offer(Effect.OfferCall offer) {
    String number = offer.callerNumber().isEmpty() ? "anonymous" : offer.callerNumber();
    from = "<sip:" + number + "@" + door.settings().domain() + ">";
    askerId = offer.attached().getOrDefault(Consults.ASKER, "");
    String contact = door.registrar().contactOf(offer.agentId());
    CallbackSeat seat = new CallbackSeat(this, door, offer);
    if (contact == null) {
      failed(offer, "not-registered");
      return;
    }
    CallbackSeat before = ringing.put(offer.offerId(), seat);
    if (before != null) {
      before.letGo(SipHeaders.NONE);
    }
    try {
      seat.invite(contact, offer, from);
    } catch (IOException e) {
      LOG.error("consult {} cannot ring {}: {}", consultId, offer.agentId(), e.getMessage());
      letGo(seat);
      failed(offer, "no-voice");
    }
  }

  /** Dials somebody at a number outside. */
  void dial(Effect.DialOutside wanted) {
    askerId = wanted.agentId();
    from = "<sip:" + wanted.number() + "@" + door.settings().domain() + ">";
    CallbackSeat dialled = new CallbackSeat(this, door, wanted);
    ringing.put(wanted.offerId(), dialled);
    try {
      dialled.invite(OutsideLine.to(wanted), SipHeaders.NONE);
    } catch (IOException e) {
      LOG.error("consult {} cannot dial: {}", consultId, e.getMessage());
      letGo(dialled);
      tell(new Event.OfferFailed(nowMs(), wanted.offerId(), wanted.number(), "unreachable"));
    }
  }

  private void failed(Effect.OfferCall offer, String why) {
    tell(new Event.OfferFailed(nowMs(), offer.offerId(), offer.agentId(), why));
  }

  void withdraw(String offerId) {
    CallbackSeat seat = ringing.get(offerId);
    if (seat != null) {
      letGo(seat);
    }
  }

  /** The colleague is there: now the asking seat is invited. */
  void connect(String offerId) {
    CallbackSeat granted = ringing.remove(offerId);
    if (granted == null) {
      CallbackSeat now = serving;
      if (now == null || !now.leg.offerId.equals(offerId)) {
        tell(new Event.ConnectFailed(nowMs(), consultId, offerId, "no-answer-here"));
      }
      return;
    }
    List.copyOf(ringing.values()).forEach(this::letGo);
    granted.leg.grant();
    serving = granted;
    inviteAsker(granted);
  }

  private void inviteAsker(CallbackSeat asked) {
    String contact = door.registrar().contactOf(askerId);
    SessionDescription media = asked.leg.sdp();
    if (contact == null || media == null) {
      giveUp();
      return;
    }
    String host = door.settings().host();
    String offer = SdpRelay.ours(SdpRelay.directed(media, Direction.SENDRECV), host, nowMs(), 1);
    SipHeaders headers =
        SipHeaders.of(
            Protocol.SIP_HEADER_CALL,
            consultId,
            Protocol.SIP_HEADER_CONSULT,
            Consults.about(consultId));
    asking = door.agent().place(Destination.of(contact, from), offer, headers, new Asker(asked));
  }

  /** The two cannot be brought together; the core ends it. */
  private void giveUp() {
    tell(new Event.CallEnded(nowMs(), consultId, EndedBy.SERVER, null));
  }

  /** Ends the side of the asked seat. */
  void releaseSeat(String agentId) {
    CallbackSeat seat = serving;
    if (seat != null && seat.leg.agentId.equals(agentId)) {
      letGo(seat);
    }
  }

  /** The asked seat has ended it by itself. */
  void endedAtSeat(String agentId) {
    CallbackSeat seat = serving;
    if (seat != null && seat.leg.agentId.equals(agentId)) {
      releaseSeat(agentId);
      tell(new Event.CallEnded(nowMs(), consultId, EndedBy.SEAT, agentId));
    }
  }

  /** Asking is over. */
  void release() {
    List.copyOf(ringing.values()).forEach(this::letGo);
    CallbackSeat seat = serving;
    if (seat != null) {
      letGo(seat);
    }
    hangUpAsker();
  }

  /** The asked seat goes to the caller, the asking one is out; null when there is none. */
  @Nullable CallbackSeat handOver(String agentId) {
    CallbackSeat seat = serving;
    boolean there = seat != null && seat.leg.agentId.equals(agentId);
    if (there) {
      serving = null;
    }
    return there ? seat : null;
  }

  /** Ends the asking seat's side, and forgets everything once that has gone out. */
  void hangUpAsker() {
    over = true;
    Call call = asking;
    asking = null;
    if (call != null) {
      call.hangUp();
    }
    door.core().keep(KeptCallback.KEY + consultId, null);
  }

  private void letGo(CallbackSeat seat) {
    lost(seat);
    seat.letGo(SipHeaders.NONE);
  }

  @Override
  public void lost(CallbackSeat seat) {
    ringing.remove(seat.leg.offerId, seat);
    if (seat.equals(serving)) {
      serving = null;
    }
    save();
  }

  @Override
  public void save() {
    save(() -> {});
  }

  @Override
  public void writeAhead(Call call, Runnable send, BooleanSupplier wanted) {
    if (call.state() instanceof CallState.Calling calling
        && calling.phase() == CallState.Phase.SENT) {
      save(() -> door.agent().execute(() -> sendIfWanted(send, wanted)));
    } else {
      save();
      send.run();
    }
  }

  private static void sendIfWanted(Runnable send, BooleanSupplier wanted) {
    if (wanted.getAsBoolean()) {
      send.run();
    }
  }

  private void save(Runnable done) {
    if (over) {
      return;
    }
    List<CallbackSeat> seats = new ArrayList<>(ringing.values());
    CallbackSeat granted = serving;
    if (granted != null) {
      seats.add(granted);
    }
    List<String> dialogs =
        seats.stream()
            .map(seat -> CallbackCall.snapshot(seat.leg.call()))
            .filter(Objects::nonNull)
            .toList();
    KeptCallback kept = new KeptCallback(dialogs, CallbackCall.snapshot(asking));
    boolean empty = kept.equals(KeptCallback.NOTHING);
    door.core().keep(KeptCallback.KEY + consultId, empty ? null : kept.text(), done);
  }

  /** The asking seat's second leg. */
  private final class Asker implements CallListener {
    private final CallbackSeat asked;

    Asker(CallbackSeat asked) {
      this.asked = asked;
    }

    @Override
    public void writeAhead(Call call, Runnable send) {
      asking = call;
      ConsultCall.this.writeAhead(call, send, () -> !over);
    }

    @Override
    public void answered(Call call, SipResponse response, @Nullable String sdp) {
      SessionDescription answer = SdpRelay.parse(sdp);
      if (over || answer == null || asked.leg.isLetGo()) {
        call.hangUp();
        return;
      }
      asked.talkWith(answer);
      save();
    }

    @Override
    public void reinviteReceived(Call call, @Nullable String offer) {
      call.rejectReinvite(488); // the caller is held, a colleague is not
    }

    @Override
    public void ended(Call call, CallEnd end) {
      asking = null;
      if (!over) {
        save();
        giveUp();
      }
    }
  }
}
