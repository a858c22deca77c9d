package org.seatline.server.acd;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** However often and by whatever way the end of a call is told, it ends once. */
class EndsOnceTest {
  private static final String AGENT = "1001";
  private static final long TALK_MS = 60_000;

  private final SmallCentre centre = new SmallCentre(AGENT);
  private final List<Effect> all = new ArrayList<>();

  @BeforeEach
  void talk() {
    centre.talks(AGENT, "c1");
    centre.passes(TALK_MS);
  }

  private List<Effect> happens(Event event) {
    List<Effect> effects = centre.happens(event);
    all.addAll(effects);
    return effects;
  }

  private List<Effect> passes(long ms) {
    List<Effect> effects = centre.passes(ms);
    all.addAll(effects);
    return effects;
  }

  private List<Effect> declares(String reason) {
    long nowMs = centre.nowMs();
    return happens(
        new Event.SeatDeclares(nowMs, AGENT, "back", SeatActivity.WRAP_UP, "c1", reason));
  }

  private List<Effect> seatHangsUp(String callId) {
    return happens(new Event.CallEnded(centre.nowMs(), callId, EndedBy.SEAT, AGENT));
  }

  private List<Effect> callerHangsUp(String callId) {
    return happens(new Event.CallerGone(centre.nowMs(), callId));
  }

  private void endedOnce(EndedBy by) {
    assertThat(SmallCentre.facts(all, Fact.SegmentClosed.class))
        .extracting(Fact.SegmentClosed::outcome, Fact.SegmentClosed::endedBy)
        .containsExactly(org.assertj.core.groups.Tuple.tuple(Fact.SegmentOutcome.ANSWERED, by));
    assertThat(SmallCentre.facts(all, Fact.SegmentClosed.class).getFirst().talkMs())
        .isEqualTo(TALK_MS);
    assertThat(SmallCentre.facts(all, Fact.CallClosed.class)).hasSize(1);
    assertThat(SmallCentre.facts(all, Fact.SeatStateClosed.class))
        .filteredOn(closed -> closed.state().equals("talking"))
        .hasSize(1);
  }

  @Test
  void whenTheSeatDeclaresItBeforeItsByeHasCome() {
    declares("agent");
    passes(2_000);
    assertThat(SmallCentre.refusal(seatHangsUp("c1"))).isEqualTo(Why.UNKNOWN_CALL);
    passes(1_000);
    declares("agent");

    endedOnce(EndedBy.SEAT);
    assertThat(SmallCentre.only(all, Effect.ReleaseCall.class))
        .extracting(Effect.ReleaseCall::callId)
        .containsExactly("c1");
  }

  @Test
  void whenTheSeatDeclaresThatTheCallerIsGoneBeforeTheCallersByeHasCome() {
    declares("caller-bye");
    passes(2_000);
    assertThat(SmallCentre.refusal(callerHangsUp("c1"))).isEqualTo(Why.UNKNOWN_CALL);

    endedOnce(EndedBy.CALLER);
  }

  @Test
  void wrapUpKeepsItsFullTimeWhateverIsToldMeanwhile() {
    declares("agent");
    passes(2_000);
    seatHangsUp("c1");
    passes(3_000);
    declares("agent");
    passes(SmallCentre.WRAP_UP_MS - 5_001);
    assertThat(centre.seat(AGENT)).isInstanceOf(SeatState.WrapUp.class);
    passes(1);

    assertThat(centre.seat(AGENT)).isInstanceOf(SeatState.Ready.class);
    assertThat(SmallCentre.facts(all, Fact.WrapUpClosed.class))
        .extracting(Fact.WrapUpClosed::wrapUpMs)
        .containsExactly(SmallCentre.WRAP_UP_MS);
  }

  @Test
  void whenTheSeatReportsItAgainWhileItTalksWithSomebodyElse() {
    seatHangsUp("c1");
    happens(new Event.WrapUpDone(centre.nowMs(), AGENT, "c1", "solved"));
    Effect.OfferCall next = SmallCentre.offer(centre.calls("c2"));
    happens(new Event.OfferAnswered(centre.nowMs(), next.offerId(), "c2", AGENT));

    for (int times = 0; times < 2; times++) {
      assertThat(SmallCentre.refusal(seatHangsUp("c1"))).isEqualTo(Why.UNKNOWN_CALL);
      assertThat(SmallCentre.refusal(callerHangsUp("c1"))).isEqualTo(Why.UNKNOWN_CALL);
      assertThat(SmallCentre.refusal(declaresNothingNew())).isEmpty();
    }

    endedOnce(EndedBy.SEAT);
    assertThat(centre.call("c2")).isInstanceOf(CallState.Talking.class);
    assertThat(centre.seat(AGENT)).isInstanceOf(SeatState.Talking.class);
  }

  private List<Effect> declaresNothingNew() {
    long nowMs = centre.nowMs();
    return happens(new Event.SeatDeclares(nowMs, AGENT, "again", SeatActivity.TALKING, "c2", null));
  }
}
