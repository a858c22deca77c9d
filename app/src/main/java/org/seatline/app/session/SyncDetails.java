package org.seatline.app.session;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.seatline.protocol.ChangeShelf;

/**
 * How far this computer is in step with the server, in detail.
 *
 * @param waiting how many of each kind wait to be sent
 * @param recordingBytes of the recordings that wait
 * @param copiedAtMs when something of each shelf came in last, Unix milliseconds; a shelf of which
 *     nothing is here is left out
 * @param here what lies on this computer
 * @param aloneUntilMs until when whoever is signed in could sign in without the server, or null
 *     when nobody knows
 */
public record SyncDetails(
    Map<Kind, Integer> waiting,
    long recordingBytes,
    Map<ChangeShelf, Long> copiedAtMs,
    Here here,
    @Nullable Long aloneUntilMs) {
  /** Nothing is known. */
  public static final SyncDetails NOTHING =
      new SyncDetails(Map.of(), 0, Map.of(), new Here(0, 0, false), null);

  public SyncDetails {
    waiting = Map.copyOf(waiting);
    copiedAtMs = Map.copyOf(copiedAtMs);
  }

  /**
   * What lies on this computer.
   *
   * @param storeBytes of the local store
   * @param setAsideBytes of stores that were damaged and are kept
   * @param spareFails whether the spare copy of what only this computer has cannot be written
   */
  public record Here(long storeBytes, long setAsideBytes, boolean spareFails) {}

  /** What can wait. */
  public enum Kind {
    /** Tickets, new and changed. */
    TICKETS,
    /** Notes on customers. */
    NOTES,
    /** Ends, wrap-ups and sound of calls. */
    CALLS,
    /** Recordings: the files. */
    RECORDINGS,
    /** More of one's own, of which nobody has looked what it is. */
    MORE,
    /** One's own that the server could not read so far. */
    HELD,
    /** Work of other people, which only they can read: a number, nothing more. */
    OF_OTHERS
  }
}
