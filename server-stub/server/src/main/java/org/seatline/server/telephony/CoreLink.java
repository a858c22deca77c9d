package org.seatline.server.telephony;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.seatline.server.acd.Event;
import org.seatline.server.acd.Seat;

/** The way from telephony to the routing core. Every method may be called from any thread. */
public interface CoreLink {
  /** The core's time for events, milliseconds since 1970. */
  long nowMs();

  /** Tells the core what happened. */
  void submit(Event event);

  /**
   * Tells the core what happened.
   *
   * @param done run on any thread when it is durable, and everything that was kept before it; never
   *     when the core does not take it
   */
  void submit(Event event, Runnable done);

  /** Looks how a seat is now; the answer comes on any thread, null for an unknown agent. */
  void look(String agentId, Consumer<@Nullable Seat> seat);

  /** Keeps a record in the core's journal; null removes it. */
  void keep(String key, @Nullable String value);

  /**
   * Keeps a record in the core's journal.
   *
   * @param done as in {@link #submit(Event, Runnable)}
   */
  void keep(String key, @Nullable String value, Runnable done);

  /** Says that a durable effect is done. */
  void confirm(long effectId);
}
