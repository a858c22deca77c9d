package org.seatline.app.keyboard;

import java.util.Locale;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;
import org.seatline.app.fx.Messages;
import org.seatline.app.headset.SettingsKeeper;
import org.seatline.app.keys.KeyCombo;
import org.seatline.app.keys.KeyMap;
import org.seatline.app.keys.SeatAction;

/** Choosing keys: an action first, then the key that is pressed for it. */
public final class KeysViewModel {
  private final Messages messages;
  private final SettingsKeeper keeper;
  private final ReadOnlyObjectWrapper<@Nullable SeatAction> waiting = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyStringWrapper said = new ReadOnlyStringWrapper("");

  /** Chooses for the settings of this keeper. */
  public KeysViewModel(Messages messages, SettingsKeeper keeper) {
    this.messages = messages;
    this.keeper = keeper;
    messages.languageProperty().addListener(property -> begin());
    begin();
  }

  /** The action that waits for its key, or null. */
  public ReadOnlyObjectProperty<@Nullable SeatAction> waitingProperty() {
    return waiting.getReadOnlyProperty();
  }

  /** What to do, or what came of it. */
  public ReadOnlyStringProperty saidProperty() {
    return said.getReadOnlyProperty();
  }

  /** Which keys there are. */
  public KeyMap map() {
    return keeper.settings().keys();
  }

  /** The next key is for this action. */
  public void choose(SeatAction action) {
    waiting.set(action);
    said.set(messages.get("keys.page.press", words(action)));
  }

  /** Leaves the key as it was. */
  public void cancel() {
    begin();
  }

  /** A key was pressed; one that cannot be had leaves the action waiting. */
  public void press(KeyCombo key) {
    SeatAction action = waiting.get();
    if (action != null) {
      take(action, key, map().choose(action, key));
    }
  }

  /** Gives an action its usual key back. */
  public void back(SeatAction action) {
    Optional<KeyCombo> usual = action.usualKey();
    KeyMap.Choice choice = map().back(action);
    if (usual.isPresent()) {
      take(action, usual.get(), choice);
    } else if (choice instanceof KeyMap.Choice.Made made) {
      use(made.map());
      begin();
    }
  }

  /** Gives every action its usual key back. */
  public void allBack() {
    use(KeyMap.USUAL);
    waiting.set(null);
    said.set(messages.get("keys.page.all-are-back"));
  }

  /** What an action is called. */
  public String words(SeatAction action) {
    return messages.get("keys." + action.id());
  }

  private void take(SeatAction action, KeyCombo key, KeyMap.Choice choice) {
    switch (choice) {
      case KeyMap.Choice.Made(KeyMap next) -> {
        use(next);
        waiting.set(null);
        said.set(messages.get("keys.page.made", words(action), key.text()));
      }
      case KeyMap.Choice.Clash(SeatAction with) ->
          said.set(messages.get("keys.page.clash", key.text(), words(with)));
      case KeyMap.Choice.Refused(KeyCombo.Refusal why) ->
          said.set(messages.get("keys.refused." + word(why), key.text()));
    }
  }

  private static String word(KeyCombo.Refusal why) {
    return why.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private void use(KeyMap next) {
    keeper.change(settings -> settings.withKeys(next));
  }

  private void begin() {
    waiting.set(null);
    said.set(messages.get("keys.page.begin"));
  }
}
