package org.seatline.server.acd;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** "Finish this one, then break": who wanted it, and what follows. */
class LastCallTest {
  private static final String AGENT = "1001";
  private static final String LEAD = "2001";

  private final SmallCentre centre = new SmallCentre(AGENT);

  private List<Effect> lastCall(String by) {
    return centre.happens(new Event.SeatLastCall(centre.nowMs(), AGENT, false, "break", by));
  }

  private static Fact.LastCallSet fact(List<Effect> effects) {
    return SmallCentre.facts(effects, Fact.LastCallSet.class).getFirst();
  }

  @Test
  void namesTheLeadAndTheCall() {
    centre.talks(AGENT, "c1");

    assertThat(fact(lastCall(LEAD)))
        .isEqualTo(new Fact.LastCallSet(centre.nowMs(), AGENT, "c1", false, "break", LEAD));

    centre.happens(new Event.CallerGone(centre.nowMs(), "c1"));
    centre.happens(new Event.WrapUpDone(centre.nowMs(), AGENT, "c1", "solved"));
    assertThat(centre.seat(AGENT)).isEqualTo(new SeatState.NotReady("break", SetBy.LEAD, 0, LEAD));
  }

  @Test
  void namesNobodyWhenTheAgentWantsIt() {
    centre.ready(AGENT);

    Event own = new Event.SeatLastCall(centre.nowMs(), AGENT, true, "last-call");
    assertThat(fact(centre.happens(own)))
        .isEqualTo(new Fact.LastCallSet(centre.nowMs(), AGENT, null, true, "last-call", null));
  }

  @Test
  void letsAReadySeatTakeOneCallMore() {
    centre.ready(AGENT);
    lastCall(LEAD);
    Effect.OfferCall offer = SmallCentre.offer(centre.calls("c1"));
    centre.happens(new Event.OfferAnswered(centre.nowMs(), offer.offerId(), "c1", AGENT));
    centre.happens(new Event.CallerGone(centre.nowMs(), "c1"));
    centre.passes(SmallCentre.WRAP_UP_MS);

    assertThat(centre.seat(AGENT)).isEqualTo(new SeatState.NotReady("break", SetBy.LEAD, 0, LEAD));
  }

  @Test
  void isRecordedOnceHoweverOftenItIsSaid() {
    centre.talks(AGENT, "c1");
    lastCall(LEAD);

    assertThat(SmallCentre.refusal(lastCall(LEAD))).isEqualTo(Why.DUPLICATE);
  }
}
