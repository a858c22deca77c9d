package org.seatline.server.acd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** An agent asks a colleague while the caller is on hold. */
class ConsultTest {
  private static final String HANDOVER = "{\"note\":\"which form?\"}";

  private final SmallCentre centre = new SmallCentre("1001", "1002", "1003");
  private String consultId = "";
  private String offerId = "";

  private List<Effect> asks(TransferTo target) {
    return centre.happens(new Event.ConsultAsked(centre.nowMs(), "c1", "1001", target, HANDOVER));
  }

  private List<Effect> answers(String agent) {
    return centre.happens(new Event.OfferAnswered(centre.nowMs(), offerId, consultId, agent));
  }

  private List<Effect> handsOver() {
    return centre.happens(new Event.ConsultHandedOver(centre.nowMs(), "c1", "1001", null));
  }

  private List<Effect> asksSeat() {
    centre.talks("1001", "c1");
    centre.ready("1002");
    List<Effect> effects = asks(TransferTo.seat("1002"));
    rings(effects);
    return effects;
  }

  private void rings(List<Effect> effects) {
    Effect.OfferCall offer = SmallCentre.offer(effects);
    consultId = offer.callId();
    offerId = offer.offerId();
  }

  private static List<String> states(List<Effect> effects) {
    return SmallCentre.only(effects, Effect.ConsultChanged.class).stream()
        .map(said -> said.cause() == null ? said.state() : said.state() + " " + said.cause())
        .toList();
  }

  @Test
  void ringsTheSeatAndTellsTheAskerHowFarItIs() {
    List<Effect> asked = asksSeat();

    assertThat(Consults.about(consultId)).isEqualTo("c1");
    assertThat(SmallCentre.offer(asked).attached())
        .containsEntry(Event.HANDOVER, HANDOVER)
        .containsEntry(Consults.ASKER, "1001");
    assertThat(states(asked)).containsExactly("dialling", "ringing");
    assertThat(states(answers("1002"))).containsExactly("connected");
    assertThat(((SeatState.Talking) centre.seat("1002")).callId()).isEqualTo(consultId);
    assertThat(centre.call("c1")).isInstanceOf(CallState.Talking.class);
  }

  @Test
  void isInNoFigureOfTheQueue() {
    List<Effect> all = new ArrayList<>(asksSeat());
    all.addAll(answers("1002"));
    all.addAll(centre.happens(new Event.ConsultEnded(centre.nowMs(), "c1", "1001")));

    assertThat(SmallCentre.facts(all, Fact.QueueEntered.class)).isEmpty();
    assertThat(SmallCentre.facts(all, Fact.CallAnswered.class)).isEmpty();
    assertThat(SmallCentre.facts(all, Fact.SegmentClosed.class)).isEmpty();
    assertThat(SmallCentre.facts(all, Fact.ConsultClosed.class))
        .extracting(Fact.ConsultClosed::with, Fact.ConsultClosed::outcome)
        .containsExactly(tuple("1002", "ended"));
  }

  @Test
  void askedSeatIsReadyAgainWithoutWrapUpWhenItIsOver() {
    asksSeat();
    answers("1002");

    List<Effect> ended = centre.happens(new Event.ConsultEnded(centre.nowMs(), "c1", "1001"));

    assertThat(centre.seat("1002")).isInstanceOf(SeatState.Ready.class);
    assertThat(centre.knows(consultId)).isFalse();
    assertThat(centre.call("c1")).isInstanceOf(CallState.Talking.class);
    assertThat(SmallCentre.only(ended, Effect.ReleaseCall.class))
        .extracting(Effect.ReleaseCall::callId)
        .containsExactly(consultId);
  }

  @Test
  void handsTheCallerToWhomWasAsked() {
    asksSeat();
    answers("1002");

    List<Effect> effects = handsOver();

    CallState.Talking talking = (CallState.Talking) centre.call("c1");
    assertThat(talking.agentId()).isEqualTo("1002");
    assertThat(((SeatState.Talking) centre.seat("1002")).callId()).isEqualTo("c1");
    assertThat(centre.seat("1001")).isInstanceOf(SeatState.WrapUp.class);
    assertThat(centre.knows(consultId)).isFalse();
    assertThat(SmallCentre.only(effects, Effect.HandOver.class))
        .extracting(Effect.HandOver::fromAgentId, Effect.HandOver::agentId)
        .containsExactly(tuple("1001", "1002"));
    assertThat(SmallCentre.only(effects, Effect.ReleaseCall.class)).isEmpty();
    List<Effect> ended =
        centre.happens(new Event.CallEnded(centre.nowMs(), "c1", EndedBy.SEAT, "1002"));
    assertThat(SmallCentre.facts(ended, Fact.CallClosed.class)).hasSize(1);
    assertThat(centre.seat("1002")).isInstanceOf(SeatState.WrapUp.class);
  }

