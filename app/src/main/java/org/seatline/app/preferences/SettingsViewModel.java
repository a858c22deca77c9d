package org.seatline.app.preferences;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.seatline.app.fx.Language;
import org.seatline.app.fx.Look;
import org.seatline.app.fx.Messages;
import org.seatline.app.headset.SettingsKeeper;
import org.seatline.app.settings.SeatSettings;
import org.seatline.app.settings.TextSize;
import org.seatline.app.settings.ThemeChoice;

/** What is set at this workplace; every change counts at once and for the next start. */
public final class SettingsViewModel {
  /**
   * What the page shows.
   *
   * @param answersByItself whether calls are answered without a key
   * @param miniBar whether the mini bar comes when the window is minimised
   * @param globalKeys whether answer and end have a key in other programs
   */
  public record Page(
      Language language,
      ThemeChoice theme,
      TextSize textSize,
      boolean answersByItself,
      boolean miniBar,
      boolean globalKeys) {}

  private final Messages messages;
  private final Look look;
  private final SettingsKeeper keeper;
  private final ReadOnlyObjectWrapper<Page> page;

  /** Follows everything that can be set from now on. */
  public SettingsViewModel(Messages messages, Look look, SettingsKeeper keeper) {
    this.messages = messages;
    this.look = look;
    this.keeper = keeper;
    this.page = new ReadOnlyObjectWrapper<>(describe());
    messages.languageProperty().addListener(property -> page.set(describe()));
    look.choiceProperty().addListener(property -> page.set(describe()));
    look.textSizeProperty().addListener(property -> page.set(describe()));
    keeper.settingsProperty().addListener(property -> page.set(describe()));
  }

  /** What the page shows. */
  public ReadOnlyObjectProperty<Page> pageProperty() {
    return page.getReadOnlyProperty();
  }

  /** Everything in this language. */
  public void speak(Language next) {
    messages.setLanguage(next);
  }

  /** These colours. */
  public void paint(ThemeChoice next) {
    look.choose(next);
  }

  /** Everything in this size. */
  public void write(TextSize next) {
    look.setTextSize(next);
  }

  /** Switches answering without a key on or off. */
  public void toggleAnswering() {
    boolean byItself = page.get().answersByItself();
    keeper.change(s -> s.withAutoAnswer(byItself ? null : SeatSettings.AUTO_ANSWER_MS));
  }

  /** Switches the mini bar of a minimised window on or off. */
  public void toggleMiniBar() {
    boolean on = page.get().miniBar();
    keeper.change(s -> s.withOutside(s.outside().withMiniBarWhenMinimised(!on)));
  }

  /** Switches the keys that work in other programs on or off. */
  public void toggleGlobalKeys() {
    boolean on = page.get().globalKeys();
    keeper.change(s -> s.withOutside(s.outside().withGlobalKeys(!on)));
  }

  private Page describe() {
    SeatSettings settings = keeper.settings();
    return new Page(
        messages.language(),
        look.choiceProperty().get(),
        look.textSizeProperty().get(),
        settings.autoAnswerAfterMs() != null,
        settings.outside().miniBarWhenMinimised(),
        settings.outside().globalKeys());
  }
}
