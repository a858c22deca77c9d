package org.seatline.server.sync;

import org.seatline.server.seats.SeatSession;

/** Who brings mutations and recordings. */
public sealed interface Deliverer {
  /** Somebody who is signed in. */
  record Person(SeatSession session) implements Deliverer {}

  /** A store at whose seat nobody is signed in, by its permit. */
  record Machine(String clientId) implements Deliverer {}

  /** Whether this is the session of that agent, who may say things in the open. */
  default boolean is(String agentId) {
    return this instanceof Person(SeatSession session) && session.agentId().equals(agentId);
  }

  /** Whether what this store sends may come this way: a permit is good for one store. */
  default boolean mayBring(String storeId) {
    return !(this instanceof Machine(String clientId)) || clientId.equals(storeId);
  }
}
