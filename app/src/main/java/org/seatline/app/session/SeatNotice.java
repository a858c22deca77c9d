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
  /** Code of the notice that another configuration is in force. */
  public static final String CENTRE_CHANGED = "S306";

  /** Code of the notices that the server refuses something. */
  static final String REFUSED = "S401";

  /** Code of the notice that the server cannot be reached. */
  static final String ALONE = "S301";

  /** Code of the notice that somebody is signed in without the server. */
  static final String SIGNED_IN_ALONE = "S307";

  /** Whether this says that the server is away: true no more once it is back. */
  public boolean saysAlone() {
    return code.equals(ALONE) || code.equals(SIGNED_IN_ALONE);
  }

  /** Whether the server refuses something that was asked for. */
  public boolean isRefusal() {
    return code.equals(REFUSED);
  }

  /** How much it matters. */
  public enum Level {
    /** Good to know. */
    INFO,
    /** Something does not work as it should. */
    WARNING,
    /** Needs the person now. */
    ALARM
  }

  /** The key ring could not be read and was renamed to {@code file}. */
  public static SeatNotice keysSetAside(String file) {
    return new SeatNotice(Level.ALARM, "S504", "seat.keys-set-aside", List.of(file));
  }

  /** The local store could not be opened and was renamed to {@code file}. */
  public static SeatNotice storeSetAside(String file) {
    return new SeatNotice(Level.ALARM, "S501", "seat.store-set-aside", List.of(file));
  }

  /**
   * All that mattered came out of a store that was damaged.
   *
   * @param args the damaged file, drafts, entries that wait, megabytes of the file
   */
  public static SeatNotice storeRescued(List<String> args) {
    return new SeatNotice(Level.WARNING, "S508", "seat.store-rescued", args);
  }

  /** The same, where something is missing. */
  public static SeatNotice storeRescuedInPart(List<String> args) {
    return new SeatNotice(Level.ALARM, "S508", "seat.store-rescued-part", args);
  }

  /** It takes a while to read what was damaged. */
  public static SeatNotice storeRescuing() {
    return new SeatNotice(Level.INFO, "S509", "seat.store-rescuing", List.of());
  }
}
