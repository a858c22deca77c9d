package org.seatline.server.sync;

import org.seatline.protocol.Sealing;
import org.seatline.server.seats.SeatSession;

/**
 * What people get at their sign-in to seal and to deliver by.
 *
 * @param keys that seats seal to
 * @param permits of the stores
 */
public record Sealings(ServerKeys keys, DeliveryPermits permits) {

  /** For somebody at this store; the store's earlier permit ends. Blocks. */
  public Sealing of(SeatSession session) {
    return new Sealing(
        keys.present(),
        keys.author(session.agentId(), session.clientId()),
        permits.issue(session.agentId(), session.clientId()));
  }
}
