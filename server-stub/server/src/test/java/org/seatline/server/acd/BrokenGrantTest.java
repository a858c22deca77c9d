package org.seatline.server.acd;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A granted call that could not be connected: what becomes of the seat, and of the caller. */
class BrokenGrantTest {
  private final SmallCentre centre = new SmallCentre("1001", "1002");

  private List<Effect> fails(String offerId, @Nullable EndedBy atFault) {
    return centre.happens(
        new Event.ConnectFailed(centre.nowMs(), "c1", offerId, "re-invite-488", atFault));
  }

  @Test
  void seatWhoseCallersPhoneRefusedIsReadyAgainWithoutPenalty() {
    String offerId = centre.talks("1001", "c1");
    centre.ready("1002");
    centre.passes(1_000);

    List<Effect> effects = fails(offerId, EndedBy.CALLER);

    assertThat(centre.seat("1001")).isInstanceOf(SeatState.Ready.class);
    assertThat(centre.wholeSeat("1001").offerable()).isTrue();
    assertThat(centre.wholeSeat("1001").misses()).isZero();
    assertThat(SmallCentre.facts(effects, Fact.WrapUpClosed.class)).isEmpty();
    assertThat(SmallCentre.only(effects, Effect.ReleaseSeatLeg.class))
        .extracting(Effect.ReleaseSeatLeg::agentId)
        .containsExactly("1001");
  }

  @Test
  void callerWhosePhoneRefusedIsOfferedToWhoeverIsReadyLongest() {
    String offerId = centre.talks("1001", "c1");
    centre.ready("1002");

    assertThat(SmallCentre.offer(fails(offerId, EndedBy.CALLER)))
        .satisfies(offer -> assertThat(offer.callId()).isEqualTo("c1"))
        .satisfies(offer -> assertThat(offer.agentId()).isEqualTo("1002"));
  }

  @Test
  void callerWhosePhoneRefusedWaitsBeforeAllOthersAndIsCountedAsLost() {
    String offerId = centre.talks("1001", "c1");
    centre.passes(1_000);
    centre.calls("c2");
    centre.happens(new Event.SeatNotReady(centre.nowMs(), "1001", "meal"));

    List<Effect> effects = fails(offerId, EndedBy.CALLER);

    assertThat(centre.position("c1")).isEqualTo(1);
    assertThat(centre.position("c2")).isEqualTo(2);
    assertThat(SmallCentre.only(effects, Effect.PlayQueue.class))
        .extracting(Effect.PlayQueue::callId)
        .containsExactly("c1");
    assertThat(SmallCentre.facts(effects, Fact.SegmentClosed.class))
        .extracting(Fact.SegmentClosed::outcome)
        .containsExactly(Fact.SegmentOutcome.SEAT_LOST);
    assertThat(SmallCentre.facts(effects, Fact.CallClosed.class)).isEmpty();
  }

  @Test
  void whatWasAskedForMeanwhileIsDoneWhenTheCallersPhoneRefuses() {
    String offerId = centre.talks("1001", "c1");
    centre.happens(new Event.SeatNotReady(centre.nowMs(), "1001", "meal"));

    fails(offerId, EndedBy.CALLER);

    assertThat(centre.seat("1001")).isEqualTo(new SeatState.NotReady("meal", SetBy.AGENT));
  }

  @Test
  void seatThatHungUpTooEarlyWrapsUpAndItsCallerGoesToTheHead() {
    String offerId = centre.talks("1001", "c1");
    centre.calls("c2");

    fails(offerId, EndedBy.SEAT);

    assertThat(centre.seat("1001")).isInstanceOf(SeatState.WrapUp.class);
    assertThat(centre.position("c1")).isEqualTo(1);
    assertThat(centre.position("c2")).isEqualTo(2);
  }

  @Test
  void seatWhosePhoneFailedIsTakenOut() {
    String offerId = centre.talks("1001", "c1");

    fails(offerId, null);

    assertThat(centre.seat("1001"))
        .isEqualTo(new SeatState.NotReady(Why.CONNECT_FAILED, SetBy.SYSTEM));
    assertThat(centre.position("c1")).isEqualTo(1);
  }

  @Test
  void failureOfAnEarlierGrantChangesNothing() {
    String first = centre.talks("1001", "c1");
    Effect.OfferCall second = SmallCentre.offer(fails(first, EndedBy.CALLER));
    centre.happens(new Event.OfferAnswered(centre.nowMs(), second.offerId(), "c1", "1001"));

    assertThat(SmallCentre.refusal(fails(first, EndedBy.CALLER))).isEqualTo(Why.WRONG_STATE);

    assertThat(centre.call("c1")).isInstanceOf(CallState.Talking.class);
    assertThat(centre.seat("1001")).isInstanceOf(SeatState.Talking.class);
  }
}
