package org.seatline.server.acd;

import org.jspecify.annotations.Nullable;

/** The end of asking a colleague: whoever was rung or talked is as free as before. */
final class ConsultEnds {
  private final Books books;
  private final Effects effects;
  private final SeatMoves seats;
  private final OfferRules offers;

  ConsultEnds(Books books, Effects effects, SeatMoves seats, OfferRules offers) {
    this.books = books;
    this.effects = effects;
    this.seats = seats;
    this.offers = offers;
  }

  /**
   * Ends it, and tells the asker.
   *
   * @param state {@code failed} or {@code ended}
   * @param cause why it failed, else null
   */
  void end(Call consult, String state, @Nullable String cause) {
    String with = null;
    if (consult.state() instanceof CallState.Offered) {
      offers.withdrawAll(consult, Why.CALLER_GONE);
    } else if (consult.state() instanceof CallState.Talking talking) {
      with = talking.agentId();
      effects.add(
          new Effect.ReleaseSeatLeg(effects.id(), with, consult.callId(), Why.CONSULT_OVER));
      free(consult, with);
    } else if (consult.state() instanceof CallState.Outside outside && outside.answered()) {
      with = outside.number();
    }
    books.end(consult.callId());
    effects.add(new Effect.ReleaseCall(effects.id(), consult.callId(), Why.CONSULT_OVER));
    Consults.tell(effects, consult, state, cause);
    record(consult, with, cause == null ? state : cause);
  }

  /** There is no ticket to finish. */
  private void free(Call consult, String agentId) {
    Seat seat = books.seats().get(agentId);
    if (seat == null
        || !(seat.state() instanceof SeatState.Talking talking)
        || !talking.callId().equals(consult.callId())) {
      return;
    }
    if (seat.unprovenSinceMs() != 0 && seat.leased()) {
      books.put(seat.leased(seat.session(), true, 0)); // without a call nothing to prove
    }
    seats.free(agentId);
  }

  /** What came of it. */
  void record(Call consult, @Nullable String with, String outcome) {
    effects.record(
        new Fact.ConsultClosed(
            books.nowMs(),
            Consults.about(consult.callId()),
            consult.callId(),
            Consults.asker(consult),
            with,
            outcome,
            consult.arrivedAtMs()));
  }
}
