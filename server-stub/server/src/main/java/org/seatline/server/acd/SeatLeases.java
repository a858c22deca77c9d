package org.seatline.server.acd;

import org.jspecify.annotations.Nullable;

/** What becomes of a seat's lease: renewed, lost, given up. */
final class SeatLeases {
  private final Books books;
  private final Effects effects;
  private final SeatMoves moves;
  private final CallRules calls;
  private final DialRules dials;

  SeatLeases(Books books, Effects effects, SeatMoves moves, CallRules calls, DialRules dials) {
    this.books = books;
    this.effects = effects;
    this.moves = moves;
    this.calls = calls;
    this.dials = dials;
  }

  private @Nullable Seat known(String eventType, String agentId) {
    Seat seat = books.seats().get(agentId);
    if (seat == null) {
      effects.refuse(eventType, agentId, Why.UNKNOWN_AGENT);
    }
    return seat;
  }

  /** The seat with its lease renewed; one that talks must still declare its call. */
  Seat renewed(Seat seat, String session) {
    long unproven = 0;
    if (seat.state() instanceof SeatState.Talking) {
      boolean sameSession = seat.session().equals(session);
      unproven =
          seat.unprovenSinceMs() != 0 || sameSession ? seat.unprovenSinceMs() : books.nowMs();
    }
    return seat.leased(session, true, unproven);
  }

  void leaseLost(Event.SeatLeaseLost event) {
    Seat seat = known("seat-lease-lost", event.agentId());
    if (seat == null || refusedSession("seat-lease-lost", seat, event.session(), false)) {
      return;
    }
    long since = seat.unprovenSinceMs() == 0 ? books.nowMs() : seat.unprovenSinceMs();
    books.put(seat.leased(seat.session(), false, since));
  }

  void leaseReturned(Event.SeatLeaseReturned event) {
    Seat seat = known("seat-lease-returned", event.agentId());
    if (seat == null || refusedSession("seat-lease-returned", seat, event.session(), true)) {
      return;
    }
    books.put(renewed(seat, event.session()));
  }

  private boolean refusedSession(String eventType, Seat seat, String session, boolean leased) {
    String why = null;
    if (seat.state() instanceof SeatState.SignedOut) {
      why = Why.WRONG_STATE;
    } else if (!seat.session().equals(session)) {
      why = Why.STALE_SESSION;
    } else if (seat.leased() == leased) {
      why = Why.DUPLICATE;
    }
    if (why != null) {
      effects.refuse(eventType, seat.agentId(), why);
    }
    return why != null;
  }

  /** Nobody heard of the seat for too long. */
  void leaseDue(Seat seat) {
    if (seat.state() instanceof SeatState.WrapUp wrapUp) {
      moves.wrapUpOver(seat, wrapUp, null);
    }
    boolean registered = seat.phone() != null && !seat.phoneGone();
    moves.move(
        seat,
        registered
            ? new SeatState.NotReady(Why.LEASE_LOST, SetBy.SYSTEM)
            : new SeatState.SignedOut(Why.LEASE_LOST));
    if (seat.state() instanceof SeatState.Talking talking) {
      Call call = books.calls().get(talking.callId());
      if (call != null && call.state() instanceof CallState.Talking talk) {
        calls.loseSeat(call, talk);
      } else if (call != null) {
        dials.seatLost(call);
      }
    }
  }

  /** After a restart every seat that has a channel and is signed in has to prove itself. */
  void serverStarted(Seat seat) {
    if (seat.phone() == null && !(seat.state() instanceof SeatState.SignedOut)) {
      books.put(seat.leased(seat.session(), false, books.nowMs()));
    }
  }
}
