package org.seatline.server.acd;

import org.jspecify.annotations.Nullable;

/**
 * Callers who go to a number outside the centre, and agents who ask somebody there. Who is dialled
 * in vain comes back: to the agent who handed over, as long as that one may soon be free, else to
 * whoever is, before all others.
 */
final class OutsideRules {
  /** How long a number outside may ring. */
  static final long RING_MAX_MS = 45_000;

  /** How long a caller who came back waits for the agent who handed over before anybody will do. */
  static final long RECALL_MS = 30_000;

  /** So many calls at once may be with numbers outside: each takes a second line of the trunk. */
  static final int CALLS_MAX = 20;

  /** A number as it is dialled: E.164 with the plus sign. */
  private static final String NUMBER = "\\+[1-9][0-9]{5,14}";

  private final Books books;
  private final Effects effects;
  private final CallRules calls;
  private final Admission admission;
  private final ConsultEnds consults;
  private final Segments segments;

  OutsideRules(
      Books books, Effects effects, SeatMoves seats, CallRules calls, Admission admission) {
    this.books = books;
    this.effects = effects;
    this.calls = calls;
    this.admission = admission;
    this.consults = new ConsultEnds(books, effects, seats, calls.offers());
    this.segments = new Segments(books, effects);
  }

  /** Why this number cannot be dialled for the call now, or null. */
  @Nullable String refusal(Call call, String number) {
    if (!number.matches(NUMBER)) {
      return Why.WRONG_NUMBER;
    }
    if (books.routing().queue(call.queueId()) == null) {
      return Why.NO_SUCH_TARGET; // there would be no way back
    }
    boolean line = !call.attached().getOrDefault(Event.TRUNK, "").isEmpty();
    return line && books.outsideCalls() < CALLS_MAX ? null : Why.NO_LINE;
  }

  /** Dials for a caller whom an agent has handed over, who hears music meanwhile. */
  void handOver(Call moving, String agentId, String number) {
    AcdConfig.Queue queue = books.routing().queue(moving.queueId());
    Call coming = queue == null ? moving : admission.judged(moving, queue);
    dial(coming, agentId, number);
    effects.add(new Effect.PlayQueue(effects.id(), moving.callId(), moving.queueId(), 0));
  }

  /** Dials somebody whom an agent asks about a call. */
  void ask(Call consult, String number) {
    dial(consult, Consults.asker(consult), number);
    Consults.tell(effects, consult, "ringing", null);
  }

  private void dial(Call call, String agentId, String number) {
    long nowMs = books.nowMs();
    String offerId = "o" + books.takeOffer();
    books.put(
        call.in(new CallState.Outside(number, offerId, agentId, nowMs, 0, nowMs + RING_MAX_MS)));
    effects.add(
        new Effect.DialOutside(
            effects.id(),
            call.callId(),
            offerId,
            agentId,
            number,
            call.attached().getOrDefault(Event.TRUNK, "")));
  }

  private static CallState.@Nullable Outside dialled(@Nullable Call call, String offerId) {
    return call != null
            && call.state() instanceof CallState.Outside outside
            && outside.offerId().equals(offerId)
        ? outside
        : null;
  }

  /** Somebody outside has answered: true when that was it. */
  boolean answered(Event.OfferAnswered event) {
    Call call = books.calls().get(event.callId());
    CallState.Outside outside = dialled(call, event.offerId());
    if (call == null || outside == null) {
      return false;
    }
    boolean first = !outside.answered();
    if (first) {
      books.put(call.in(outside.answeredAt(books.nowMs())));
      tried(call, outside, "answered");
    }
    effects.add(
        new Effect.Connect(effects.id(), outside.offerId(), call.callId(), outside.number()));
    if (first && Consults.is(call)) {
      Consults.tell(effects, call, "connected", null);
    }
    return true;
  }

