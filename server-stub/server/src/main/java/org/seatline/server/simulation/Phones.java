package org.seatline.server.simulation;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.seatline.server.acd.AcdConfig;
import org.seatline.server.acd.Event;

/**
 * A plain phone is a seat as long as it is registered, and to the end of its call; it is asked for
 * its call when there is doubt, and believed.
 */
final class Phones {
  private final Ledger book;
  private final Map<String, String> talkedOn = new HashMap<>();

  /** Whose registration ended in the middle of a call. */
  private final Set<String> gone = new HashSet<>();

  private long graceMs;
  private boolean everyPhone;
  private @Nullable String doubted;
  private @Nullable String confirmed;
  private @Nullable String sentAway;
  private @Nullable String safe;

  Phones(Ledger book) {
    this.book = book;
  }

  void configured(AcdConfig config) {
    graceMs = config.timings().seatLeaseGraceMs();
  }

  /** Before the effects of an event. */
  void begin(Event event) {
    doubted = null;
    confirmed = null;
    sentAway = null;
    safe = null;
    everyPhone = event instanceof Event.ServerStarted;
    talkedOn.clear();
    for (Ledger.SeatLine seat : book.seats.values()) {
      if (seat.phone && seat.talksOn != null) {
        talkedOn.put(seat.id, seat.talksOn);
      }
    }
    switch (event) {
      case Event.PhoneRegistered e -> registered(book.seat(e.agentId()), e);
      case Event.PhoneUnregistered e -> unregistered(book.seat(e.agentId()), e);
      case Event.SeatConfirmed e -> confirmed(book.seat(e.agentId()), e.callId());
      case Event.SeatReady e -> comesBack(book.seat(e.agentId()));
      case Event.SeatNotReady e -> comesBack(book.seat(e.agentId()));
      case Event.ForceState e -> comesBack(book.seat(e.agentId()));
      case Event.ServerStarted _ -> book.seats.values().forEach(this::prolonged);
      default -> {}
    }
  }

  private boolean isRegistered(Ledger.SeatLine seat) {
    return seat.phone && seat.registeredUntilMs > book.nowMs;
  }

  private void registered(Ledger.SeatLine seat, Event.PhoneRegistered event) {
    boolean out = seat.state.equals("signed-out");
    if (!seat.phone && !out) {
      return; // it has a program
    }
    if (out && isRegistered(seat)) {
      sentAway = seat.id;
    } else {
      seat.alive = true;
    }
    if (seat.talksOn != null && !seat.session.equals(event.session())) {
      doubted = seat.id;
    }
    gone.remove(seat.id);
    seat.phone = true;
    seat.session = event.session();
    seat.registeredUntilMs = event.untilMs();
  }

  private void unregistered(Ledger.SeatLine seat, Event.PhoneUnregistered event) {
    if (isRegistered(seat) && seat.session.equals(event.session())) {
      seat.registeredUntilMs = book.nowMs;
      doubted = seat.id;
      safe = seat.shownLeased ? seat.id : null;
    }
  }

  private void confirmed(Ledger.SeatLine seat, String callId) {
    if (seat.phone && callId.equals(seat.talksOn)) {
      confirmed = seat.id;
    }
  }

  /** A feature code or a lead's word brings back who was sent away. */
  private void comesBack(Ledger.SeatLine seat) {
    if (isRegistered(seat)) {
      seat.alive = true;
    }
  }

  private void prolonged(Ledger.SeatLine seat) {
    if (seat.phone && !gone.contains(seat.id)) {
      seat.registeredUntilMs = Math.max(seat.registeredUntilMs, book.nowMs + graceMs);
    }
  }

  /** After the effects of an event. */
  void end(Moment moment) {
    book.seats.values().stream().filter(seat -> seat.phone).forEach(seat -> end(seat, moment));
  }

  private void end(Ledger.SeatLine seat, Moment moment) {
    String talked = talkedOn.get(seat.id);
    boolean stillTalks = talked != null && talked.equals(seat.talksOn);
    boolean out = seat.state.equals("signed-out");
    if (stillTalks && (everyPhone || seat.id.equals(doubted))) {
      Checker.require(moment.phonesAsked.contains(seat.id), "phone-not-asked", seat.id, talked);
    }
    if (talked != null && seat.id.equals(safe)) {
      Checker.require(stillTalks, "call-ended-with-registration", seat.id, talked);
    }
    if (stillTalks && seat.id.equals(confirmed)) {
      Checker.require(seat.shownLeased, "confirmed-in-vain", seat.id, talked);
    }
    if (seat.id.equals(sentAway)) {
      Checker.require(out, "brought-back", seat.id, seat.state);
    }
    if (!isRegistered(seat)) {
      Checker.require(
          out || seat.state.equals("talking"), "unregistered-phone-kept", seat.id, seat.state);
      seat.phone = !out;
      seat.alive &= !out;
      gone.add(seat.id);
    } else if (out) {
      seat.alive = false;
    }
  }
}
