package org.seatline.server.acd;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Callers who go to numbers outside, and agents who ask there. */
class OutsideTest {
  private static final String NUMBER = "+4930123456";
  private static final String HANDOVER = "{\"note\":\"about the bill\"}";

  private final SmallCentre centre = new SmallCentre("1001", "1002");

  @BeforeEach
  void talks() {
    centre.talks("1001", "c1");
  }

  private Effect.DialOutside handsOver() {
    List<Effect> effects =
        centre.happens(
            new Event.CallTransferred(
                centre.nowMs(), "c1", "1001", TransferTo.number(NUMBER), HANDOVER));
    return SmallCentre.only(effects, Effect.DialOutside.class).getFirst();
  }

  private Effect.DialOutside asks() {
    List<Effect> effects =
        centre.happens(
            new Event.ConsultAsked(
                centre.nowMs(), "c1", "1001", TransferTo.number(NUMBER), HANDOVER));
    return SmallCentre.only(effects, Effect.DialOutside.class).getFirst();
  }

  private List<Effect> answers(Effect.DialOutside dial) {
    return centre.happens(
        new Event.OfferAnswered(centre.nowMs(), dial.offerId(), dial.callId(), NUMBER));
  }

  private List<Effect> fails(Effect.DialOutside dial, String why) {
    return centre.happens(new Event.OfferFailed(centre.nowMs(), dial.offerId(), NUMBER, why));
  }

  private List<Effect> ends(String callId) {
    return centre.happens(new Event.CallEnded(centre.nowMs(), callId, EndedBy.SEAT, NUMBER));
  }

  @Test
  void callerHearsMusicWhileItRingsAndIsBroughtTogether() {
    Effect.DialOutside dial = handsOver();

    assertThat(dial.trunk()).isEqualTo(SmallCentre.TRUNK);
    assertThat(centre.seat("1001")).isInstanceOf(SeatState.WrapUp.class);
    List<Effect> effects = answers(dial);
    assertThat(SmallCentre.only(effects, Effect.Connect.class))
        .extracting(Effect.Connect::agentId)
        .containsExactly(NUMBER);
    assertThat(SmallCentre.only(ends("c1"), Effect.ReleaseCall.class)).hasSize(1);
    assertThat(centre.knows("c1")).isFalse();
  }

  @Test
  void callerWhoIsDialledInVainComesBackBeforeAllOthersAndToTheAgent() {
    Effect.DialOutside dial = handsOver();
    centre.calls("c2");

    List<Effect> effects = fails(dial, "busy");

    assertThat(centre.position("c1")).isEqualTo(1);
    assertThat(SmallCentre.only(effects, Effect.PlayQueue.class)).hasSize(1);
    assertThat(SmallCentre.facts(effects, Fact.KeptFor.class))
        .extracting(Fact.KeptFor::agentId)
        .containsExactly("1001");
    centre.ready("1002");
    assertThat(centre.call("c1")).as("waits for its agent").isInstanceOf(CallState.Queued.class);
    centre.happens(new Event.WrapUpDone(centre.nowMs(), "1001", "c1", "done"));
    CallState.Offered offered = (CallState.Offered) centre.call("c1");
    assertThat(offered.offers().getFirst().agentId()).isEqualTo("1001");
  }

  @Test
  void anybodyWillDoWhenTheAgentTakesTooLongOrIsGone() {
    var _ = fails(handsOver(), "wrong-number");
    centre.ready("1002");
    centre.passes(OutsideRules.RECALL_MS);

    CallState.Offered offered = (CallState.Offered) centre.call("c1");
    assertThat(offered.offers().getFirst().agentId()).isEqualTo("1002");
  }

  @Test
  void whoIsGoneIsNotWaitedFor() {
    Effect.DialOutside dial = handsOver();
    centre.happens(new Event.SeatSignedOut(centre.nowMs(), "1001"));
    centre.ready("1002");

    var _ = fails(dial, "unreachable");

    CallState.Offered offered = (CallState.Offered) centre.call("c1");
    assertThat(offered.offers().getFirst().agentId()).isEqualTo("1002");
  }

  @Test
  void ringsNoLongerThanTheLimit() {
    Effect.DialOutside dial = handsOver();

    List<Effect> effects = centre.passes(OutsideRules.RING_MAX_MS);

    assertThat(SmallCentre.only(effects, Effect.WithdrawOffer.class))
        .extracting(Effect.WithdrawOffer::offerId)
        .containsExactly(dial.offerId());
    assertThat(centre.position("c1")).isEqualTo(1);
    assertThat(SmallCentre.only(answers(dial), Effect.RejectAnswer.class)).hasSize(1);
  }

