package org.seatline.server.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.seatline.server.acd.AcdState;
import org.seatline.server.acd.Call;
import org.seatline.server.acd.CallState;
import org.seatline.server.acd.Effect;
import org.seatline.server.acd.EndedBy;
import org.seatline.server.acd.Event;
import org.seatline.server.acd.Fact;
import org.seatline.server.acd.Why;

/** Bugs in offers, grants and ends of calls. */
final class OfferMutants {
  private OfferMutants() {}

  static List<Mutant> all() {
    return List.of(
        Mutant.effects(
            "grants a late answer",
            Set.of("granted-without-offer", "connected-to-two-seats", "no-such-call"),
            OfferMutants::grantLateAnswers),
        Mutant.events(
            "forgets every deadline",
            Set.of(
                "seat-past-deadline",
                "lost-seat-kept",
                "call-waits-beside-ready-seat",
                "lost-call"),
            event -> event instanceof Event.Tick ? new Event.Tick(0) : event),
        new Mutant(
            "loses the caller when a seat does not answer",
            Set.of("caller-left-alone", "totals-differ"),
            LosesCallers::new),
        new Mutant(
            "sends the caller to the tail when a seat does not answer",
            Set.of("order-broken", "wrong-position"),
            BackToTail::new),
        Mutant.effects(
            "lets the other seats ring on",
            Set.of("offer-not-withdrawn", "granted-and-still-ringing"),
            OfferMutants::noWithdrawal),
        Mutant.deaf(
            "does not notice a lost seat",
            Set.of("lost-seat-kept", "offered-to-lost-seat"),
            Event.SeatLeaseLost.class),
        Mutant.effects("counts answers twice", Set.of("counted-twice"), OfferMutants::answersTwice),
        new Mutant("lets any seat end a call", Set.of("call-dropped"), AnySeatEnds::new));
  }

  private static List<Effect> grantLateAnswers(List<Effect> effects) {
    return effects.stream()
        .map(
            effect ->
                effect instanceof Effect.RejectAnswer e
                    ? new Effect.Connect(e.id(), e.offerId(), e.callId(), e.agentId())
                    : effect)
        .toList();
  }

  private static List<Effect> noWithdrawal(List<Effect> effects) {
    return effects.stream()
        .filter(
            effect ->
                !(effect instanceof Effect.WithdrawOffer e)
                    || !e.why().equals(Why.ANSWERED_ELSEWHERE))
        .toList();
  }

  private static List<Effect> answersTwice(List<Effect> effects) {
    List<Effect> more = new ArrayList<>();
    for (Effect effect : effects) {
      more.add(effect);
      if (effect instanceof Effect.Recorded e && e.fact() instanceof Fact.CallAnswered) {
        more.add(effect);
      }
    }
    return more;
  }

  /** Swallows the caller together with the offer that ran out. */
  private static final class LosesCallers extends BentCore {
    LosesCallers(@Nullable AcdState snapshot) {
      super(snapshot);
    }

    @Override
    public List<Effect> apply(Event event) {
      List<Effect> effects = new ArrayList<>(super.apply(event));
      for (Effect effect : List.copyOf(effects)) {
        if (effect instanceof Effect.WithdrawOffer e
            && e.why().equals(Why.RING_NO_ANSWER)
            && !offeredAgain(e.callId(), effects)) {
          super.apply(new Event.CallerGone(event.atMs(), e.callId()));
          effects.removeIf(x -> x instanceof Effect.PlayQueue p && p.callId().equals(e.callId()));
        }
      }
      return effects;
    }

    private static boolean offeredAgain(String callId, List<Effect> effects) {
      return effects.stream()
          .anyMatch(x -> x instanceof Effect.OfferCall o && o.callId().equals(callId));
    }
  }

  /** Who comes back from a seat is the last of all. */
  private static final class BackToTail extends BentCore {
    BackToTail(@Nullable AcdState snapshot) {
      super(snapshot);
    }

    @Override
    public List<Effect> apply(Event event) {
      List<Effect> effects = super.apply(event);
      List<String> returned = new ArrayList<>();
      for (Effect effect : effects) {
        if (effect instanceof Effect.PlayQueue e) {
          returned.add(e.callId());
        }
      }
      replace(
          BentState.calls(
              state(), call -> returned.contains(call.callId()) ? BentState.tail(call) : call));
      return effects;
    }
  }

  private static final class AnySeatEnds extends BentCore {
    AnySeatEnds(@Nullable AcdState snapshot) {
      super(snapshot);
    }

    @Override
    public List<Effect> apply(Event event) {
      if (event instanceof Event.CallEnded e && e.by() == EndedBy.SEAT) {
        for (Call call : state().calls()) {
          if (call.callId().equals(e.callId()) && call.state() instanceof CallState.Talking t) {
            return super.apply(
                new Event.CallEnded(e.atMs(), e.callId(), EndedBy.SEAT, t.agentId()));
          }
        }
      }
      return super.apply(event);
    }
  }
}
