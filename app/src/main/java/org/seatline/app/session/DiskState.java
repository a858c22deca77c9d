package org.seatline.app.session;

/**
 * How much room the seat's disk has for its data, and what the seat gives up for want of it.
 *
 * @param level the worst that is so now
 * @param freeMb megabytes (2^20 bytes) that are free, or -1 when nobody knows
 */
public record DiskState(Level level, long freeMb) {

  /** Room for everything, as far as is known. */
  public static final DiskState ROOM = new DiskState(Level.ROOM, -1);

  /** Each level gives up what the one before did, and more. */
  public enum Level {
    /** Enough for everything. */
    ROOM,
    /** Nothing is given up yet, but it will be. */
    LOW,
    /** Calls are not recorded any more. */
    NO_RECORDINGS,
    /** The copy of the server's data does not grow any more; text is kept. */
    NO_COPY,
    /** The last reserve is in use: for text alone. */
    RESERVE,
    /** What is typed cannot be written to the disk. */
    NOT_SAVING;

    /** The code of its sentences in the bundles. */
    public String id() {
      return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
  }

  /** Whether it is as bad as this, or worse. */
  public boolean atLeast(Level other) {
    return level.compareTo(other) >= 0;
  }
}
