package org.seatline.server.acd;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AcdTest {
  private final Acd acd = new Acd(Strategies.all());
  private long nowMs = 1_000_000;

  @BeforeEach
  void configure() {
    AcdConfig.Queue fault = AcdConfig.Queue.usual("fault", "故障报修", "Fault", Map.of("fault", 2));
    acd.apply(
        new Event.ConfigurationLoaded(
            nowMs,
            new AcdConfig(
                1,
                List.of(fault),
                List.of(agent("1001", 2), agent("1002", 3), agent("1003", 1)),
                AcdConfig.Timings.usual())));
  }

  private static AcdConfig.Agent agent(String id, int level) {
    return new AcdConfig.Agent(id, "Agent " + id, Map.of("fault", level));
  }

  private void ready(String agentId) {
    nowMs += 100;
    acd.apply(new Event.SeatSignedIn(nowMs, agentId, "s-" + agentId));
    acd.apply(new Event.SeatReady(nowMs, agentId));
  }

  private List<Effect> call(String callId) {
    nowMs += 100;
    acd.apply(new Event.CallArrived(nowMs, callId, "+8613800000000", Map.of("drill", "d1")));
    return acd.apply(new Event.CallQueued(nowMs, callId, "fault", 0, "1", null));
  }

  private static <T extends Effect> List<T> only(List<Effect> effects, Class<T> type) {
    List<T> found = new ArrayList<>();
    for (Effect effect : effects) {
      if (type.isInstance(effect)) {
        found.add(type.cast(effect));
      }
    }
    return found;
  }

  private static Effect.OfferCall offer(List<Effect> effects) {
    return only(effects, Effect.OfferCall.class).getFirst();
  }

  private List<Effect> answer(Effect.OfferCall offer) {
    return acd.apply(
        new Event.OfferAnswered(nowMs, offer.offerId(), offer.callId(), offer.agentId()));
  }

  @Test
  void offersToTheLongestIdleSeatWithTheSkill() {
    ready("1003");
    ready("1002");
    ready("1001");

    Effect.OfferCall offer = offer(call("c1"));

    assertThat(offer.agentId()).isEqualTo("1002");
    assertThat(offer.deadlineMs()).isEqualTo(nowMs + 20_000);
    assertThat(offer.attached()).containsEntry("drill", "d1");
  }

  @Test
  void returnsAnUnansweredCallToTheHeadAndParksTheSeat() {
    ready("1001");
    Effect.OfferCall first = offer(call("c1"));
    call("c2");
    nowMs = first.deadlineMs();

    List<Effect> due = acd.apply(new Event.Tick(nowMs));

    assertThat(only(due, Effect.WithdrawOffer.class).getFirst().why()).isEqualTo("ring-no-answer");
    assertThat(acd.position("c1")).isEqualTo(1);
    assertThat(acd.position("c2")).isEqualTo(2);
    assertThat(acd.seat("1001"))
        .extracting(Seat::state)
        .isEqualTo(new SeatState.NotReady("ring-no-answer", SetBy.SYSTEM));
  }

  @Test
  void rejectsAnAnswerThatComesAfterTheDeadline() {
    ready("1001");
    Effect.OfferCall offer = offer(call("c1"));
    nowMs = offer.deadlineMs() + 1;

    List<Effect> effects = answer(offer);

    assertThat(only(effects, Effect.Connect.class)).isEmpty();
    assertThat(only(effects, Effect.RejectAnswer.class)).hasSize(1);
  }

  @Test
  void grantsTheSameAnswerAgainAndNobodyElses() {
    ready("1001");
    Effect.OfferCall offer = offer(call("c1"));

    assertThat(only(answer(offer), Effect.Connect.class)).hasSize(1);
    assertThat(only(answer(offer), Effect.Connect.class)).hasSize(1);
    List<Effect> stranger =
        acd.apply(new Event.OfferAnswered(nowMs, offer.offerId(), "c1", "1002"));
    assertThat(only(stranger, Effect.RejectAnswer.class)).hasSize(1);
  }

  @Test
  void keepsATalkOverARestartWhenTheSeatDeclaresIt() {
    ready("1001");
    answer(offer(call("c1")));
    acd.apply(new Event.ServerStarted(nowMs + 5_000));

    acd.apply(
        new Event.SeatDeclares(nowMs + 9_000, "1001", "new", SeatActivity.TALKING, "c1", null));
    acd.apply(new Event.Tick(nowMs + 600_000));

    assertThat(acd.call("c1")).extracting(Call::state).isInstanceOf(CallState.Talking.class);
  }

  @Test
  void queuesTheCallerAgainWhenATalkingSeatStaysLost() {
    ready("1001");
    answer(offer(call("c1")));
    acd.apply(new Event.SeatLeaseLost(nowMs, "1001", "s-1001"));

    List<Effect> effects = acd.apply(new Event.Tick(nowMs + 15_000));

    assertThat(only(effects, Effect.ReleaseSeatLeg.class)).hasSize(1);
    assertThat(only(effects, Effect.PlayQueue.class)).hasSize(1);
    assertThat(acd.seat("1001"))
        .extracting(Seat::state)
        .isEqualTo(new SeatState.SignedOut("lease-lost"));
  }

  @Test
  void goesThroughWrapUpToReady() {
    ready("1001");
    answer(offer(call("c1")));
    acd.apply(new Event.CallEnded(nowMs, "c1", EndedBy.SEAT, "1001"));
    assertThat(acd.seatState("1001"))
        .extracting(Effect.SeatStateChanged::state)
        .isEqualTo("wrap-up");

    List<Effect> done = acd.apply(new Event.WrapUpDone(nowMs + 5_000, "1001", "c1", "solved"));

    assertThat(acd.seatState("1001")).extracting(Effect.SeatStateChanged::state).isEqualTo("ready");
    assertThat(only(done, Effect.Recorded.class))
        .extracting(Effect.Recorded::fact)
        .contains(
            new Fact.WrapUpClosed(nowMs + 5_000, "c1", "fault", "1001", nowMs, 5_000, "solved"));
  }

  @Test
  void signsSeatsOfRemovedAgentsOut() {
    ready("1001");

    acd.apply(
        new Event.ConfigurationLoaded(
            nowMs, new AcdConfig(2, List.of(), List.of(), AcdConfig.Timings.usual())));

    assertThat(acd.seat("1001"))
        .extracting(Seat::state)
        .isEqualTo(new SeatState.SignedOut("agent-removed"));
  }

  @Test
  void answersIllegalEventsExplicitly() {
    List<Effect> effects = acd.apply(new Event.SeatReady(nowMs, "1001"));

    assertThat(only(effects, Effect.EventRefused.class).getFirst().why()).isEqualTo("wrong-state");
  }

  @Test
  void neverGoesBackInTime() {
    acd.apply(new Event.Tick(nowMs - 500_000));

    assertThat(acd.nowMs()).isEqualTo(nowMs);
  }
}
