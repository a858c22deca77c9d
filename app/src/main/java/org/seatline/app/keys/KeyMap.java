package org.seatline.app.keys;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which action has which key; never one key for two actions. Unchangeable.
 *
 * @param chosen the keys that are not the usual ones
 */
public record KeyMap(Map<SeatAction, KeyCombo> chosen) {
  /** Every action has its usual key. */
  public static final KeyMap USUAL = new KeyMap(Map.of());

  /** What came of a choice. */
  public sealed interface Choice {
    /** It counts. */
    record Made(KeyMap map) implements Choice {}

    /** Another action has this key. */
    record Clash(SeatAction with) implements Choice {}

    /** No action can have it. */
    record Refused(KeyCombo.Refusal why) implements Choice {}
  }

  /** Copies the map. */
  public KeyMap {
    Map<SeatAction, KeyCombo> copy = new EnumMap<>(SeatAction.class);
    copy.putAll(chosen);
    chosen = Collections.unmodifiableMap(copy);
  }

  /** The key of an action. */
  public Optional<KeyCombo> keyOf(SeatAction action) {
    KeyCombo own = chosen.get(action);
    return own == null ? action.usualKey() : Optional.of(own);
  }

  /** The action that has this key. */
  public Optional<SeatAction> actionOf(KeyCombo key) {
    for (SeatAction action : SeatAction.values()) {
      if (keyOf(action).filter(key::equals).isPresent()) {
        return Optional.of(action);
      }
    }
    return Optional.empty();
  }

  /** Whether an action has a key of somebody's choice. */
  public boolean isChosen(SeatAction action) {
    return chosen.containsKey(action);
  }

  /** Gives an action this key. */
  public Choice choose(SeatAction action, KeyCombo key) {
    Optional<KeyCombo.Refusal> refusal = action.refusal(key);
    if (refusal.isPresent()) {
      return new Choice.Refused(refusal.get());
    }
    Optional<SeatAction> other = actionOf(key).filter(each -> each != action);
    if (other.isPresent()) {
      return new Choice.Clash(other.get());
    }
    Map<SeatAction, KeyCombo> next = new EnumMap<>(SeatAction.class);
    next.putAll(chosen);
    if (action.usualKey().filter(key::equals).isPresent()) {
      next.remove(action);
    } else {
      next.put(action, key);
    }
    return new Choice.Made(new KeyMap(next));
  }

  /** Gives an action its usual key back, or none where none is usual. */
  public Choice back(SeatAction action) {
    Optional<KeyCombo> usual = action.usualKey();
    if (usual.isPresent()) {
      return choose(action, usual.get());
    }
    Map<SeatAction, KeyCombo> next = new EnumMap<>(SeatAction.class);
    next.putAll(chosen);
    next.remove(action);
    return new Choice.Made(new KeyMap(next));
  }

  /** Whether no key is given twice and every one can be chosen: a file may say anything. */
  public boolean isSound() {
    List<KeyCombo> all =
        Arrays.stream(SeatAction.values()).flatMap(action -> keyOf(action).stream()).toList();
    return Set.copyOf(all).size() == all.size()
        && Arrays.stream(SeatAction.values())
            .allMatch(action -> keyOf(action).flatMap(action::refusal).isEmpty());
  }
}
