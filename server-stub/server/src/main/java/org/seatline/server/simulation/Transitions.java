package org.seatline.server.simulation;

import org.seatline.server.acd.Effect;
import org.seatline.server.acd.Fact;

/** Gives the transitions that effects tell by themselves their names in {@link Coverage}. */
final class Transitions {
  private final Coverage coverage;

  Transitions(Coverage coverage) {
    this.coverage = coverage;
  }

  void see(Effect effect) {
    switch (effect) {
      case Effect.EventRefused e -> coverage.saw("refused " + e.eventType() + ": " + e.why());
      case Effect.ReleaseCall e -> coverage.saw("released: " + e.why());
      case Effect.WithdrawOffer e -> coverage.saw("offer withdrawn: " + e.why());
      case Effect.ReleaseSeatLeg e -> coverage.saw("seat leg released: " + e.why());
      case Effect.SeatStateChanged e when e.state().equals("not-ready") ->
          coverage.saw("seat not-ready: " + e.reason());
      case Effect.ConfirmSeat e -> coverage.saw("phone asked: " + e.why());
      case Effect.Recorded e -> see(e.fact());
      default -> {}
    }
  }

  private void see(Fact fact) {
    switch (fact) {
      case Fact.QueueEntered f -> coverage.saw("queue entered: " + f.cause());
      case Fact.SegmentClosed f -> coverage.saw("segment closed: " + f.outcome());
      case Fact.CallClosed f -> coverage.saw("call closed: " + f.outcome() + " by " + f.endedBy());
      case Fact.OfferClosed f -> coverage.saw("offer closed: " + f.outcome());
      case Fact.Decided f -> {
        coverage.saw("decided by " + f.strategy());
        if (f.because().contains("relaxed")) {
          coverage.saw("decided after relaxing");
        }
      }
      case Fact.Overflowed f -> coverage.saw("overflowed: " + f.when() + " to " + f.then());
      case Fact.KeptFor _ -> coverage.saw("kept for the last agent");
      case Fact.KeptOver f -> coverage.saw("kept no longer: " + f.why());
      case Fact.CallbackTaken _ -> coverage.saw("callback taken");
      case Fact.VoicemailLeft _ -> coverage.saw("voicemail left");
      case Fact.DoorMoved f ->
          coverage.saw(
              "door " + (f.open() ? "opened" : "closed") + (f.by() == null ? "" : " by lead"));
      case Fact.StateForced f -> coverage.saw("forced: " + f.state());
      case Fact.LastCallSet f -> coverage.saw("last call set" + (f.by() == null ? "" : " by lead"));
      case Fact.WrapUpClosed f ->
          coverage.saw("wrap-up closed " + (f.disposition() == null ? "by time" : "by agent"));
      default -> {}
    }
  }
}
