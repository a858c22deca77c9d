package org.seatline.server.telephony;

import org.jspecify.annotations.Nullable;
import org.seatline.server.acd.Event;

/** The way from telephony to the routing core. Every method may be called from any thread. */
public interface CoreLink {
  /** The core's time for events, milliseconds since 1970. */
  long nowMs();

  /** Tells the core what happened. */
  void submit(Event event);

  /** Keeps a record in the core's journal; null removes it. */
  void keep(String key, @Nullable String value);

  /** Says that a durable effect is done. */
  void confirm(long effectId);
}
