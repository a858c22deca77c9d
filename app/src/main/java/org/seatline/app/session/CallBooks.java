package org.seatline.app.session;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.seatline.protocol.CallQuality;
import org.seatline.protocol.SeatMessage;

/**
 * What the local store keeps of calls. Futures complete on the store's thread once what they stand
 * for is on disk; they fail only when the store is broken.
 */
public interface CallBooks {

  /** What this agent did today at this seat. */
  CompletableFuture<SeatSnapshot.Day> day(String agentId);

  /** Adds a line to the call journal. */
  CompletableFuture<Void> journal(String callId, long atMs, String what, String detail);

  /** Keeps the end of a call until the server was told. */
  CompletableFuture<Void> keepEnd(SeatMessage.CallEndedAtSeat end);

  /** The kept ends, oldest first. */
  CompletableFuture<List<SeatMessage.CallEndedAtSeat>> ends();

  /** Of the kept ends, the last one of a call that this agent had. */
  CompletableFuture<Optional<SeatMessage.CallEndedAtSeat>> lastEnd(String agentId);

  /** The server was told these ends. */
  CompletableFuture<Void> dropEnds(List<String> callIds);

  /** Puts a wrap-up with the noted customer and script path into the outbox, and syncs the disk. */
  CompletableFuture<Void> wrapUp(String callId, String disposition, long wrapUpMs);

  /** Puts how a call sounded into the outbox. */
  CompletableFuture<Void> quality(String callId, CallQuality quality);
}
