package org.seatline.softphone.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RegistrationMachineTest {
  private static final RegistrationState.Binding BINDING =
      new RegistrationState.Binding(
          "sip:reg", "<sip:1001@seatline>", "call", "tag", "sip:1001@127.0.0.1:5070", 60, "test");

  private RegistrationState state = RegistrationMachine.idle(BINDING);

  private List<RegistrationEffect> on(RegistrationEvent event, long nowMs) {
    var step = RegistrationMachine.transition(state, event, nowMs);
    state = step.state();
    return step.effects();
  }

  private List<RegistrationEffect> answer(int status, long nowMs, String... headers) {
    SipHeaders all = SipHeaders.of(headers).with("CSeq", state.seq() + " REGISTER");
    var response = new SipResponse(status, "", all, "");
    return on(new RegistrationEvent.ResponseReceived(response), nowMs);
  }

  private static SipRequest sent(List<RegistrationEffect> effects) {
    return effects.stream()
        .filter(RegistrationEffect.Send.class::isInstance)
        .map(e -> ((RegistrationEffect.Send) e).request())
        .findFirst()
        .orElseThrow();
  }

  @Test
  void refreshesBeforeTheGrantedTimeIsOver() {
    on(new RegistrationEvent.Register(), 0);
    answer(200, 100, "Contact", "<sip:1001@127.0.0.1:5070>;expires=30, <sip:other>;expires=9");
    assertThat(state.deadlineMs()).isBetween(20_000L, 30_000L);
    SipRequest again = sent(on(new RegistrationEvent.Tick(), state.deadlineMs()));
    assertThat(again.cseq()).isEqualTo(2);
  }

  @Test
  void asksForMoreTimeAfter423() {
    on(new RegistrationEvent.Register(), 0);
    SipRequest longer = sent(answer(423, 10, "Min-Expires", "120"));
    assertThat(longer.headers().first("Expires")).isEqualTo("120");
    assertThat(longer.cseq()).isEqualTo(2);
  }

  @Test
  void backsOffTwiceAsLongAfterEachFailure() {
    on(new RegistrationEvent.Register(), 0);
    on(new RegistrationEvent.TransactionFailed(1, 408), 0);
    assertThat(state.deadlineMs()).isEqualTo(1_000);
    on(new RegistrationEvent.Tick(), 1_000);
    answer(503, 1_000);
    assertThat(state.deadlineMs()).isEqualTo(3_000);
    on(new RegistrationEvent.Tick(), 3_000);
    answer(503, 3_000, "Retry-After", "20");
    assertThat(state.deadlineMs()).isEqualTo(23_000);
  }

  @Test
  void endsAChallengeLoop() {
    on(new RegistrationEvent.Register(), 0);
    for (int i = 0; i < 20 && state instanceof RegistrationState.Trying; i++) {
      answer(401, i, "WWW-Authenticate", "Digest nonce=\"" + i + "\"");
      on(new RegistrationEvent.CredentialsSupplied(SipHeaders.of("Authorization", "x")), i);
    }
    assertThat(state).isInstanceOf(RegistrationState.Denied.class);
    assertThat(sent(on(new RegistrationEvent.Register(), 99))).isNotNull();
  }

  @Test
  void unregistersAfterTheOpenRequestAndIgnoresWhatIsStale() {
    on(new RegistrationEvent.Register(), 0);
    assertThat(on(new RegistrationEvent.Unregister(), 1)).isEmpty();
    SipRequest bye = sent(answer(200, 2));
    assertThat(bye.headers().first("Expires")).isEqualTo("0");
    answer(200, 3);
    assertThat(state).isInstanceOf(RegistrationState.Idle.class);
    assertThat(on(new RegistrationEvent.TransactionFailed(1, 408), 4))
        .hasOnlyElementsOfType(RegistrationEffect.Note.class);
  }
}
