package org.seatline.server.acd;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Relaxation, ageing, ranks and configuration, one small scene each. */
class RoutingRulesTest {
  private final Acd acd = new Acd(Strategies.all());
  private long nowMs = 1_000_000;

  private static AcdConfig.Queue queue(QueueRules rules) {
    return AcdConfig.Queue.usual("fault", "故障报修", "Fault", Map.of("fault", 2)).with(rules);
  }

  private static AcdConfig.Agent agent(String id, int level, int rank) {
    return new AcdConfig.Agent(id, "Agent " + id, Map.of("fault", level), Map.of("fault", rank));
  }

  private static AcdConfig.Queue queueBy(String strategy) {
    return queue(QueueRules.usual()).toBuilder().strategy(strategy).build();
  }

  private List<Effect> configure(AcdConfig.Queue queue) {
    return acd.apply(
        new Event.ConfigurationLoaded(
            nowMs,
            new AcdConfig(
                1,
                List.of(queue),
                List.of(agent("1001", 3, 2), agent("1002", 2, 1), agent("1003", 1, 3)),
                AcdConfig.Timings.usual())));
  }

  private List<Effect> ready(String agentId) {
    acd.apply(new Event.SeatSignedIn(nowMs, agentId, "s-" + agentId));
    return acd.apply(new Event.SeatReady(nowMs, agentId));
  }

  private List<Effect> call(String callId, int priority) {
    acd.apply(new Event.CallArrived(nowMs, callId, "+8613800000000", Map.of()));
    return acd.apply(new Event.CallQueued(nowMs, callId, "fault", priority, "1", null));
  }

  private static List<String> offers(List<Effect> effects) {
    return effects.stream()
        .filter(Effect.OfferCall.class::isInstance)
        .map(Effect.OfferCall.class::cast)
        .map(offer -> offer.callId() + " to " + offer.agentId())
        .toList();
  }

  private static QueueRules relaxedAfter(long afterMs) {
    return QueueRules.usual()
        .relaxing(List.of(new QueueRules.Relaxation(afterMs, Map.of("fault", 1))));
  }

  @Test
  void letsASeatWithLessInJustWhenTheStepIsDue() {
    configure(queue(relaxedAfter(30_000)));
    ready("1003");
    assertThat(offers(call("c1", 0))).isEmpty();
    assertThat(acd.nextDeadlineMs()).isEqualTo(nowMs + 30_000);

    assertThat(offers(acd.apply(new Event.Tick(nowMs + 29_999)))).isEmpty();
    assertThat(offers(acd.apply(new Event.Tick(nowMs + 30_000)))).containsExactly("c1 to 1003");
  }

  @Test
  void letsTheOneWhoWaitsLongerByEnoughGoFirst() {
    configure(queue(QueueRules.usual().ageing(10)));
    call("old", 0);
    nowMs += 60_000;
    call("urgent", 9);
    call("very-urgent", 11);

    assertThat(offers(ready("1001"))).containsExactly("very-urgent to 1001");
    assertThat(offers(ready("1002"))).containsExactly("old to 1002");
    assertThat(acd.position("urgent")).isEqualTo(1);
  }

  @Test
  void callsByRankTopDown() {
    configure(queueBy(Strategies.TOP_DOWN));
    ready("1001");
    nowMs += 1_000;
    ready("1002");

    assertThat(offers(call("c1", 0))).containsExactly("c1 to 1002");
  }

  @Test
  void matchesThoseWhoWaitWhenTheConfigurationChanges() {
    configure(queue(QueueRules.usual()));
    ready("1003");
    call("c1", 0);

    assertThat(offers(configure(queue(relaxedAfter(0))))).containsExactly("c1 to 1003");
    assertThat(offers(configure(queue(QueueRules.usual())))).isEmpty();
  }

  @Test
  void drawsTheSameLotInAReplay() {
    configure(queueBy(Strategies.RANDOM));
    ready("1001");
    ready("1002");
    Acd again = new Acd(Strategies.all(), acd.state());

    List<Effect> first = call("c1", 0);
    again.apply(new Event.CallArrived(nowMs, "c1", "+8613800000000", Map.of()));
    assertThat(again.apply(new Event.CallQueued(nowMs, "c1", "fault", 0, "1", null)))
        .isEqualTo(first);
  }
}
