package org.seatline.server.acd;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * The core's state, to read on its owner thread only; the records in it are immutable and may be
 * taken elsewhere.
 */
public interface AcdView {

  /** The core's time: the latest that any event carried. */
  long nowMs();

  AcdConfig config();

  /** All seats by agent id, signed-out ones included. */
  Collection<Seat> seats();

  @Nullable Seat seat(String agentId);

  /** All calls that have not ended, by call id. */
  Collection<Call> calls();

  @Nullable Call call(String callId);

  /** A queue's counts, or null when there is no such queue; the effect id in it is 0. */
  Effect.@Nullable QueueChanged queue(String queueId);

  /** A seat's state in the form that shells send on, or null; the effect id in it is 0. */
  Effect.@Nullable SeatStateChanged seatState(String agentId);

  /** Whether a queue takes new callers; one that is not known is open. */
  Door door(String queueId);

  /** Place in line, 1 is next; 0 when it does not wait. */
  int position(String callId);
}
