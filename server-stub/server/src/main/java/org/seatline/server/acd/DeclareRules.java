package org.seatline.server.acd;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Agreement after a restart of either side: what a seat says it is doing meets what the core
 * thinks. The ends of a call are right about the call, the core is right about queues and offers.
 */
final class DeclareRules {
  /** Causes by which a seat's call ends that lie with the caller. */
  private static final Set<String> CALLER_ENDED = Set.of("caller-bye", "no-rtp");

  private final Books books;
  private final Effects effects;
  private final SeatMoves moves;
  private final SeatLeases leases;
  private final OfferRules offers;
  private final CallRules calls;
  private final DialRules dials;

  DeclareRules(
      Books books,
      Effects effects,
      SeatMoves moves,
      SeatLeases leases,
      OfferRules offers,
      CallRules calls,
      DialRules dials) {
    this.dials = dials;
    this.books = books;
    this.effects = effects;
    this.moves = moves;
    this.leases = leases;
    this.offers = offers;
    this.calls = calls;
  }

  void declares(Event.SeatDeclares event) {
    Seat known = books.seats().get(event.agentId());
    if (known == null || books.routing().agent(event.agentId()) == null) {
      effects.refuse("seat-declares", event.agentId(), Why.UNKNOWN_AGENT);
      return;
    }
    if (known.phone() != null) {
      effects.refuse("seat-declares", event.agentId(), Why.PHONE_SEAT);
      return;
    }
    Seat seat = leases.renewed(known, event.session());
    books.put(seat);
    switch (seat.state()) {
      case SeatState.SignedOut s -> whileSignedOut(seat, event);
      case SeatState.NotReady s -> whileNotReady(seat, s, event);
      case SeatState.Ready s -> whileReady(seat, event);
      case SeatState.Reserved s -> whileReserved(seat, s, event);
      case SeatState.Talking s -> whileTalking(seat, s, event);
      case SeatState.WrapUp s -> whileWrapUp(seat, event);
    }
  }

  private void whileSignedOut(Seat seat, Event.SeatDeclares event) {
    switch (event.activity()) {
      case READY, RINGING -> moves.ready(seat);
      case NOT_READY -> moves.move(seat, new SeatState.NotReady(reason(event), SetBy.AGENT));
      case TALKING, WRAP_UP -> finishes(seat, event);
    }
  }

  private void whileNotReady(Seat seat, SeatState.NotReady state, Event.SeatDeclares event) {
    boolean forced = state.by() == SetBy.LEAD;
    switch (event.activity()) {
      case READY -> {
        if (!forced) {
          moves.ready(seat);
        }
      }
      case NOT_READY -> {
        if (!forced && !state.reason().equals(reason(event))) {
          moves.move(seat, new SeatState.NotReady(reason(event), SetBy.AGENT));
        }
      }
      case TALKING -> dropLeg(event);
      case RINGING, WRAP_UP -> {}
    }
  }

  private void whileReady(Seat seat, Event.SeatDeclares event) {
    switch (event.activity()) {
      case READY, RINGING -> {}
      case NOT_READY -> moves.move(seat, new SeatState.NotReady(reason(event), SetBy.AGENT));
      case TALKING, WRAP_UP -> finishes(seat, event);
    }
  }

  private void whileReserved(Seat seat, SeatState.Reserved reserved, Event.SeatDeclares event) {
    switch (event.activity()) {
      case NOT_READY -> {
        moves.move(seat, new SeatState.NotReady(reason(event), SetBy.AGENT));
        offers.seatWithdrew(reserved, Why.SEAT_WITHDREW);
      }
      case READY, WRAP_UP -> {
        Call call = books.callOfOffer(reserved.offerId());
        CallState.Offer offer = call == null ? null : OfferRules.find(call, reserved.offerId());
        if (call != null && offer != null) {
          offers.sendOffer(call, offer);
        }
      }
      case RINGING -> {}
      case TALKING -> {
        if (!reserved.callId().equals(event.callId())) {
          dropLeg(event);
        }
      }
    }
  }

  private void whileTalking(Seat seat, SeatState.Talking talking, Event.SeatDeclares event) {
    boolean sameCall = Consults.sameTalk(talking.callId(), event.callId());
    switch (event.activity()) {
      case TALKING, RINGING -> {
        if (sameCall) {
          books.put(seat.leased(seat.session(), true, 0));
        } else {
          dropLeg(event);
          lose(seat, talking, null);
        }
      }
      case WRAP_UP -> {
        if (sameCall) {
          seatEnded(talking, endedBy(event));
        } else {
          lose(seat, talking, null);
        }
      }
      case READY -> lose(seat, talking, new SeatState.Ready(books.takeOrder()));
      case NOT_READY -> lose(seat, talking, new SeatState.NotReady(reason(event), SetBy.AGENT));
    }
  }

  private void whileWrapUp(Seat seat, Event.SeatDeclares event) {
    switch (event.activity()) {
      case NOT_READY ->
          books.put(seat.pending(new Seat.Pending(false, reason(event), SetBy.AGENT)));
      case TALKING -> dropLeg(event);
      case READY, RINGING, WRAP_UP -> {}
    }
  }

  /** A seat that was alone says how its call ended. */
  private static EndedBy endedBy(Event.SeatDeclares event) {
    return CALLER_ENDED.contains(reason(event)) ? EndedBy.CALLER : EndedBy.SEAT;
  }

  /** The seat talked to its end while it was alone. */
  private void seatEnded(SeatState.Talking talking, EndedBy by) {
    Call call = books.calls().get(talking.callId());
    if (call != null && call.state() instanceof CallState.Dialling) {
      dials.missed(call, DialOutcome.SEAT_ENDED);
    } else if (call != null) {
      calls.end(call, Fact.SegmentOutcome.ANSWERED, by, "");
    }
  }

  /** The seat is back without its call: the caller goes to the head of the queue. */
  private void lose(Seat seat, SeatState.Talking talking, @Nullable SeatState next) {
    if (next == null || seat.pending() != null) {
      moves.wrapUp(seat.agentId(), talking.callId(), talking.queueId());
    } else {
      moves.move(seat.leased(seat.session(), true, 0), next);
    }
    Call call = books.calls().get(talking.callId());
    if (call != null && call.state() instanceof CallState.Talking talk) {
      calls.loseSeat(call, talk);
    } else if (call != null) {
      dials.seatLost(call);
    }
  }

  /** The seat still has a call that is not its own (any more), or its ticket: let it finish. */
  private void finishes(Seat seat, Event.SeatDeclares event) {
    if (event.activity() == SeatActivity.TALKING) {
      dropLeg(event);
    }
    String callId = event.callId();
    Call call = callId == null ? null : books.calls().get(callId);
    moves.wrapUp(seat.agentId(), callId == null ? "" : callId, call == null ? "" : call.queueId());
  }

  private void dropLeg(Event.SeatDeclares event) {
    String callId = event.callId();
    if (callId != null) {
      effects.add(
          new Effect.ReleaseSeatLeg(effects.id(), event.agentId(), callId, Why.NOT_YOUR_CALL));
    }
  }

  private static String reason(Event.SeatDeclares event) {
    String reason = event.reason();
    return reason == null ? "" : reason;
  }
}
