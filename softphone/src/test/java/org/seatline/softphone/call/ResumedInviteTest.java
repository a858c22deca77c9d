package org.seatline.softphone.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** An INVITE whose process died before it heard of an answer, and that is to be given up. */
class ResumedInviteTest {
  private static final CallEvent.Place PLACE =
      new CallEvent.Place(
          "sip:callee@127.0.0.1",
          "<sip:caller@127.0.0.1>",
          "<sip:callee@127.0.0.1>",
          "call-1",
          List.of(),
          SipHeaders.NONE,
          "v=0\r\n");

  private static Step step(CallState state, CallEvent event) {
    return CallMachine.transition(state, event, 1_000);
  }

  private static List<CallEffect.Send> sent(Step step) {
    return step.effects().stream()
        .filter(CallEffect.Send.class::isInstance)
        .map(CallEffect.Send.class::cast)
        .toList();
  }

  @Test
  void asksAgainUnchangedAndCancelsWhenItIsHeard() {
    CallState idle =
        CallMachine.idle(CallSettings.standard(), "tag-1", "<sip:caller@127.0.0.1:5060>");
    Step placed = step(idle, PLACE);
    CallState restored = CallSnapshot.read(CallSnapshot.write(placed.state()));

    Step resumed = step(restored, new CallEvent.Resume());
    assertThat(sent(resumed)).isEqualTo(sent(placed));

    Step left = step(resumed.state(), new CallEvent.HangUp(SipHeaders.NONE));
    assertThat(sent(left)).as("no CANCEL before a provisional response").isEmpty();
    SipRequest invite = sent(placed).getFirst().request();
    Step heard =
        step(left.state(), new CallEvent.ResponseReceived(Responses.to(invite, 180, "tag-2")));
    assertThat(sent(heard)).singleElement().matches(send -> send.request().is("CANCEL"));
    assertThat(sent(heard).getFirst().branch()).isEqualTo(sent(placed).getFirst().branch());
  }
}
