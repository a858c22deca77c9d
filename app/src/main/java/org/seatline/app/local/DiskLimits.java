package org.seatline.app.local;

import org.seatline.app.session.DiskState;
import org.seatline.app.session.DiskState.Level;

/**
 * From how little free room on which things are given up. Sound goes first: a minute of a call
 * takes 3.7 MB, a ticket some kilobytes.
 *
 * @param lowBytes below this the people are warned
 * @param recordingsBytes below this calls are not recorded
 * @param copyBytes below this the copy of the server's data does not grow
 * @param reserveBytes how large the file is that is given up for text when nothing else is left
 * @param lastBytes below this the reserve is given up
 */
record DiskLimits(
    long lowBytes, long recordingsBytes, long copyBytes, long reserveBytes, long lastBytes) {
  private static final long MB = 1024L * 1024;

  /** A day of recordings before the warning; two hours before recordings stop. */
  static final DiskLimits USUAL = new DiskLimits(2_048 * MB, 512 * MB, 256 * MB, 32 * MB, 16 * MB);

  /** How much more than a limit has to be free for it to be over: no flickering. */
  private static final int BACK_PERCENT = 110;

  /** What is given up with so much room, where {@code before} was given up so far. */
  Level level(long freeBytes, Level before) {
    for (Level level : new Level[] {Level.RESERVE, Level.NO_COPY, Level.NO_RECORDINGS, Level.LOW}) {
      boolean already = before.compareTo(level) >= 0;
      long below = already ? limit(level) * BACK_PERCENT / 100 : limit(level);
      if (freeBytes < below) {
        return level;
      }
    }
    return Level.ROOM;
  }

  private long limit(Level level) {
    return switch (level) {
      case ROOM, NOT_SAVING -> 0;
      case LOW -> lowBytes;
      case NO_RECORDINGS -> recordingsBytes;
      case NO_COPY -> copyBytes;
      case RESERVE -> lastBytes;
    };
  }

  static long megabytes(long bytes) {
    return bytes / MB;
  }

  /** What is told of a level. */
  static DiskState state(Level level, long freeBytes) {
    return new DiskState(level, megabytes(freeBytes));
  }
}
