package org.seatline.server.seats;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.seatline.protocol.Handover;
import org.seatline.protocol.LocalizedText;
import org.seatline.protocol.ServerMessage;
import org.seatline.server.acd.Consults;
import org.seatline.server.acd.Effect;
import org.seatline.server.acd.Event;
import org.seatline.server.acd.Fact;
import org.seatline.server.acd.Why;
import org.seatline.server.journal.EffectHandler;

/**
 * Tells the seats what the routing core decided. It confirms nothing: that is for those who carry
 * an effect out; a seat that misses a message gets its state when it comes back.
 */
final class SeatEffects implements EffectHandler {
  /** Key of the attached data that names a drill. */
  static final String DRILL = "drill";

  static final String FORCED = "forced";

  /** Why a seat is signed out that asked for one last call and then the end of the shift. */
  static final String LAST_CALL = "last-call";

  private static final Map<String, String> REFUSABLE =
      Map.of(
          "seat-ready", "ready",
          "seat-not-ready", "not-ready",
          "wrap-up-extended", "wrap-up-extend",
          "call-transferred", "transfer",
          "consult-asked", "consult",
          "consult-handed-over", "consult-hand-over");

  private final Channels channels;
  private final SeatExits exits;
  private final FloorBoard floor;
  private final Supplier<Map<String, LocalizedText>> drillTitles;
  private final LongSupplier nowMs;

  SeatEffects(
      Channels channels,
      SeatExits exits,
      FloorBoard floor,
      Supplier<Map<String, LocalizedText>> drillTitles,
      LongSupplier nowMs) {
    this.channels = channels;
    this.exits = exits;
    this.floor = floor;
    this.drillTitles = drillTitles;
    this.nowMs = nowMs;
  }

  @Override
  public void perform(Effect effect, boolean recovered) {
    switch (effect) {
      case Effect.OfferCall e -> channels.send(e.agentId(), offer(e));
      case Effect.WithdrawOffer e ->
          channels.send(
              e.agentId(), new ServerMessage.OfferWithdrawn(e.offerId(), withdrawal(e.why())));
      case Effect.RejectAnswer e ->
          channels.send(
              e.agentId(), new ServerMessage.OfferWithdrawn(e.offerId(), withdrawal(e.why())));
      case Effect.Connect e ->
          channels.send(e.agentId(), new ServerMessage.CallConnected(e.callId(), e.offerId()));
      // The end of the segment has told the seat already who hung up.
      case Effect.ReleaseSeatLeg e when e.why().equals(Why.CALLER_GONE) -> {}
      case Effect.ReleaseSeatLeg e when e.why().equals(Why.TRANSFERRED) -> {}
      case Effect.ReleaseSeatLeg e ->
          channels.send(
              e.agentId(),
              new ServerMessage.CallEnded(
                  e.callId(), e.why().equals(Why.CONSULT_OVER) ? "agent" : "failed"));
      case Effect.ConsultChanged e ->
          channels.send(
              e.agentId(),
              new ServerMessage.ConsultState(e.callId(), e.consultId(), e.state(), e.cause()));
      case Effect.HandOver e ->
          channels.send(
              e.agentId(),
              new ServerMessage.CallTakenOver(
                  e.consultId(), e.callId(), TransferDesk.read(e.handover())));
      case Effect.SeatStateChanged e -> stateChanged(e);
      case Effect.QueueChanged e -> floor.changed();
      case Effect.Recorded e -> recorded(e.fact());
      case Effect.EventRefused e -> refused(e);
      case Effect.PlayMenu e -> floor.changed();
      case Effect.PlayQueue e -> {}
      case Effect.AnnouncePosition e -> {}
      case Effect.ReleaseCall e -> {}
      case Effect.TakeVoicemail e -> {}
      case Effect.ConfirmSeat e -> {}
      case Effect.AskCallback e -> {}
      case Effect.KeepCallback e -> {}
      case Effect.DialCaller e -> {}
      case Effect.StopDialling e -> {}
      case Effect.DialOutside e -> {}
      case Effect.QueueDoor e -> floor.changed();
    }
  }

  private ServerMessage offer(Effect.OfferCall e) {
    String drill = e.attached().get(DRILL);
    Handover handover = TransferDesk.read(e.attached().get(Event.HANDOVER));
    boolean consult = Consults.is(e.callId());
    return new ServerMessage.Offer(
        e.offerId(),
        e.callId(),
        e.callerNumber(),
        e.queueId(),
        e.digit().isEmpty() ? List.of() : List.of(e.digit()),
        Math.max(0, e.offeredAtMs() - e.queuedAtMs()),
        Math.max(0, e.deadlineMs() - e.offeredAtMs()),
        told(e.attached()),
        drill == null
            ? null
            : drillTitles.get().getOrDefault(drill, new LocalizedText(drill, drill)),
        handover,
        consult && handover != null ? handover.fromName() : null);
  }

  /** What travels with the call, but for what telephony alone needs. */
  private static Map<String, String> told(Map<String, String> attached) {
    Map<String, String> told = new HashMap<>(attached);
    told.remove(Event.TRUNK);
    told.remove(Event.HANDOVER);
    told.remove(Consults.ASKER);
    return told;
  }

  private static String withdrawal(String why) {
    return switch (why) {
      case Why.CALLER_GONE, Why.CALL_OVER, Why.UNKNOWN_CALL, Why.MAX_WAIT -> "caller-gone";
      case Why.RING_NO_ANSWER -> "no-answer";
      case Why.REFUSED, Why.SEAT_WITHDREW -> "refused";
      default -> "elsewhere";
    };
  }

  private void stateChanged(Effect.SeatStateChanged e) {
    channels.send(e.agentId(), SeatStates.message(e, nowMs.getAsLong()));
    if (e.state().equals("signed-out") && e.reason().equals(FORCED)) {
      exits.end(e.agentId(), "forced");
    } else if (e.state().equals("signed-out") && e.reason().equals(Why.AGENT_REMOVED)) {
      exits.end(e.agentId(), "removed");
    } else if (e.state().equals("signed-out") && e.reason().equals(LAST_CALL)) {
      exits.end(e.agentId(), LAST_CALL);
    }
    floor.changed();
  }

  private void recorded(Fact fact) {
    if (fact instanceof Fact.SegmentClosed closed && closed.answeredAtMs() != 0) {
      String agentId = closed.agentId();
      if (agentId != null) {
        channels.send(agentId, new ServerMessage.CallEnded(closed.callId(), by(closed)));
      }
    }
    floor.changed();
  }

  private static String by(Fact.SegmentClosed closed) {
    if (closed.outcome() == Fact.SegmentOutcome.TRANSFERRED) {
      return Why.TRANSFERRED;
    }
    return switch (closed.endedBy()) {
      case CALLER -> "caller";
      case SEAT -> "agent";
      case SERVER -> "failed";
      case null -> "failed";
    };
  }

  private void refused(Effect.EventRefused e) {
    String about = REFUSABLE.get(e.eventType());
    if (about != null && !e.why().equals(Why.DUPLICATE)) {
      channels.send(e.subject(), new ServerMessage.Refused(e.why(), about));
    }
  }
}
