package org.seatline.server.acd;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A caller whose phone says nothing is offered to no seat, and is not given up either. */
class UnheardTest {
  private static final String FIRST = "a1";
  private static final String NEXT = "a2";

  private final Acd acd = new Acd(Strategies.all());
  private long nowMs = 1_000_000;

  /** The first seat has answered and hung up; the caller's phone has not said a word. */
  @BeforeEach
  void hangUpOnSilence() {
    AcdConfig.Queue queue = AcdConfig.Queue.usual("fault", "故障报修", "Fault", Map.of());
    acd.apply(
        new Event.ConfigurationLoaded(
            nowMs,
            new AcdConfig(
                1,
                List.of(queue),
                List.of(
                    new AcdConfig.Agent(FIRST, FIRST, Map.of()),
                    new AcdConfig.Agent(NEXT, NEXT, Map.of())),
                AcdConfig.Timings.usual())));
    ready(FIRST);
    acd.apply(new Event.CallArrived(nowMs, "c1", "19900000001", Map.of()));
    acd.apply(new Event.CallQueued(nowMs, "c1", "fault", 0, "", null));
    acd.apply(new Event.OfferAnswered(nowMs, "o1", "c1", FIRST));
    nowMs += 3_000;
    acd.apply(new Event.ConnectFailed(nowMs, "c1", "o1", "hung-up", EndedBy.SEAT, true));
  }

  private void ready(String agentId) {
    acd.apply(new Event.SeatSignedIn(nowMs, agentId, "s-" + agentId));
    acd.apply(new Event.SeatReady(nowMs, agentId));
  }

  private CallState stateOf(String callId) {
    return Objects.requireNonNull(acd.call(callId), callId).state();
  }

  @Test
  void isOfferedToNobody() {
    ready(NEXT);

    assertThat(stateOf("c1")).isInstanceOf(CallState.Unheard.class);
    assertThat(acd.seat(FIRST)).extracting(Seat::state).isInstanceOf(SeatState.WrapUp.class);
    assertThat(acd.seat(NEXT)).extracting(Seat::state).isInstanceOf(SeatState.Ready.class);
  }

  @Test
  void letsOthersPassMeanwhile() {
    acd.apply(new Event.CallArrived(nowMs, "c2", "19900000002", Map.of()));
    acd.apply(new Event.CallQueued(nowMs, "c2", "fault", 0, "", null));
    ready(NEXT);

    assertThat(stateOf("c2")).isInstanceOf(CallState.Offered.class);
  }

  @Test
  void goesBeforeAllOthersOnceItIsHeard() {
    acd.apply(new Event.CallArrived(nowMs, "c2", "19900000002", Map.of()));
    acd.apply(new Event.CallQueued(nowMs, "c2", "fault", 0, "", null));
    acd.apply(new Event.CallerHeard(nowMs, "c1"));
    ready(NEXT);

    assertThat(stateOf("c1")).isInstanceOf(CallState.Offered.class);
    assertThat(stateOf("c2")).isInstanceOf(CallState.Queued.class);
  }

  @Test
  void isHeardOnlyOnce() {
    acd.apply(new Event.CallerHeard(nowMs, "c1"));
    AcdState before = acd.state();

    List<Effect> effects = acd.apply(new Event.CallerHeard(nowMs, "c1"));

    assertThat(effects).hasAtLeastOneElementOfType(Effect.EventRefused.class);
    assertThat(acd.state().calls()).isEqualTo(before.calls());
  }

  @Test
  void isOverWhenItsPhoneWasGivenUp() {
    List<Effect> effects = acd.apply(new Event.CallerGone(nowMs, "c1"));

    assertThat(acd.call("c1")).isNull();
    assertThat(effects)
        .filteredOn(Effect.Recorded.class::isInstance)
        .extracting(effect -> ((Effect.Recorded) effect).fact())
        .filteredOn(Fact.SegmentClosed.class::isInstance)
        .extracting(fact -> ((Fact.SegmentClosed) fact).outcome())
        .containsExactly(Fact.SegmentOutcome.ABANDONED);
  }

  @Test
  void waitsOnWhenNobodyTellsWhatBecameOfIt() {
    nowMs += CallRules.UNHEARD_MAX_MS;
    acd.apply(new Event.Tick(nowMs));

    assertThat(stateOf("c1")).isInstanceOf(CallState.Queued.class);
  }

  @Test
  void waitsOnAfterARestart() {
    List<Effect> effects = acd.apply(new Event.ServerStarted(nowMs));

    assertThat(stateOf("c1")).isInstanceOf(CallState.Queued.class);
    assertThat(effects).hasAtLeastOneElementOfType(Effect.PlayQueue.class);
  }
}
