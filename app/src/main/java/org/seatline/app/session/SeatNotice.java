package org.seatline.app.session;

import java.util.List;

/**
 * Something the person should read once.
 *
 * @param code stable code, shown small, for support
 * @param key message key in the bundles: a sentence that says what to do
 * @param args values for the sentence
 */
public record SeatNotice(Level level, String code, String key, List<String> args) {
  /** How much it matters. */
  public enum Level {
    /** Good to know. */
    INFO,
    /** Something does not work as it should. */
    WARNING,
    /** Needs the person now. */
    ALARM
  }
}
