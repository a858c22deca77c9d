package org.seatline.app.keys;

import java.util.Locale;

/** What an action is about. */
public enum ActionGroup {
  CALL,
  SEAT,
  CUSTOMER,
  SCRIPT,
  TICKET,
  WINDOW;

  /** Stable name; {@code keys.group.ID} is the message key of its words. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
