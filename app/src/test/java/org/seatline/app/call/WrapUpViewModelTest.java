package org.seatline.app.call;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.seatline.app.fx.Language;
import org.seatline.app.fx.Messages;
import org.seatline.app.session.FakeSeat;
import org.seatline.app.session.SampleFloor;

final class WrapUpViewModelTest {
  private final FakeSeat seat = FakeSeat.atWork();
  private final Messages messages = new Messages(Language.EN);
  private final WrapUpViewModel model = new WrapUpViewModel(seat, messages);

  private void endACall() {
    seat.ring(SampleFloor.KNOWN_NUMBER, null);
    seat.answer();
    seat.end();
  }

  @Test
  void offersTheQueuesOwnDispositionsFirst() {
    endACall();
    WrapUpViewModel.Sheet sheet = model.sheetProperty().get();
    assertThat(sheet).isNotNull();
    assertThat(sheet.own()).hasSize(8).allMatch(choice -> choice.id().startsWith("fault-"));
    assertThat(sheet.common()).extracting(WrapUpViewModel.Choice::id).contains("solved");
  }

  @Test
  void choosesByDigitAndTurnsThePageWithZero() {
    endACall();
    model.digit(2);
    assertThat(model.chosenText()).isEqualTo("Power cut in an area: added to it");
    model.digit(0);
    model.digit(2);
    assertThat(model.chosenText()).isEqualTo("Caller wants to be called back");
  }

  @Test
  void ignoresADigitThatNamesNothing() {
    endACall();
    model.digit(9);
    assertThat(model.chosenProperty().get()).isNull();
  }

  @Test
  void doesNotFinishWithoutADisposition() {
    endACall();
    model.finish();
    assertThat(model.missingProperty().get()).isTrue();
    assertThat(seat.commands).doesNotContain("finish");
    model.digit(1);
    assertThat(model.missingProperty().get()).isFalse();
    model.finish();
    assertThat(seat.commands).endsWith("finish fault-home");
    assertThat(model.sheetProperty().get()).isNull();
  }

  @Test
  void keepsTheChoiceWhenTheLanguageChanges() {
    endACall();
    model.digit(1);
    messages.setLanguage(Language.ZH);
    assertThat(model.chosenText()).isEqualTo("单户故障，已派工");
    assertThat(model.sheetProperty().get()).isNotNull();
    assertThat(model.sheetProperty().get().own().get(0).text()).isEqualTo("单户故障，已派工");
  }

  @Test
  void forgetsTheChoiceOfTheCallBefore() {
    endACall();
    model.digit(1);
    model.finish();
    endACall();
    assertThat(model.chosenProperty().get()).isNull();
  }

  @Test
  void choosesWhatTheScriptProposesUnlessTheAgentChose() {
    seat.ring(SampleFloor.KNOWN_NUMBER, null);
    seat.answer();
    model.propose("fault-danger");
    seat.end();
    assertThat(model.chosenProperty().get()).isEqualTo("fault-danger");
    model.digit(1);
    model.propose("fault-danger");
    assertThat(model.chosenProperty().get()).isEqualTo("fault-home");
  }
}
