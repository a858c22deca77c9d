package org.seatline.app.session;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.seatline.app.sync.FeedCore.Point;
import org.seatline.protocol.CallQuality;
import org.seatline.protocol.ChangeShelf;
import org.seatline.protocol.FeedPage;
import org.seatline.protocol.HistoryPoint;
import org.seatline.protocol.SeatMessage;

/**
 * The local store as the seat core uses it. Futures complete on the store's thread once what they
 * stand for is on disk; they fail only when the store is broken.
 */
public interface SeatStore {

  /** The id of this store; it changes when the store turns out to be a copy of another. */
  String clientId();

  /** How far the store knows the server's history. Safe from any thread. */
  HistoryPoint known();

  /** Up to where the copy of each shelf goes. Safe from any thread. */
  Map<ChangeShelf, Point> points();

  /**
   * Stores a page of a shelf with its points. When it says that the server has forgotten what it
   * had acknowledged, every shelf is dropped and the outbox sends that again.
   *
   * @param sent what was known when the page was asked for
   * @return whether it is stored; a page that was overtaken must be asked for again
   */
  CompletableFuture<Boolean> apply(ChangeShelf shelf, FeedPage page, HistoryPoint sent);

  /** Stores things out of their turn, without getting any further in the feed: they come again. */
  CompletableFuture<Void> applyAhead(FeedPage page, HistoryPoint sent);

  /** Drops the copy of a shelf. */
  CompletableFuture<Void> drop(ChangeShelf shelf);

  /** Who hears that the outbox found out that the server has forgotten: every shelf is dropped. */
  void onForgotten(Runnable listener);

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
