package org.seatline.app.lock;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.seatline.app.fx.Language;
import org.seatline.app.fx.Messages;
import org.seatline.app.session.FakeSeat;

final class EarlierViewModelTest {
  private final FakeSeat seat = FakeSeat.atWork();
  private int came;

  @BeforeEach
  void twoWait() {
    seat.people().earlier = 2;
  }

  private EarlierViewModel model() {
    return new EarlierViewModel(seat, new Messages(Language.EN), () -> came++);
  }

  @Test
  void bringsThemBackByTheEarlierPassword() {
    EarlierViewModel model = model();
    assertThat(model.waitingProperty().get()).isEqualTo(2);
    model.bringBack("wrong".toCharArray());
    assertThat(model.wrongProperty().get()).isTrue();
    assertThat(model.saidProperty().get()).startsWith("None of your drafts");
    assertThat(came).isZero();
    char[] password = "earlier".toCharArray();
    model.bringBack(password);
    assertThat(password).containsOnly('\0');
    assertThat(model.wrongProperty().get()).isFalse();
    assertThat(model.saidProperty().get()).startsWith("2 drafts are back.");
    assertThat(model.waitingProperty().get()).isZero();
    assertThat(came).isEqualTo(1);
  }

  @Test
  void givesThemUp() {
    EarlierViewModel model = model();
    model.giveUp();
    assertThat(model.saidProperty().get()).isEqualTo("2 drafts were deleted.");
    assertThat(model.waitingProperty().get()).isZero();
  }

  @Test
  void knowsNothingOfWhoeverHasLeft() {
    EarlierViewModel model = model();
    seat.signOut();
    assertThat(model.waitingProperty().get()).isZero();
    seat.people().earlier = 1;
    seat.signIn("1001", "seatline".toCharArray());
    assertThat(model.waitingProperty().get()).isEqualTo(1);
  }
}
