package org.seatline.server.acd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.junit.jupiter.api.Test;

/** An agent hands the caller over at once. */
class TransferTest {
  private static final String HANDOVER = "{\"note\":\"wants a refund\"}";

  private final SmallCentre centre = new SmallCentre("1001", "1002");

  private List<Effect> hands(TransferTo target) {
    return centre.happens(
        new Event.CallTransferred(centre.nowMs(), "c1", "1001", target, HANDOVER));
  }

  @Test
  void ringsTheChosenSeatWithWhatMovesAlongAndLetsTheAgentWrapUp() {
    centre.talks("1001", "c1");
    centre.ready("1002");

    List<Effect> effects = hands(TransferTo.seat("1002"));

    Effect.OfferCall offer = SmallCentre.offer(effects);
    assertThat(offer.agentId()).isEqualTo("1002");
    assertThat(offer.callId()).isEqualTo("c1");
    assertThat(offer.attached()).containsEntry(Event.HANDOVER, HANDOVER);
    assertThat(centre.seat("1001")).isInstanceOf(SeatState.WrapUp.class);
    assertThat(centre.seat("1002")).isInstanceOf(SeatState.Reserved.class);
    assertThat(SmallCentre.only(effects, Effect.ReleaseSeatLeg.class))
        .extracting(Effect.ReleaseSeatLeg::agentId, Effect.ReleaseSeatLeg::why)
        .containsExactly(tuple("1001", Why.TRANSFERRED));
    assertThat(SmallCentre.facts(effects, Fact.SegmentClosed.class))
        .extracting(Fact.SegmentClosed::outcome)
        .containsExactly(Fact.SegmentOutcome.TRANSFERRED);
  }

  @Test
  void callerIsBackAtTheHeadWhenTheChosenSeatRefuses() {
    centre.talks("1001", "c1");
    centre.ready("1002");
    Effect.OfferCall offer = SmallCentre.offer(hands(TransferTo.seat("1002")));
    centre.calls("c2");

    centre.happens(new Event.OfferRefused(centre.nowMs(), offer.offerId(), "1002"));

    assertThat(centre.position("c1")).isEqualTo(1);
    assertThat(centre.position("c2")).isEqualTo(2);
  }

  @Test
  void queueTakesTheCallerWithTheWaitThatWasCounted() {
    centre.calls("c1");
    centre.passes(40_000);
    centre.ready("1001");
    CallState.Offered offered = (CallState.Offered) centre.call("c1");
    String offerId = offered.offers().getFirst().offerId();
    centre.happens(new Event.OfferAnswered(centre.nowMs(), offerId, "c1", "1001"));
    centre.passes(60_000);
    centre.calls("c2");
    centre.passes(10_000);

    hands(TransferTo.queue(SmallCentre.QUEUE));

    assertThat(centre.position("c1")).as("waited 40 s, the other 10 s").isEqualTo(1);
    assertThat(centre.position("c2")).isEqualTo(2);
    assertThat(centre.seat("1001")).isInstanceOf(SeatState.WrapUp.class);
  }

  @Test
  void refusesWhatCannotBeAndLeavesTheTalkAsItIs() {
    centre.talks("1001", "c1");
    assertThat(SmallCentre.refusal(hands(TransferTo.seat("1002")))).isEqualTo(Why.SEAT_NOT_READY);
    assertThat(SmallCentre.refusal(hands(TransferTo.seat("9")))).isEqualTo(Why.NO_SUCH_TARGET);
    assertThat(SmallCentre.refusal(hands(TransferTo.seat("1001")))).isEqualTo(Why.NO_SUCH_TARGET);
    assertThat(SmallCentre.refusal(hands(TransferTo.queue("none")))).isEqualTo(Why.NO_SUCH_TARGET);
    assertThat(SmallCentre.refusal(hands(TransferTo.number("10000")))).isEqualTo(Why.WRONG_NUMBER);
    centre.happens(
        new Event.QueueEmergency(centre.nowMs(), SmallCentre.QUEUE, true, "flood", "9001"));
    assertThat(SmallCentre.refusal(hands(TransferTo.queue(SmallCentre.QUEUE))))
        .isEqualTo(Why.CLOSED);
    assertThat(
            SmallCentre.refusal(
                centre.happens(
                    new Event.CallTransferred(
                        centre.nowMs(), "c1", "1002", TransferTo.queue("bills"), ""))))
        .isEqualTo(Why.NOT_TALKING);
    assertThat(centre.call("c1")).isInstanceOf(CallState.Talking.class);
  }
}
