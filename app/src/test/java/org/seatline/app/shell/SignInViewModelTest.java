package org.seatline.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.seatline.app.fx.Language;
import org.seatline.app.fx.Messages;
import org.seatline.app.session.FakeSeat;
import org.seatline.app.session.SampleFloor;
import org.seatline.app.session.SeatSnapshot.SignIn.Step;

final class SignInViewModelTest {
  private final FakeSeat seat = FakeSeat.signedOut();
  private final Messages messages = new Messages(Language.EN);
  private final SignInViewModel model = new SignInViewModel(seat, messages);

  @Test
  void asksForWhatIsMissingBeforeAskingTheServer() {
    model.signIn("secret".toCharArray());
    assertThat(model.errorProperty().get()).isEqualTo("Enter your agent id.");
    model.agentIdProperty().set("1001");
    model.signIn(new char[0]);
    assertThat(model.errorProperty().get()).isEqualTo("Enter your password.");
    assertThat(seat.commands).isEmpty();
  }

  @Test
  void putsAnErrorIntoWordsAndKeepsItsCode() {
    model.agentIdProperty().set("1001");
    model.signIn("wrong".toCharArray());
    assertThat(model.errorProperty().get()).startsWith("Agent id and password do not match.");
    assertThat(model.errorCodeProperty().get()).isEqualTo("bad-credentials");
    messages.setLanguage(Language.ZH);
    assertThat(model.errorProperty().get()).startsWith("工号与密码不匹配");
  }

  @Test
  void hasASentenceForACodeThatItDoesNotKnow() {
    seat.change(s -> SampleFloor.signIn(Step.SIGNED_OUT, "nobody-knows"));
    assertThat(model.errorProperty().get()).startsWith("Signing in did not work.");
    assertThat(model.errorCodeProperty().get()).isEqualTo("nobody-knows");
  }

  @Test
  void isBusyWhileItWaits() {
    seat.change(s -> SampleFloor.signIn(Step.SIGNING_IN, null));
    assertThat(model.busyProperty().get()).isTrue();
    model.agentIdProperty().set("1001");
    model.signIn("seatline".toCharArray());
    assertThat(seat.commands).isEmpty();
  }

  @Test
  void wipesThePassword() {
    model.agentIdProperty().set("1001");
    char[] password = "seatline".toCharArray();
    model.signIn(password);
    assertThat(password).containsOnly('\0');
    assertThat(seat.snapshot().signIn().step()).isEqualTo(Step.SIGNED_IN);
  }
}
