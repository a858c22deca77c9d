package org.seatline.server.acd;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PhoneRulesTest {
  private static final String AGENT = "1001";
  private static final String DESK = "sip:1001@192.0.2.7:5060";
  private static final String ELSEWHERE = "sip:1001@192.0.2.9:5060";
  private static final long EXPIRES_MS = 120_000;
  private static final long GRACE_MS = AcdConfig.Timings.usual().talkLeaseGraceMs();

  private Acd acd = new Acd(Strategies.all());
  private long nowMs = 1_000_000;

  @BeforeEach
  void configure() {
    AcdConfig.Queue bills = AcdConfig.Queue.usual("bills", "电费", "Bills", Map.of());
    acd.apply(
        new Event.ConfigurationLoaded(
            nowMs,
            new AcdConfig(
                1,
                List.of(bills),
                List.of(new AcdConfig.Agent(AGENT, "Li Na", Map.of())),
                AcdConfig.Timings.usual())));
  }

  private List<Effect> registers(String contact, SeatActivity activity) {
    nowMs += 100;
    return acd.apply(
        new Event.PhoneRegistered(nowMs, AGENT, contact, activity, nowMs + EXPIRES_MS));
  }

  private List<Effect> registers() {
    return registers(DESK, SeatActivity.NOT_READY);
  }

  private List<Effect> passes(long ms) {
    nowMs += ms;
    return acd.apply(new Event.Tick(nowMs));
  }

  private Seat seat() {
    return Objects.requireNonNull(acd.seat(AGENT));
  }

  private void talks() {
    registers(DESK, SeatActivity.READY);
    acd.apply(new Event.CallArrived(nowMs, "c1", "+8613800000000", Map.of()));
    Effect.OfferCall offer =
        acd.apply(new Event.CallQueued(nowMs, "c1", "bills", 0, "1", null)).stream()
            .filter(Effect.OfferCall.class::isInstance)
            .map(Effect.OfferCall.class::cast)
            .findFirst()
            .orElseThrow();
    acd.apply(new Event.OfferAnswered(nowMs, offer.offerId(), "c1", AGENT));
    assertThat(seat().state()).isInstanceOf(SeatState.Talking.class);
  }

  private static List<String> asked(List<Effect> effects) {
    return effects.stream()
        .filter(Effect.ConfirmSeat.class::isInstance)
        .map(effect -> ((Effect.ConfirmSeat) effect).why())
        .toList();
  }

  @Test
  void theFirstRegistrationSignsInAndItsEndSignsOut() {
    registers();
    assertThat(seat().state()).isEqualTo(new SeatState.NotReady(Why.SIGNED_IN, SetBy.SYSTEM));
    assertThat(seat().leased()).isTrue();

    passes(EXPIRES_MS);
    assertThat(seat().state()).isEqualTo(new SeatState.SignedOut(Why.REGISTRATION_LOST));
    assertThat(seat().phone()).isNull();
  }

  @Test
  void isReadyAtOnceWhereThatIsConfigured() {
    registers(DESK, SeatActivity.READY);
    assertThat(seat().offerable()).isTrue();
  }

  @Test
  void aRefreshProlongsAndChangesNothingElse() {
    registers();
    acd.apply(new Event.SeatReady(nowMs, AGENT));
    passes(EXPIRES_MS - 1_000);
    registers();
    passes(EXPIRES_MS - 1_000);
    assertThat(seat().state()).isInstanceOf(SeatState.Ready.class);
  }

  @Test
  void whoWasSentAwayComesBackByACodeAndNotByARefresh() {
    registers();
    acd.apply(new Event.ForceState(nowMs, AGENT, ForcedState.SIGNED_OUT, "forced", "2001"));
    registers();
    assertThat(seat().state()).isEqualTo(new SeatState.SignedOut("forced"));

    acd.apply(new Event.SeatReady(nowMs, AGENT));
    assertThat(seat().offerable()).isTrue();
  }

  @Test
  void anOldContactCannotUnregisterTheNewOne() {
    registers();
    registers(ELSEWHERE, SeatActivity.NOT_READY);
    acd.apply(new Event.PhoneUnregistered(nowMs, AGENT, DESK));
    assertThat(seat().phone()).isNotNull();
    acd.apply(new Event.PhoneUnregistered(nowMs, AGENT, ELSEWHERE));
    assertThat(seat().state()).isInstanceOf(SeatState.SignedOut.class);
  }

  @Test
  void aSeatWithAChannelIsNotTakenOver() {
    acd.apply(new Event.SeatSignedIn(nowMs, AGENT, "s1"));
    registers();
    assertThat(seat().phone()).isNull();
    acd.apply(new Event.SeatSignedOut(nowMs, AGENT));
    registers();
    assertThat(seat().phone()).isNotNull();
    acd.apply(
        new Event.SeatDeclares(nowMs, AGENT, "s2", SeatActivity.READY, null, null)); // no channel
    assertThat(seat().state()).isInstanceOf(SeatState.NotReady.class);
  }

  @Test
  void theEndOfARegistrationDoesNotEndACallThatThePhoneConfirms() {
    talks();
    assertThat(asked(passes(EXPIRES_MS))).containsExactly(Why.REGISTRATION_LOST);
    acd.apply(new Event.SeatConfirmed(nowMs, AGENT, "c1"));
    passes(10 * GRACE_MS);
    assertThat(seat().state()).isInstanceOf(SeatState.Talking.class);

    acd.apply(new Event.CallEnded(nowMs, "c1", EndedBy.SEAT, AGENT));
    assertThat(seat().state()).isEqualTo(new SeatState.SignedOut(Why.REGISTRATION_LOST));
  }

  @Test
  void aPhoneThatComesBackInACallStaysASeatAfterIt() {
    talks();
    passes(EXPIRES_MS);
    registers();
    acd.apply(new Event.SeatConfirmed(nowMs, AGENT, "c1"));
    acd.apply(new Event.CallEnded(nowMs, "c1", EndedBy.SEAT, AGENT));
    assertThat(seat().state()).isInstanceOf(SeatState.WrapUp.class);
  }

  @Test
  void theCallerOfAPhoneThatConfirmsNothingGoesToTheHead() {
    talks();
    assertThat(asked(registers(ELSEWHERE, SeatActivity.READY))).containsExactly(Why.PHONE_MOVED);
    passes(GRACE_MS);
    assertThat(seat().state()).isEqualTo(new SeatState.NotReady(Why.LEASE_LOST, SetBy.SYSTEM));
    assertThat(Objects.requireNonNull(acd.call("c1")).state()).isInstanceOf(CallState.Queued.class);
  }

  @Test
  void aPhoneThatIsNotRegisteredAnyMoreIsNoSeatWhenItsCallersPhoneRefuses() {
    talks();
    passes(EXPIRES_MS);
    CallState.Talking talking = (CallState.Talking) Objects.requireNonNull(acd.call("c1")).state();
    acd.apply(
        new Event.ConnectFailed(nowMs, "c1", talking.offerId(), "re-invite-488", EndedBy.CALLER));
    assertThat(seat().state()).isEqualTo(new SeatState.SignedOut(Why.REGISTRATION_LOST));
    assertThat(seat().phone()).isNull();
  }

  @Test
  void registrationsOutliveTheServerAndACallIsAskedFor() {
    talks();
    acd = new Acd(Strategies.all(), acd.state());
    nowMs += EXPIRES_MS + 1; // the server was away, and heard no refresh
    assertThat(asked(acd.apply(new Event.ServerStarted(nowMs))))
        .containsExactly(Why.SERVER_RESTARTED);
    acd.apply(new Event.SeatConfirmed(nowMs, AGENT, "c1"));
    passes(GRACE_MS);
    assertThat(seat().state()).isInstanceOf(SeatState.Talking.class);
  }

  @Test
  void aReadyPhoneIsReadyAgainAtOnceAfterARestart() {
    registers(DESK, SeatActivity.READY);
    acd.apply(new Event.ServerStarted(nowMs + 1_000));
    assertThat(seat().offerable()).isTrue();
  }
}
