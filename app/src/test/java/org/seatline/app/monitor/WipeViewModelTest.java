package org.seatline.app.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.seatline.app.fx.Language;
import org.seatline.app.fx.Messages;
import org.seatline.app.session.FakeSeat;

final class WipeViewModelTest {
  private final FakeSeat seat = FakeSeat.atWork();
  private final WipeViewModel model = new WipeViewModel(seat, new Messages(Language.EN));

  @Test
  void saysWhatWouldBeLostBeforeItOrdersAnything() {
    model.ask("1001", "Li Na");
    assertThat(model.sentenceProperty().get())
        .startsWith("On PC-07, where Li Na worked last, everything would be destroyed")
        .contains("3 things had waited to be sent since");
    assertThat(model.askingProperty().get()).isTrue();
    assertThat(seat.commands).isEmpty();
    model.forget();
    model.storeAtOnce();
    assertThat(seat.commands).as("nobody was asked any more").isEmpty();
  }

  @Test
  void ordersOnceWhatWasChosen() {
    model.ask("1001", "Li Na");
    model.storeAfterDelivery();
    model.storeAfterDelivery();
    assertThat(seat.commands).containsExactly("wipe store store-1 after delivery");
    assertThat(model.sentenceProperty().get()).startsWith("It is ordered.");
  }

  @Test
  void destroysWhatSomebodyHasWhoseComputerIsNotKnown() {
    model.ask("1009", "Sun Yan");
    assertThat(model.storeKnownProperty().get()).isFalse();
    assertThat(model.sentenceProperty().get()).contains("No computer is known where Sun Yan");
    model.person();
    assertThat(seat.commands).containsExactly("wipe 1009 after delivery");
  }
}