  /** Nobody outside takes it: true when that was it. */
  boolean failed(String offerId, String why) {
    Call call = books.callOfOffer(offerId);
    CallState.Outside outside = dialled(call, offerId);
    if (call == null || outside == null) {
      return false;
    }
    inVain(call, outside, why);
    return true;
  }

  /** It has rung long enough: true when that was it. */
  boolean due(Call call) {
    if (!(call.state() instanceof CallState.Outside outside)) {
      return false;
    }
    inVain(call, outside, "no-answer");
    return true;
  }

  /** After a restart nobody knows what came of dialling. */
  void serverStarted(Call call) {
    if (call.state() instanceof CallState.Outside outside && !outside.answered()) {
      inVain(call, outside, Why.SERVER_RESTARTED);
    }
  }

  /** The line to the number broke, or the caller could not be brought there: true when that was. */
  boolean connectFailed(Event.ConnectFailed event) {
    Call call = books.calls().get(event.callId());
    CallState.Outside outside = dialled(call, event.offerId());
    if (call == null || outside == null) {
      return false;
    }
    if (Consults.is(call)) {
      consults.end(call, "failed", "unreachable");
    } else if (!outside.answered()) {
      inVain(call, outside, "unreachable");
    } else {
      effects.add(
          new Effect.ReleaseSeatLeg(
              effects.id(), outside.number(), call.callId(), Why.CONNECT_FAILED));
      comesBack(call, outside, event.unheard());
    }
    return true;
  }

  private void inVain(Call call, CallState.Outside outside, String why) {
    tried(call, outside, why);
    if (Consults.is(call)) {
      consults.end(call, "failed", why);
      return;
    }
    effects.add(
        new Effect.WithdrawOffer(
            effects.id(), outside.offerId(), call.callId(), outside.number(), why));
    comesBack(call, outside, false);
  }

  private void comesBack(Call call, CallState.Outside outside, boolean unheard) {
    AcdConfig.Queue queue = books.routing().queue(call.queueId());
    long nowMs = books.nowMs();
    if (queue == null) {
      calls.release(call, Why.QUEUE_CLOSED);
      return;
    }
    Call since =
        outside.answered() ? call.waiting(call.waited().anew(nowMs, 0)) : call; // not a wait
    Call judged = admission.judged(since, queue);
    Call.Preference agent = recalled(outside.agentId(), queue);
    CallState next =
        unheard
            ? new CallState.Unheard(nowMs + CallRules.UNHEARD_MAX_MS)
            : new CallState.Queued(calls.announceAtMs(queue));
    Call waiting =
        judged.front(
            next,
            nowMs,
            judged.segment() + 1,
            judged.waited().step(books.stepNow(judged)).preferring(agent));
    books.put(waiting);
    segments.entered(waiting, Fact.QueueEntered.CAME_BACK, null);
    if (agent != null) {
      effects.record(
          new Fact.KeptFor(nowMs, call.callId(), queue.id(), agent.agentId(), agent.untilMs()));
    }
    effects.add(
        new Effect.PlayQueue(
            effects.id(), call.callId(), queue.id(), unheard ? 0 : books.position(waiting)));
  }

  /** The agent who handed over, if that one serves the queue and may soon be free. */
  private Call.@Nullable Preference recalled(String agentId, AcdConfig.Queue queue) {
    Seat seat = books.seats().get(agentId);
    boolean there =
        seat != null
            && (seat.state() instanceof SeatState.WrapUp || seat.state() instanceof SeatState.Ready)
            && seat.pending() == null
            && books.routing().served(agentId).stream()
                .anyMatch(served -> served.queue().id().equals(queue.id()));
    return there ? new Call.Preference(agentId, books.nowMs() + RECALL_MS) : null;
  }

  private void tried(Call call, CallState.Outside outside, String outcome) {
    effects.record(
        new Fact.OutsideTried(
            books.nowMs(),
            call.callId(),
            outside.offerId(),
            outside.agentId(),
            outside.number(),
            outcome,
            outside.dialledAtMs()));
  }
}