  @Test
  void handOverIsNoNewAnswerOfTheQueue() {
    QueueFigures figures = new QueueFigures(ms -> 0);
    centre.ready("1001");
    List<Effect> all = new ArrayList<>(centre.calls("c1"));
    String first = SmallCentre.offer(all).offerId();
    all.addAll(centre.happens(new Event.OfferAnswered(centre.nowMs(), first, "c1", "1001")));
    centre.ready("1002");
    List<Effect> asked = asks(TransferTo.seat("1002"));
    rings(asked);
    all.addAll(asked);
    all.addAll(answers("1002"));
    all.addAll(handsOver());

    SmallCentre.facts(all, Fact.class).forEach(figures::accept);

    assertThat(figures.of(SmallCentre.QUEUE).answered()).isEqualTo(1);
    assertThat(figures.of(SmallCentre.QUEUE).waiting()).isZero();
  }

  @Test
  void handsOverBlindlyWhileItStillRings() {
    asksSeat();

    List<Effect> effects = handsOver();

    Effect.OfferCall offer = SmallCentre.offer(effects);
    assertThat(offer.callId()).isEqualTo("c1");
    assertThat(offer.agentId()).isEqualTo("1002");
    assertThat(offer.attached()).containsEntry(Event.HANDOVER, HANDOVER);
    assertThat(centre.seat("1001")).isInstanceOf(SeatState.WrapUp.class);
  }

  @Test
  void failsWhenTheSeatRefusesOrDoesNotAnswer() {
    asksSeat();
    assertThat(states(centre.happens(new Event.OfferRefused(centre.nowMs(), offerId, "1002"))))
        .containsExactly("failed refused");
    centre.ready("1003");
    rings(asks(TransferTo.seat("1003")));
    assertThat(states(centre.passes(60_000))).containsExactly("failed no-answer");
    assertThat(centre.knows(consultId)).isFalse();
    assertThat(centre.call("c1")).isInstanceOf(CallState.Talking.class);
  }

  @Test
  void oneColleagueAtATime() {
    asksSeat();
    centre.ready("1003");
    assertThat(SmallCentre.refusal(asks(TransferTo.seat("1003")))).isEqualTo(Why.WRONG_STATE);
  }

  @Test
  void goesOnWithoutTheCallerUntilTheAskersTicketIsDone() {
    asksSeat();
    answers("1002");

    centre.happens(new Event.CallerGone(centre.nowMs(), "c1"));
    assertThat(centre.knows(consultId)).isTrue();

    centre.happens(new Event.WrapUpDone(centre.nowMs(), "1001", "c1", "solved"));
    assertThat(centre.knows(consultId)).isFalse();
    assertThat(centre.seat("1002")).isInstanceOf(SeatState.Ready.class);
  }

  @Test
  void endsWithTheAskersSeatAndTheCallerWaitsAgain() {
    asksSeat();
    answers("1002");

    centre.happens(new Event.SeatLeaseLost(centre.nowMs(), "1001", "s-1001"));
    centre.passes(AcdConfig.Timings.usual().talkLeaseGraceMs());

    assertThat(centre.knows(consultId)).isFalse();
    assertThat(centre.call("c1")).isInstanceOf(CallState.Offered.class);
    assertThat(((SeatState.Reserved) centre.seat("1002")).callId()).isEqualTo("c1");
  }

  @Test
  void endsWhenTheServerWasKilledAndTheCallGoesOn() {
    asksSeat();
    answers("1002");

    List<Effect> effects = centre.happens(new Event.ServerStarted(centre.nowMs()));

    assertThat(states(effects)).containsExactly("failed unreachable");
    assertThat(centre.call("c1")).isInstanceOf(CallState.Talking.class);
    assertThat(centre.seat("1002")).isNotInstanceOf(SeatState.Talking.class);
  }

  @Test
  void waitsInAQueueUntilSomebodyIsReadyThere() {
    centre.talks("1001", "c1");
    assertThat(states(asks(TransferTo.queue(SmallCentre.QUEUE)))).containsExactly("dialling");

    centre.ready("1002");

    SeatState.Reserved reserved = (SeatState.Reserved) centre.seat("1002");
    assertThat(Consults.about(reserved.callId())).isEqualTo("c1");
    consultId = reserved.callId();
    offerId = reserved.offerId();
    assertThat(states(answers("1002"))).containsExactly("connected");
  }

  @Test
  void isInTheSnapshot() {
    asksSeat();
    answers("1002");
    Acd again = new Acd(Strategies.all(), centre.state());

    List<Effect> effects =
        again.apply(new Event.ConsultHandedOver(centre.nowMs(), "c1", "1001", null));

    assertThat(SmallCentre.only(effects, Effect.HandOver.class)).hasSize(1);
    assertThat(Objects.requireNonNull(again.call("c1")).attached())
        .containsEntry(Event.HANDOVER, HANDOVER);
  }

  @Test
  void allTogetherIsWrittenDownOnlyWithAColleague() {
    asksSeat();
    Event on = new Event.ConferenceSet(centre.nowMs(), "c1", "1001", true);
    assertThat(SmallCentre.refusal(centre.happens(on))).isEqualTo(Why.NOT_TALKING);
    answers("1002");
    assertThat(SmallCentre.facts(centre.happens(on), Fact.ConferenceChanged.class)).hasSize(1);
  }
}
