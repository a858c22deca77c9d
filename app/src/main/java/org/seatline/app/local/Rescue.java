package org.seatline.app.local;

import java.nio.file.Path;
import java.util.Map;

/**
 * What came out of a store that could not be opened. The file stays where it is, whatever came out.
 *
 * @param file the file that was set aside
 * @param fileBytes how much room it takes
 * @param found what was brought into the new store, and whether that is all there was
 */
public record Rescue(Path file, long fileBytes, Map<Kind, Found> found) {

  /** What only this computer had. */
  public enum Kind {
    /** Typed and not submitted. */
    DRAFTS,
    /** Finished, not yet with the server, or rejected by it. */
    OUTBOX,
    /** What happened in calls, their notes and ends. */
    CALLS,
    /** The books of recordings that wait for their upload. */
    RECORDINGS
  }

  /**
   * Of one kind.
   *
   * @param rows how many were brought over
   * @param whole whether nothing of this kind was unreadable
   */
  public record Found(int rows, boolean whole) {
    /** Nothing could be read. */
    public static final Found NOTHING = new Found(0, false);
  }

  /** What was found of this kind. */
  public Found of(Kind kind) {
    return found.getOrDefault(kind, Found.NOTHING);
  }

  /** Whether everything was brought over. */
  public boolean whole() {
    for (Kind kind : Kind.values()) {
      if (!of(kind).whole()) {
        return false;
      }
    }
    return true;
  }

  /** How many things were brought over. */
  public int rows() {
    return found.values().stream().mapToInt(Found::rows).sum();
  }
}
