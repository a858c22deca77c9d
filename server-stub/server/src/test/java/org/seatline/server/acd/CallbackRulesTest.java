package org.seatline.server.acd;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CallbackRulesTest {
  private static final String AGENT = "1001";
  private static final String DESK = "sip:1001@192.0.2.7:5060";
  private static final String NUMBER = "+8613800000000";
  private static final long HOUR_MS = 3_600_000;
  private static final long RETRY_MS = 60_000;
  private static final CallbackRule TWICE = new CallbackRule(0, 2, RETRY_MS, 30_000, 24 * HOUR_MS);

  private final Acd acd = new Acd(Strategies.all());
  private long nowMs = 1_000_000;

  @BeforeEach
  void configure() {
    AcdConfig.Queue bills = AcdConfig.Queue.usual("bills", "电费", "Bills", Map.of("bills", 1));
    AcdConfig.Queue moves = AcdConfig.Queue.usual("moves", "过户", "Moves", Map.of("moves", 1));
    QueueRules called = QueueRules.usual().callingBack(TWICE);
    QueueRules full =
        called.overflowing(
            List.of(new Overflow(Overflow.When.LENGTH, 1, Overflow.Then.CALLBACK, "")));
    QueueRules onwards =
        QueueRules.usual()
            .overflowing(
                List.of(new Overflow(Overflow.When.WAIT, 30_000, Overflow.Then.QUEUE, "moves")));
    acd.apply(
        new Event.ConfigurationLoaded(
            nowMs,
            new AcdConfig(
                1,
                List.of(bills.with(onwards.callingBack(TWICE)), moves.with(full)),
                List.of(
                    new AcdConfig.Agent(AGENT, "Li Na", Map.of("moves", 1)),
                    new AcdConfig.Agent("1002", "Wang Wei", Map.of("bills", 1))),
                AcdConfig.Timings.usual())));
  }

  private void ready(String agentId) {
    String contact = DESK.replace(AGENT, agentId);
    acd.apply(
        new Event.PhoneRegistered(nowMs, agentId, contact, SeatActivity.READY, nowMs + HOUR_MS));
  }

  private List<Effect> queues(String callId, String queueId) {
    acd.apply(new Event.CallArrived(nowMs, callId, "", Map.of()));
    return acd.apply(new Event.CallQueued(nowMs, callId, queueId, 0, "1", null));
  }

  private List<Effect> passes(long ms) {
    nowMs += ms;
    return acd.apply(new Event.Tick(nowMs));
  }

  private Call call(String callId) {
    return acd.state().calls().stream()
        .filter(call -> call.callId().equals(callId))
        .findFirst()
        .orElseThrow();
  }

  private static <T extends Effect> T only(List<Effect> effects, Class<T> kind) {
    List<T> found = effects.stream().filter(kind::isInstance).map(kind::cast).toList();
    assertThat(found).as(effects.toString()).hasSize(1);
    return found.getFirst();
  }

  /** The seat takes the callback that rings there: the caller is dialled. */
  private Effect.DialCaller dials() {
    Seat seat = Objects.requireNonNull(acd.seat(AGENT));
    SeatState.Reserved rings = (SeatState.Reserved) seat.state();
    return only(
        acd.apply(new Event.OfferAnswered(nowMs, rings.offerId(), rings.callId(), AGENT)),
        Effect.DialCaller.class);
  }

  /** Called back once and reached; then the seat's leg breaks, and it is chosen again. */
  private Effect.DialCaller calledBackAgain() {
    queues("c1", "moves");
    acd.apply(new Event.CallbackChosen(nowMs, "c1", NUMBER));
    ready(AGENT);
    Effect.DialCaller first = dials();
    assertThat(first.attempt()).isEqualTo(1);
    acd.apply(new Event.CallbackReached(nowMs, "c1", first.attempt()));
    assertThat(call("c1").callback()).isNull();

    acd.apply(new Event.ConnectFailed(nowMs, "c1", first.offerId(), "no answer"));
    acd.apply(new Event.CallbackChosen(nowMs, "c1", NUMBER));
    acd.apply(new Event.SeatReady(nowMs, AGENT));
    return dials();
  }

  @Test
  void whatIsToldOfOneCallbackIsNotTakenForTheNextOfTheSameCall() {
    Effect.DialCaller second = calledBackAgain();
    assertThat(second.attempt()).isEqualTo(2);

    List<Effect> late = acd.apply(new Event.CallbackMissed(nowMs, "c1", 1, DialOutcome.BUSY));
    assertThat(only(late, Effect.EventRefused.class).why()).isEqualTo(Why.WRONG_STATE);
    assertThat(call("c1").state()).isInstanceOf(CallState.Dialling.class);

    acd.apply(new Event.CallbackReached(nowMs, "c1", 2));
    assertThat(call("c1").state()).isInstanceOf(CallState.Talking.class);
  }

  @Test
  void eachCallbackHasAllItsAttempts() {
    Effect.DialCaller second = calledBackAgain();
    acd.apply(new Event.CallbackMissed(nowMs, "c1", second.attempt(), DialOutcome.BUSY));
    assertThat(call("c1").state()).isInstanceOf(CallState.Resting.class);

    acd.apply(new Event.SeatReady(nowMs, AGENT));
    passes(RETRY_MS);
    Effect.DialCaller third = dials();
    assertThat(third.attempt()).isEqualTo(3);
    List<Effect> over =
        acd.apply(new Event.CallbackMissed(nowMs, "c1", third.attempt(), DialOutcome.BUSY));
    assertThat(only(over, Effect.ReleaseCall.class).why()).isEqualTo(Why.CALLBACK_GIVEN_UP);
  }

  @Test
  void theHeadOfOneQueueIsNotTheHeadOfTheNext() {
    queues("early", "moves");
    passes(1_000);
    queues("late", "bills");
    ready("1002");
    passes(20_000);
    assertThat(call("late").front()).as("back to the head").isTrue();
    List<Effect> moved = passes(10_000);
    assertThat(only(moved, Effect.AskCallback.class).queueId()).isEqualTo("moves");
    acd.apply(new Event.CallbackChosen(nowMs, "late", NUMBER));

    ready(AGENT);
    assertThat(call("early").state()).isInstanceOf(CallState.Offered.class);
    assertThat(call("late").state()).isInstanceOf(CallState.Queued.class);
  }
}
