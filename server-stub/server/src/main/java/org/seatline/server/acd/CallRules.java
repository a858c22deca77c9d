package org.seatline.server.acd;

import org.jspecify.annotations.Nullable;

/** A call from its arrival to its end. */
final class CallRules {
  /** Key of the attached data that names the drill that a call is. */
  private static final String DRILL = "drill";

  /**
   * A phone that says nothing for so long has been given up by SIP (RFC 3261 17.1.1.2: 64 T1, 32
   * s), and its call has ended, unless the news of it was lost.
   */
  static final long UNHEARD_MAX_MS = 40_000;

  private final Books books;
  private final Effects effects;
  private final SeatMoves seats;
  private final OfferRules offers;
  private final Segments segments;
  private final ConsultEnds consults;

  CallRules(Books books, Effects effects, SeatMoves seats, OfferRules offers) {
    this.books = books;
    this.effects = effects;
    this.seats = seats;
    this.offers = offers;
    this.segments = new Segments(books, effects);
    this.consults = new ConsultEnds(books, effects, seats, offers);
  }

  OfferRules offers() {
    return offers;
  }

  void arrived(Event.CallArrived event) {
    String callId = event.callId();
    if (books.isEnded(callId) || books.calls().containsKey(callId)) {
      effects.refuse("call-arrived", callId, Why.DUPLICATE);
      return;
    }
    long nowMs = books.nowMs();
    books.put(Call.arrived(event, nowMs, new CallState.InMenu(menuDeadlineMs())));
    String drill = event.attached().get(DRILL);
    effects.record(new Fact.CallStarted(nowMs, callId, event.callerNumber(), drill));
    effects.add(new Effect.PlayMenu(effects.id(), callId));
  }

  /** When a caller who is in the menu from now on has been there for too long. */
  long menuDeadlineMs() {
    return books.nowMs() + books.routing().config().timings().menuMaxMs();
  }

  /** When a call that waits from now on hears its position, 0 for never. */
  long announceAtMs(AcdConfig.@Nullable Queue queue) {
    long everyMs = queue == null ? 0 : queue.announceEveryMs();
    return everyMs <= 0 ? 0 : books.nowMs() + everyMs;
  }

  void gone(Event.CallerGone event) {
    Call call = books.calls().get(event.callId());
    if (call == null) {
      unknown("caller-gone", event.callId());
    } else {
      end(call, Fact.SegmentOutcome.ABANDONED, EndedBy.CALLER, "");
    }
  }

  void ended(Event.CallEnded event) {
    Call call = books.calls().get(event.callId());
    if (call == null) {
      unknown("call-ended", event.callId());
      return;
    }
    switch (event.by()) {
      case CALLER -> end(call, Fact.SegmentOutcome.ABANDONED, EndedBy.CALLER, "");
      case SERVER -> release(call, Why.SERVER_ENDED);
      case SEAT -> {
        if (isWith(call, event.agentId())) {
          end(call, Fact.SegmentOutcome.ANSWERED, EndedBy.SEAT, "");
        } else {
          effects.refuse("call-ended", event.callId(), Why.NOT_YOUR_CALL);
        }
      }
    }
  }

  /** Whether this agent, or number outside, has the call. */
  private static boolean isWith(Call call, @Nullable String who) {
    return switch (call.state()) {
      case CallState.Talking talking -> talking.agentId().equals(who);
      case CallState.Outside outside -> outside.answered() && outside.number().equals(who);
      default -> false;
    };
  }

  private void unknown(String eventType, String callId) {
    if (!books.isEnded(callId)) {
      // Remembered, so that an arrival that comes late does not leave a call without a caller.
      books.end(callId);
    }
    effects.refuse(eventType, callId, Why.UNKNOWN_CALL);
  }

