package org.seatline.server.acd;

import org.jspecify.annotations.Nullable;

/**
 * Seats that are plain SIP phones: the registration is the lease, and the dialog of a call proves
 * that the seat is on it.
 */
final class PhoneRules {
  private final Books books;
  private final Effects effects;
  private final SeatMoves moves;
  private final SeatRules seats;

  PhoneRules(Books books, Effects effects, SeatMoves moves, SeatRules seats) {
    this.books = books;
    this.effects = effects;
    this.moves = moves;
    this.seats = seats;
  }

  void registered(Event.PhoneRegistered event) {
    String why = refusal(event);
    Seat seat = books.seats().get(event.agentId());
    if (why != null || seat == null) {
      effects.refuse("phone-registered", event.agentId(), why == null ? Why.UNKNOWN_AGENT : why);
      return;
    }
    Seat registered = seat.at(new Seat.Phone(event.untilMs()));
    if (!(seat.state() instanceof SeatState.SignedOut)) {
      refreshed(seat, registered, event.session());
    } else if (seat.phone() == null) {
      signIn(registered.leased(event.session(), true, 0), event.activity());
    } else { // it was sent away: only a feature code or a lead brings it back
      books.put(registered.leased(event.session(), false, 0));
    }
  }

  private @Nullable String refusal(Event.PhoneRegistered event) {
    Seat seat = books.seats().get(event.agentId());
    if (seat == null) {
      return Why.UNKNOWN_AGENT;
    }
    if (books.routing().agent(event.agentId()) == null) {
      return Why.AGENT_REMOVED;
    }
    boolean channel = seat.phone() == null && !(seat.state() instanceof SeatState.SignedOut);
    return channel ? Why.WRONG_STATE : null;
  }

  private void signIn(Seat seat, SeatActivity activity) {
    if (activity == SeatActivity.READY) {
      moves.ready(seat);
    } else {
      moves.move(seat, new SeatState.NotReady(Why.SIGNED_IN, SetBy.SYSTEM));
    }
  }

  private void refreshed(Seat before, Seat seat, String session) {
    boolean moved = !before.session().equals(session);
    if (moved && seat.state() instanceof SeatState.Talking talking) {
      mustConfirm(seat.leased(session, true, seat.unprovenSinceMs()), talking, Why.PHONE_MOVED);
    } else {
      books.put(seat.leased(session, true, seat.unprovenSinceMs()));
    }
  }

  /** The phone has to prove in time that it is on the call. */
  private void mustConfirm(Seat seat, SeatState.Talking talking, String why) {
    long since = seat.unprovenSinceMs() == 0 ? books.nowMs() : seat.unprovenSinceMs();
    books.put(seat.leased(seat.session(), true, since));
    effects.add(new Effect.ConfirmSeat(effects.id(), seat.agentId(), talking.callId(), why));
  }

  void unregistered(Event.PhoneUnregistered event) {
    Seat seat = books.seats().get(event.agentId());
    if (seat == null || seat.phone() == null || seat.phoneGone()) {
      effects.refuse("phone-unregistered", event.agentId(), Why.WRONG_STATE);
    } else if (!seat.session().equals(event.session())) {
      effects.refuse("phone-unregistered", event.agentId(), Why.STALE_SESSION);
    } else {
      registrationDue(seat);
    }
  }

  /** The registration is over; a call goes on when the phone proves to be on it. */
  void registrationDue(Seat seat) {
    switch (seat.state()) {
      case SeatState.SignedOut s -> books.put(seat.at(null));
      case SeatState.Talking s -> mustConfirm(seat.at(Seat.Phone.GONE), s, Why.REGISTRATION_LOST);
      default -> {
        books.put(seat.at(Seat.Phone.GONE));
        seats.signOut("tick", seat.agentId(), Why.REGISTRATION_LOST, SetBy.SYSTEM, null);
      }
    }
  }

  void confirmed(Event.SeatConfirmed event) {
    Seat seat = books.seats().get(event.agentId());
    if (seat != null
        && seat.phone() != null
        && seat.state() instanceof SeatState.Talking talking
        && talking.callId().equals(event.callId())) {
      books.put(seat.leased(seat.session(), true, 0));
    } else {
      effects.refuse("seat-confirmed", event.agentId(), Why.WRONG_STATE);
    }
  }

  /**
   * Registrations outlive the server; those that ended while it could not hear a refresh get time
   * for it. A phone that talked is asked for its call.
   */
  void serverStarted(Seat seat) {
    Seat.Phone phone = seat.phone();
    if (phone == null) {
      return;
    }
    long graceMs = books.routing().config().timings().seatLeaseGraceMs();
    Seat.Phone longer = new Seat.Phone(Math.max(phone.untilMs(), books.nowMs() + graceMs));
    Seat registered = seat.phoneGone() ? seat : seat.at(longer);
    if (seat.state() instanceof SeatState.Talking talking) {
      mustConfirm(
          registered.leased(seat.session(), true, books.nowMs()), talking, Why.SERVER_RESTARTED);
    } else {
      books.put(registered);
    }
  }
}
