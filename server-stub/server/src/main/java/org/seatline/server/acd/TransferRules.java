package org.seatline.server.acd;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Handing a caller over at once: to a queue, behind those who wait there, or to one ready seat. */
final class TransferRules {
  /** Key of the attached data that names the drill that a call is. */
  private static final String DRILL = "drill";

  private final Books books;
  private final Effects effects;
  private final SeatMoves seats;
  private final OfferRules offers;
  private final CallRules calls;
  private final Admission admission;
  private final OutsideRules outside;
  private final Segments segments;

  TransferRules(
      Books books,
      Effects effects,
      SeatMoves seats,
      CallRules calls,
      Admission admission,
      OutsideRules outside) {
    this.books = books;
    this.effects = effects;
    this.seats = seats;
    this.offers = calls.offers();
    this.calls = calls;
    this.admission = admission;
    this.outside = outside;
    this.segments = new Segments(books, effects);
  }

  void transferred(Event.CallTransferred event) {
    Call call = talkedBy(event.callId(), event.agentId());
    String refusal =
        call == null ? Why.NOT_TALKING : refusal(call, event.agentId(), event.target());
    if (call == null || refusal != null) {
      effects.refuse("call-transferred", event.agentId(), String.valueOf(refusal));
    } else {
      handOver(call, event.target(), event.handover());
    }
  }

  /** The caller's call that this agent talks on, or null. */
  @Nullable Call talkedBy(String callId, String agentId) {
    Call call = books.calls().get(callId);
    boolean own =
        call != null
            && !Consults.is(call)
            && call.state() instanceof CallState.Talking talking
            && talking.agentId().equals(agentId);
    return own ? call : null;
  }

  /** Why nobody can be reached there now, or null. */
  @Nullable String refusal(Call call, String agentId, TransferTo target) {
    if (call.attached().containsKey(DRILL)) {
      return Why.NO_SUCH_TARGET; // a drill stays with the one who trains
    }
    return switch (target.kind()) {
      case SEAT -> seatRefusal(call, agentId, target.id());
      case QUEUE -> queueRefusal(target.id());
      case NUMBER -> outside.refusal(call, target.id());
    };
  }

  private @Nullable String seatRefusal(Call call, String agentId, String targetId) {
    Seat seat = books.seats().get(targetId);
    if (seat == null
        || books.routing().agent(targetId) == null
        || agentId.equals(targetId)
        || books.routing().queue(call.queueId()) == null) {
      return Why.NO_SUCH_TARGET;
    }
    return seat.offerable() ? null : Why.SEAT_NOT_READY;
  }

  private @Nullable String queueRefusal(String queueId) {
    AcdConfig.Queue queue = books.routing().queue(queueId);
    if (queue == null) {
      return Why.NO_SUCH_TARGET;
    }
    boolean full = books.queueBook(queueId).unansweredCalls() >= queue.maxWaiting();
    return full || !books.isOpen(queueId) ? Why.CLOSED : null;
  }

  /** Takes the caller from the agent who talks; {@link #refusal} has said that it can be. */
  void handOver(Call call, TransferTo target, String handover) {
    if (!(call.state() instanceof CallState.Talking talking)) {
      throw new IllegalStateException("handed over by nobody: " + call);
    }
    leave(call, talking);
    effects.add(
        new Effect.ReleaseSeatLeg(effects.id(), talking.agentId(), call.callId(), Why.TRANSFERRED));
    effects.record(new Fact.Transferred(books.nowMs(), call.callId(), talking.agentId(), target));
    Call.Waited waited = call.waited().afterTalk(books.nowMs(), talking.answeredAtMs());
    Call moving = call.attaching(Consults.handing(call.attached(), handover), null).waiting(waited);
    switch (target.kind()) {
      case QUEUE -> admission.transferred(moving, target.id());
      case SEAT -> ring(moving, target.id());
      case NUMBER -> outside.handOver(moving, talking.agentId(), target.id());
    }
  }

  /** The agent is out: the ticket is finished now. */
  void leave(Call call, CallState.Talking talking) {
    segments.closed(call, Fact.SegmentOutcome.TRANSFERRED, null);
    calls.remember(call, talking);
    seats.wrapUp(talking.agentId(), call.callId(), call.queueId());
  }

  /** If that seat does not take it, the caller is at the head of the queue it came from. */
  private void ring(Call moving, String agentId) {
    AcdConfig.Queue queue = books.routing().queue(moving.queueId());
    Seat seat = books.seats().get(agentId);
    if (queue == null || seat == null) {
      throw new IllegalStateException("handed over to nobody: " + agentId);
    }
    long nowMs = books.nowMs();
    Call coming = admission.judged(moving, queue);
    Call waiting =
        coming.front(
            new CallState.Queued(calls.announceAtMs(queue)),
            nowMs,
            coming.segment() + 1,
            coming.waited().step(books.stepNow(coming)));
    books.put(waiting);
    segments.entered(waiting, "transferred-to-seat", null);
    effects.add(
        new Effect.PlayQueue(
            effects.id(), waiting.callId(), waiting.queueId(), books.position(waiting)));
    offers.offer(waiting, queue, List.of(seat), null, 1);
  }
}
