package org.seatline.server.simulation;

import org.seatline.server.acd.Effect;
import org.seatline.server.acd.Event;
import org.seatline.server.acd.Fact;

/**
 * No call with two seats and no seat with two calls: who is rung, who is granted, and that each
 * answer gets one answer.
 */
final class Offers {
  private final Ledger book;
  private final Choices choices;
  private final Callbacks callbacks;
  private final Coverage coverage;

  Offers(Ledger book, Choices choices, Callbacks callbacks, Coverage coverage) {
    this.book = book;
    this.callbacks = callbacks;
    this.choices = choices;
    this.coverage = coverage;
  }

  /** A seat is to ring. */
  void offered(Effect.OfferCall offer, Moment moment) {
    Ledger.CallLine call = book.call(offer.callId());
    Ledger.SeatLine seat = book.seat(offer.agentId());
    Ledger.OfferLine known = book.offers.get(offer.offerId());
    if (known != null) {
      Checker.require(
          known.call().equals(offer.callId()) && known.seat().equals(offer.agentId()),
          "offer-changed",
          offer);
      coverage.saw("offer sent again");
      return;
    }
    Ledger.QueueLine queue = book.queue(offer.queueId());
    Checker.require(
        offer.deadlineMs() == book.nowMs + queue.config.offerTimeoutMs(),
        "wrong-deadline",
        offer,
        " at ",
        book.nowMs);
    boolean registered = !seat.phone || seat.registeredUntilMs > book.nowMs;
    Checker.require(seat.alive && registered, "offered-to-lost-seat", offer);
    Long readySince = moment.lastReadySince.get(seat.id);
    Checker.require(readySince != null, "offered-to-busy-seat", offer);
    if (call.where.equals(Consulting.WHERE)) {
      rings(offer, call, seat);
      return;
    }
    boolean sent = seat.id.equals(call.sentTo);
    call.sentTo = null;
    if (!sent) {
      choices.offered(call, seat, readySince == null ? 0 : readySince, book.nowMs);
    }
    if (sent) {
      Checker.require(call.where.equals("waiting"), "offered-call-not-waiting", offer);
    } else if (call.where.equals("waiting")) {
      choices.nobodyWasPassed(call, seat, book.nowMs);
    } else {
      Checker.require(call.where.equals("ringing"), "offered-call-not-waiting", offer);
      coverage.saw("rings at several seats");
    }
    call.where = "ringing";
    rings(offer, call, seat);
  }

  private void rings(Effect.OfferCall offer, Ledger.CallLine call, Ledger.SeatLine seat) {
    seat.lastOffer = Long.parseLong(offer.offerId().substring(1));
    call.offers.add(offer.offerId());
    book.offers.put(
        offer.offerId(),
        new Ledger.OfferLine(offer.offerId(), call.id, seat.id, offer.deadlineMs()));
  }

  /** A seat rings no longer. */
  void withdrawn(Effect.WithdrawOffer withdraw) {
    Ledger.OfferLine offer = book.offers.remove(withdraw.offerId());
    Checker.require(offer != null, "withdrew-no-offer", withdraw);
    Ledger.CallLine call = book.calls.get(withdraw.callId());
    if (call != null) {
      call.offers.remove(withdraw.offerId());
      if (call.callback != null && call.offers.isEmpty()) {
        callbacks.notTaken(call); // nobody is played music
      }
    }
  }

  /** The grant. */
  void connected(Effect.Connect connect, Moment moment) {
    Ledger.CallLine call = book.call(connect.callId());
    Ledger.SeatLine seat = book.seat(connect.agentId());
    Checker.require(
        call.talksWith == null || call.talksWith.equals(seat.id),
        "connected-to-two-seats",
        call.id,
        " talks with ",
        call.talksWith,
        " and is granted to ",
        seat.id);
    Checker.require(
        seat.talksOn == null || seat.talksOn.equals(call.id),
        "seat-connected-twice",
        seat.id,
        " talks on ",
        seat.talksOn,
        " and is granted ",
        call.id);
    moment.connected.add(connect.offerId());
    if (call.talksWith != null) {
      coverage.saw("granted again");
      return;
    }
    Ledger.OfferLine offer = book.offers.remove(connect.offerId());
    Checker.require(
        offer != null && offer.call().equals(call.id) && offer.seat().equals(seat.id),
        "granted-without-offer",
        connect);
    call.offers.remove(connect.offerId());
    Checker.require(call.offers.isEmpty(), "granted-and-still-ringing", connect);
    call.where = call.where.equals(Consulting.WHERE) ? Consulting.WHERE : "talking";
    call.talksWith = seat.id;
    seat.talksOn = call.id;
    seat.unleasedSinceMs = book.nowMs;
  }

  /** An offer is over: unless it was answered, the seat was told before. */
  void closed(Fact.OfferClosed fact) {
    Checker.require(
        fact.outcome() == Fact.OfferOutcome.ANSWERED || !book.offers.containsKey(fact.offerId()),
        "offer-not-withdrawn",
        fact);
  }

  /** After the effects of an event. */
  void end(Moment moment) {
    if (moment.event instanceof Event.OfferAnswered answer) {
      boolean granted = moment.connected.contains(answer.offerId());
      boolean rejected = moment.rejected.contains(answer.offerId());
      Checker.require(granted != rejected, "answer-without-answer", answer);
      coverage.saw(granted ? "answer granted" : "answer rejected");
    }
    for (Ledger.OfferLine offer : book.offers.values()) {
      Checker.require(
          offer.deadlineMs() > book.nowMs, "seat-past-deadline", offer, " at ", book.nowMs);
    }
  }
}
