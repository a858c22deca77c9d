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
 * @param storeBytes of the local store
 * @param aloneUntilMs until when whoever is signed in could sign in without the server, or null
 *     when nobody knows
 */
public record SyncDetails(
    Map<Kind, Integer> waiting,
    long recordingBytes,
    Map<ChangeShelf, Long> copiedAtMs,
    long storeBytes,
    @Nullable Long aloneUntilMs) {
  /** Nothing is known. */
  public static final SyncDetails NOTHING = new SyncDetails(Map.of(), 0, Map.of(), 0, null);

  public SyncDetails {
    waiting = Map.copyOf(waiting);
    copiedAtMs = Map.copyOf(copiedAtMs);
  }

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
    /** What only its author can read, who is not signed in. */
    OF_OTHERS
  }
}