  void held(String eventType, String callId, boolean hold) {
    Call call = books.calls().get(callId);
    if (call == null || !(call.state() instanceof CallState.Talking talking)) {
      effects.refuse(eventType, callId, call == null ? Why.UNKNOWN_CALL : Why.WRONG_STATE);
      return;
    }
    if (hold == (talking.heldSinceMs() != 0)) {
      effects.refuse(eventType, callId, Why.DUPLICATE);
      return;
    }
    books.put(
        call.in(
            new CallState.Talking(
                talking.agentId(),
                talking.offerId(),
                talking.offeredAtMs(),
                talking.answeredAtMs(),
                hold ? books.nowMs() : 0,
                segments.heldMs(talking))));
  }

  /** The server ends a call. */
  void release(Call call, String why) {
    release(call, why, "");
  }

  /** The server ends a call after these words. */
  void release(Call call, String why, String prompt) {
    if (Consults.is(call)) {
      consults.end(call, "failed", why.equals(Why.MAX_WAIT) ? "no-answer" : "unreachable");
      return;
    }
    end(call, Fact.SegmentOutcome.RELEASED, EndedBy.SERVER, why);
    effects.add(new Effect.ReleaseCall(effects.id(), call.callId(), why, prompt));
  }

  /** Ends a call in whatever state it is. */
  void end(Call call, Fact.SegmentOutcome unanswered, EndedBy by, String why) {
    if (Consults.is(call)) {
      consults.end(call, "ended", null);
      return;
    }
    Fact.SegmentOutcome outcome =
        call.callback() == null ? unanswered : Fact.SegmentOutcome.CALLBACK_OVER;
    switch (call.state()) {
      case CallState.InMenu s -> {}
      case CallState.Voicemail s -> {}
      case CallState.Choosing s -> {}
      case CallState.Queued s -> segments.closed(call, outcome, by);
      case CallState.Resting s -> segments.closed(call, outcome, by);
      case CallState.Unheard s -> segments.closed(call, outcome, by);
      case CallState.Dialling dialling -> {
        segments.closed(call, outcome, by);
        seats.wrapUp(dialling.agentId(), call.callId(), call.queueId());
        endSeatLeg(call.callId(), dialling.agentId(), Why.SERVER_ENDED);
      }
      case CallState.Outside outside -> {
        outcome = outside.answered() ? Fact.SegmentOutcome.ANSWERED : outcome;
        endOutside(call.callId(), outside, by);
      }
      case CallState.Offered s -> {
        offers.withdrawAll(call, why.isEmpty() ? Why.CALLER_GONE : why);
        segments.closed(call, outcome, by);
      }
      case CallState.Talking talking -> {
        outcome = Fact.SegmentOutcome.ANSWERED;
        segments.closed(call, outcome, by);
        remember(call, talking);
        seats.wrapUp(talking.agentId(), call.callId(), call.queueId());
        endOtherLeg(call, talking, by);
      }
    }
    books.end(call.callId());
    effects.record(
        new Fact.CallClosed(
            books.nowMs(),
            call.callId(),
            call.callerNumber(),
            call.arrivedAtMs(),
            call.segment(),
            outcome,
            by,
            why));
  }

  /** The customer's next call may go to the same agent; a call for one seat alone says nothing. */
  void remember(Call call, CallState.Talking talking) {
    if (call.onlyAgent() == null) {
      books.lastAgents().spoke(call.callerNumber(), talking.agentId(), books.nowMs());
    }
  }

  private void endSeatLeg(String callId, String agentId, String why) {
    effects.add(new Effect.ReleaseSeatLeg(effects.id(), agentId, callId, why));
  }

  private void endOutside(String callId, CallState.Outside outside, EndedBy by) {
    if (by == EndedBy.SEAT) {
      effects.add(new Effect.ReleaseCall(effects.id(), callId, Why.SEAT_ENDED));
    } else if (outside.answered()) {
      endSeatLeg(callId, outside.number(), Why.CALLER_GONE);
    } else {
      effects.add(
          new Effect.WithdrawOffer(
              effects.id(), outside.offerId(), callId, outside.number(), Why.CALLER_GONE));
    }
  }

