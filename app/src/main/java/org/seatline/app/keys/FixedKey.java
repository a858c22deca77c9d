package org.seatline.app.keys;

import java.util.Locale;

/** Keys that always do the same and cannot be chosen. */
public enum FixedKey {
  SPACE(ActionGroup.CALL, "Space"),
  /** While somebody to hand over to is being chosen. */
  ASK_FIRST(ActionGroup.CALL, "Enter"),
  /** While somebody to hand over to is being chosen. */
  HAND_OVER_NOW(ActionGroup.CALL, "Ctrl+Enter"),
  CHOOSE(ActionGroup.SCRIPT, "1 … 9"),
  CHOOSE_TYPING(ActionGroup.SCRIPT, "Alt+1 … 9"),
  OPEN_PLACE(ActionGroup.WINDOW, "Ctrl+1 … 9"),
  LEAVE(ActionGroup.WINDOW, "Esc");

  private final ActionGroup group;
  private final String text;

  FixedKey(ActionGroup group, String text) {
    this.group = group;
    this.text = text;
  }

  /** Under which heading it stands. */
  public ActionGroup group() {
    return group;
  }

  /** The key as people read it. */
  public String text() {
    return text;
  }

  /** Stable name; {@code keys.ID} is the message key of its words. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
