package org.seatline.app.preferences;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.seatline.app.fx.Messages;

/**
 * One of several: a button and a few words on each. Its texts are the prefix and the name of the
 * choice.
 */
final class ChoiceList<T> extends GridPane {
  private final Messages messages;
  private final Keys keys;
  private final Consumer<T> choose;
  private final Map<T, RadioButton> buttons = new HashMap<>();
  private final ToggleGroup group = new ToggleGroup();
  private @Nullable T shown;

  /**
   * Prefixes of message keys.
   *
   * @param id prefix of the buttons' ids
   * @param choice of the choices
   * @param why of the few words on each
   */
  record Keys(String id, String choice, String why) {}

  ChoiceList(Messages messages, Keys keys, Consumer<T> choose) {
    this.messages = messages;
    this.keys = keys;
    this.choose = choose;
    getStyleClass().add("choice-list");
  }

  /** Adds a choice; the name is the end of its id and of its texts' keys. */
  void add(T value, String name) {
    RadioButton button = new RadioButton();
    button.textProperty().bind(messages.text(keys.choice() + name));
    button.setId(keys.id() + name);
    button.setToggleGroup(group);
    button.setMinWidth(Region.USE_PREF_SIZE);
    // Arrows walk through the group and select, without an action.
    button
        .selectedProperty()
        .addListener(
            (property, before, now) -> {
              if (now && !value.equals(shown)) {
                choose.accept(value);
              }
            });
    Label why = new Label();
    why.textProperty().bind(messages.text(keys.why() + name));
    why.getStyleClass().add("muted");
    why.setWrapText(true);
    addRow(buttons.size(), button, why);
    buttons.put(value, button);
  }

  /** Marks what is chosen. */
  void show(T value) {
    shown = value;
    RadioButton button = buttons.get(value);
    if (button != null) {
      button.setSelected(true);
    }
  }

  /** The name of a value in ids and texts. */
  static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