  /** Whoever did not hang up is told; {@link #release} tells the caller itself. */
  private void endOtherLeg(Call call, CallState.Talking talking, EndedBy by) {
    String callId = call.callId();
    switch (by) {
      case SEAT -> effects.add(new Effect.ReleaseCall(effects.id(), callId, Why.SEAT_ENDED));
      case CALLER -> endSeatLeg(callId, talking.agentId(), Why.CALLER_GONE);
      case SERVER -> endSeatLeg(callId, talking.agentId(), Why.SERVER_ENDED);
    }
  }

  /** The seat is gone, the caller is not: to the head of the queue, a new wait. */
  void loseSeat(Call call, CallState.Talking talking) {
    AcdConfig.Queue queue = books.routing().queue(call.queueId());
    loseSeat(call, talking, new CallState.Queued(announceAtMs(queue)), Why.SEAT_LOST);
  }

  private void loseSeat(Call call, CallState.Talking talking, CallState next, String cause) {
    if (Consults.is(call)) {
      consults.end(call, "failed", "unreachable");
      return;
    }
    segments.closed(call, Fact.SegmentOutcome.SEAT_LOST, EndedBy.SERVER);
    effects.add(
        new Effect.ReleaseSeatLeg(effects.id(), talking.agentId(), call.callId(), Why.SEAT_LOST));
    AcdConfig.Queue queue = books.routing().queue(call.queueId());
    long nowMs = books.nowMs();
    int step = queue == null ? 0 : queue.rules().stepAfter(0);
    Call waiting = call.front(next, nowMs, call.segment() + 1, call.waited().anew(nowMs, step));
    books.put(waiting);
    segments.entered(waiting, cause, null);
    if (queue == null) {
      release(waiting, Why.QUEUE_CLOSED);
      return;
    }
    effects.add(
        new Effect.PlayQueue(effects.id(), call.callId(), call.queueId(), books.position(waiting)));
  }

  void connectFailed(Event.ConnectFailed event) {
    Call call = books.calls().get(event.callId());
    if (call == null
        || !(call.state() instanceof CallState.Talking talking)
        || !talking.offerId().equals(event.offerId())) {
      effects.refuse("connect-failed", event.callId(), Why.WRONG_STATE);
      return;
    }
    if (event.atFault() == EndedBy.CALLER) {
      seats.free(talking.agentId());
    } else if (event.atFault() == EndedBy.SEAT) {
      seats.wrapUp(talking.agentId(), call.callId(), call.queueId());
    } else {
      seats.park(talking.agentId(), Why.CONNECT_FAILED);
    }
    if (event.unheard()) {
      loseSeat(
          call, talking, new CallState.Unheard(books.nowMs() + UNHEARD_MAX_MS), Why.CALLER_UNHEARD);
    } else {
      loseSeat(call, talking);
    }
  }

  void heard(Event.CallerHeard event) {
    Call call = books.calls().get(event.callId());
    if (call == null || !(call.state() instanceof CallState.Unheard)) {
      effects.refuse("caller-heard", event.callId(), Why.WRONG_STATE);
    } else {
      waitsOn(call);
    }
  }

  /** Seats may be offered the call again: its caller is there, or nobody can tell. */
  void waitsOn(Call call) {
    AcdConfig.Queue queue = books.routing().queue(call.queueId());
    books.put(
        call.in(new CallState.Queued(announceAtMs(queue)))
            .waiting(call.waited().step(books.stepNow(call))));
  }

  /** It has waited for so long that seats with less will do too. */
  void relax(Call call) {
    books.put(call.waiting(call.waited().step(books.stepNow(call))));
  }

  void announce(Call call) {
    AcdConfig.Queue queue = books.routing().queue(call.queueId());
    books.put(call.in(new CallState.Queued(announceAtMs(queue))));
    int position = books.position(call);
    effects.add(
        new Effect.AnnouncePosition(
            effects.id(),
            call.callId(),
            call.queueId(),
            position,
            books.pace().estimatedWaitMs(call.queueId(), position)));
  }

  /** It has waited long enough for its last agent: anybody will do now. */
  void preferDue(Call call) {
    seats.keepNoLonger(call, Why.WAITED_ENOUGH);
  }
}
