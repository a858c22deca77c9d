package org.seatline.app.session;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.seatline.protocol.CallQuality;
import org.seatline.protocol.ChangePage;
import org.seatline.protocol.SeatMessage;

/**
 * The local store as the seat core uses it. Futures complete on the store's thread once what they
 * stand for is on disk; they fail only when the store is broken.
 */
public interface SeatStore {

  /**
   * Up to where the copy of the server's data goes.
   *
   * @param epoch empty before the first page
   */
  record SyncPoint(String epoch, long afterChange) {}

  /** The id of this store, made once. */
  String clientId();

  /** The last change stored. Safe from any thread. */
  SyncPoint syncPoint();

  /**
   * Stores a page; one of another epoch drops the old copy first and marks what the server had
   * acknowledged as to be sent again.
   */
  CompletableFuture<SyncPoint> apply(ChangePage page);

  /**
   * Stores things out of their turn, without getting any further in the feed: they come again. A
   * page of another epoch than the copy's is left alone.
   */
  CompletableFuture<Void> applyAhead(ChangePage page);

  /** Who signed in here before, and the key of whoever is signed in. */
  PeopleHere people();

  /** Who works at the seat, whose key is open; drafts and days are this agent's. */
  void agent(String agentId);

  /** Nobody works at the seat any more: the open key is forgotten within seconds. */
  void left();

  /** What the screens need. */
  Desk desk();

  /** What this agent did today at this seat. */
  CompletableFuture<SeatSnapshot.Day> day(String agentId);

  /** Adds a line to the call journal. */
  CompletableFuture<Void> journal(String callId, long atMs, String what, String detail);

  /** Keeps the end of a call until the server was told. */
  CompletableFuture<Void> keepCallEnd(SeatMessage.CallEndedAtSeat end);

  /** The kept ends, oldest first. */
  CompletableFuture<List<SeatMessage.CallEndedAtSeat>> callEnds();

  /** The server was told these ends. */
  CompletableFuture<Void> dropCallEnds(List<String> callIds);

  /** Puts a wrap-up with the noted customer and script path into the outbox, and syncs the disk. */
  CompletableFuture<Void> wrapUp(String callId, String disposition, long wrapUpMs);

  /** Puts how a call sounded into the outbox. */
  CompletableFuture<Void> quality(String callId, CallQuality quality);
}
