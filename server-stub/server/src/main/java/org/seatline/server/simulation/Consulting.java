package org.seatline.server.simulation;

import org.seatline.server.acd.Effect;
import org.seatline.server.acd.Event;
import org.seatline.server.acd.Fact;

/** Nobody is asked who has no asker, and whoever was asked is free, or has the caller alone. */
final class Consulting {
  /** Where a call is that is a question to a colleague. */
  static final String WHERE = "consult";

  private final Ledger book;
  private final Coverage coverage;

  Consulting(Ledger book, Coverage coverage) {
    this.book = book;
    this.coverage = coverage;
  }

  void begun(Fact.ConsultBegun fact, Moment moment) {
    boolean asks = fact.agentId().equals(moment.talkedWith.get(fact.callId()));
    Checker.require(asks, "asked-by-nobody", fact);
    Ledger.CallLine consult = new Ledger.CallLine(fact.consultId());
    consult.where = WHERE;
    consult.about = fact.callId();
    consult.asker = fact.agentId();
    Checker.require(book.calls.put(consult.id, consult) == null, "asked-twice", fact);
    long others = book.calls.values().stream().filter(c -> fact.callId().equals(c.about)).count();
    Checker.require(others == 1, "two-consults", fact);
    coverage.saw("a colleague is asked");
  }

  void closed(Fact.ConsultClosed fact) {
    Ledger.CallLine consult = book.call(fact.consultId());
    Checker.require(consult.offers.isEmpty(), "offer-not-withdrawn", fact);
    book.stopTalking(consult);
    book.calls.remove(consult.id);
    book.closedCalls.add(consult.id);
    coverage.saw("asking is over: " + fact.outcome());
  }

  /** The caller has exactly one seat, and it is the one that was asked. */
  void handedOver(Effect.HandOver effect, Moment moment) {
    Ledger.CallLine call = book.call(effect.callId());
    Ledger.SeatLine seat = book.seat(effect.agentId());
    Checker.require(
        moment.event instanceof Event.ConsultHandedOver, "handed-over-by-nobody", effect);
    Checker.require(
        effect.fromAgentId().equals(moment.talkedWith.get(call.id))
            && seat.id.equals(moment.talkedWith.get(effect.consultId())),
        "handed-over-by-nobody",
        effect);
    Checker.require(
        call.talksWith == null && seat.talksOn == null, "connected-to-two-seats", effect);
    call.where = "talking";
    call.talksWith = seat.id;
    seat.talksOn = call.id;
  }

  /** After the effects of an event: each asker talks on that call, or finishes its ticket. */
  void end() {
    for (Ledger.CallLine consult : book.calls.values()) {
      String asker = consult.asker;
      if (asker == null) {
        continue;
      }
      Ledger.SeatLine seat = book.seat(asker);
      boolean outside = consult.outside != null && consult.outsideAnswered;
      boolean finishes = seat.state.equals("wrap-up") && (consult.talksWith != null || outside);
      Checker.require(
          consult.about.equals(seat.talksOn) || finishes, "consult-without-asker", consult.id);
      Checker.require(
          !consult.offers.isEmpty() || consult.talksWith != null || consult.outside != null,
          "consult-of-nobody",
          consult.id);
    }
  }
}