  @Test
  void lineThatBreaksBringsTheCallerBack() {
    Effect.DialOutside dial = handsOver();
    var _ = answers(dial);
    centre.passes(120_000);

    centre.happens(new Event.ConnectFailed(centre.nowMs(), "c1", dial.offerId(), "line-broke"));

    CallState.Offered offered = (CallState.Offered) centre.call("c1");
    assertThat(offered.offers().getFirst().agentId()).as("ready again").isEqualTo("1001");
    Call call = centre.state().calls().getFirst();
    assertThat(call.waited().sinceMs()).as("a talk is no wait").isEqualTo(centre.nowMs());
  }

  @Test
  void askedFirstTheTwoAreTogetherAndTheAgentIsOut() {
    Effect.DialOutside dial = asks();
    assertThat(SmallCentre.only(answers(dial), Effect.ConsultChanged.class))
        .extracting(Effect.ConsultChanged::state)
        .containsExactly("connected");

    List<Effect> effects =
        centre.happens(new Event.ConsultHandedOver(centre.nowMs(), "c1", "1001", null));

    Effect.HandOver over = SmallCentre.only(effects, Effect.HandOver.class).getFirst();
    assertThat(over.agentId()).isEqualTo(NUMBER);
    assertThat(over.offerId()).isEqualTo(dial.offerId());
    assertThat(centre.call("c1")).isInstanceOf(CallState.Outside.class);
    assertThat(centre.knows(dial.callId())).isFalse();
    assertThat(centre.seat("1001")).isInstanceOf(SeatState.WrapUp.class);
  }

  @Test
  void askedInVainLeavesTheCallerWithTheAgentAndSaysWhy() {
    List<Effect> effects = fails(asks(), "wrong-number");

    assertThat(SmallCentre.only(effects, Effect.ConsultChanged.class))
        .extracting(Effect.ConsultChanged::cause)
        .containsExactly("wrong-number");
    assertThat(centre.call("c1")).isInstanceOf(CallState.Talking.class);
  }

  @Test
  void allThreeTogetherIsWrittenDown() {
    var _ = answers(asks());

    List<Effect> effects =
        centre.happens(new Event.ConferenceSet(centre.nowMs(), "c1", "1001", true));

    assertThat(SmallCentre.facts(effects, Fact.ConferenceChanged.class)).hasSize(1);
  }

  @Test
  void restartTakesBackWhoWasBeingDialledForAndLeavesWhoTalks() {
    Effect.DialOutside dial = handsOver();
    centre.happens(new Event.ServerStarted(centre.nowMs()));
    assertThat(centre.position("c1")).isEqualTo(1);
    assertThat(SmallCentre.only(answers(dial), Effect.RejectAnswer.class)).hasSize(1);
  }

  @Test
  void restartLeavesWhoTalks() {
    var _ = answers(handsOver());
    centre.happens(new Event.ServerStarted(centre.nowMs()));
    assertThat(centre.call("c1")).isInstanceOf(CallState.Outside.class);
  }

  @Test
  void callerWhoHangsUpEndsTheRinging() {
    Effect.DialOutside dial = handsOver();

    List<Effect> effects = centre.happens(new Event.CallerGone(centre.nowMs(), "c1"));

    assertThat(SmallCentre.only(effects, Effect.WithdrawOffer.class))
        .extracting(Effect.WithdrawOffer::offerId)
        .containsExactly(dial.offerId());
    assertThat(centre.knows("c1")).isFalse();
  }

  @Test
  void refusesWhatIsNoNumber() {
    for (String wrong : List.of("", "110", "+0301234567", "+49 30 123456", "sip:x@y")) {
      List<Effect> effects =
          centre.happens(
              new Event.CallTransferred(
                  centre.nowMs(), "c1", "1001", TransferTo.number(wrong), HANDOVER));
      assertThat(SmallCentre.refusal(effects)).as(wrong).isEqualTo(Why.WRONG_NUMBER);
    }
    assertThat(centre.call("c1")).isInstanceOf(CallState.Talking.class);
  }

  @Test
  void refusesWhenNoLineIsLeft() {
    var _ = handsOver();
    for (int i = 1; i < OutsideRules.CALLS_MAX; i++) {
      talksOutside("x" + i);
    }
    centre.talks("1002", "c3");

    List<Effect> effects =
        centre.happens(
            new Event.CallTransferred(
                centre.nowMs(), "c3", "1002", TransferTo.number(NUMBER), HANDOVER));

    assertThat(SmallCentre.refusal(effects)).isEqualTo(Why.NO_LINE);
  }

  private void talksOutside(String callId) {
    centre.talks("1002", callId);
    centre.happens(
        new Event.CallTransferred(
            centre.nowMs(), callId, "1002", TransferTo.number(NUMBER), HANDOVER));
    centre.happens(new Event.WrapUpDone(centre.nowMs(), "1002", callId, "done"));
  }
}
