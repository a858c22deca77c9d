package org.seatline.app.keys;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.input.KeyEvent;

/** The keys of the moment; whatever shows one follows it. On the UI thread, or a test's. */
public final class Keys {
  private final ReadOnlyObjectWrapper<KeyMap> map =
      new ReadOnlyObjectWrapper<>(this, "map", KeyMap.USUAL);
  private final Map<SeatAction, ObservableValue<String>> texts = new EnumMap<>(SeatAction.class);

  /** Which action has which key. */
  public ReadOnlyObjectProperty<KeyMap> mapProperty() {
    return map.getReadOnlyProperty();
  }

  /** Other keys from now on. */
  public void use(KeyMap next) {
    map.set(next);
  }

  /** The key of an action as people read it, at the moment; empty when it has none. */
  public String textOf(SeatAction action) {
    return map.get().keyOf(action).map(KeyCombo::text).orElse("");
  }

  /** The same, following every change; one for all who show it, so that none is left behind. */
  public ObservableValue<String> text(SeatAction action) {
    return texts.computeIfAbsent(
        action, of -> map.map(now -> now.keyOf(of).map(KeyCombo::text).orElse("")));
  }

  /** Whether this is the key of the action. */
  public boolean isFor(SeatAction action, KeyEvent event) {
    return map.get().keyOf(action).filter(pressed(event)::equals).isPresent();
  }

  /** The action whose key this is. */
  Optional<SeatAction> actionOf(KeyEvent event) {
    return map.get().actionOf(pressed(event));
  }

  /** What is pressed, whether an action can have it or not. */
  public static KeyCombo pressed(KeyEvent event) {
    return new KeyCombo(
        event.isControlDown() || event.isMetaDown(),
        event.isAltDown(),
        event.isShiftDown(),
        KeyCombo.nameOf(event.getCode().name()));
  }
}
