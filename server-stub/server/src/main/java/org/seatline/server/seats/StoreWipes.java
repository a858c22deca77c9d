package org.seatline.server.seats;

import java.util.List;
import java.util.UUID;
import java.util.function.LongSupplier;
import org.seatline.protocol.SeatMessage;
import org.seatline.protocol.SeatStores;
import org.seatline.protocol.ServerMessage;
import org.seatline.protocol.WipeDone;
import org.seatline.protocol.WipeOrders;
import org.seatline.protocol.WipeRequest;
import org.seatline.server.store.Store;
import org.seatline.server.store.Wipes;

/**
 * What stores of seats are told to destroy: kept until each has said that it is done. Each order
 * and each outcome is in the audit trail. Safe for several threads; all but {@link #tell} wait for
 * the database.
 */
final class StoreWipes {
  private final Store store;
  private final Channels channels;
  private final LongSupplier wallMs;

  StoreWipes(Store store, Channels channels, LongSupplier wallMs) {
    this.store = store;
    this.channels = channels;
    this.wallMs = wallMs;
  }

  /** Somebody signed in at a store. */
  void seen(SeatSession session) {
    store.useTransaction(
        tx ->
            tx.wipes()
                .seen(
                    session.clientId(), session.seatName(), session.agentId(), wallMs.getAsLong()));
  }

  /** A seat says how much waits in its store. */
  void waiting(SeatSession session, SeatMessage.StoreWaits said) {
    store.useTransaction(
        tx ->
            tx.wipes().waiting(session.clientId(), Math.max(0, said.count()), wallMs.getAsLong()));
  }

  /** What is to be destroyed in a store. */
  WipeOrders orders(String clientId) {
    return new WipeOrders(store.inTransaction(tx -> tx.wipes().orders(clientId)));
  }

  /** All stores. */
  SeatStores stores() {
    return new SeatStores(store.inTransaction(tx -> tx.wipes().stores()));
  }

  /** Takes an order, survives power loss, tells the seats; false when there is no such store. */
  boolean order(SeatSession by, WipeRequest wanted) {
    Wipes.Row row =
        new Wipes.Row(
            UUID.randomUUID().toString(),
            wanted.clientId(),
            wanted.agentId(),
            wanted.deliverFirst(),
            by.agentId(),
            wallMs.getAsLong());
    boolean taken =
        store.inTransaction(
            tx -> {
              String clientId = row.clientId();
              if (clientId != null && !tx.wipes().isKnown(clientId)) {
                return false;
              }
              tx.wipes().order(row);
              if (clientId != null && row.agentId() == null && !row.deliverFirst()) {
                tx.permits().remove(clientId); // nothing of it is wanted any more
              }
              tx.housekeeping()
                  .audit(row.orderedMs(), by.agentId(), "wipe-ordered", subject(row), detail(row));
              return true;
            });
    if (taken) {
      store.syncToDisk();
      channels.all().forEach(this::tell);
    }
    return taken;
  }

  private static String subject(Wipes.Row row) {
    String clientId = row.clientId();
    return clientId == null ? "person " + row.agentId() : "store " + clientId;
  }

  private static String detail(Wipes.Row row) {
    return row.id() + (row.deliverFirst() ? " after delivery" : " at once");
  }

  /** Tells a connected seat that there is something to destroy, if there is. */
  void tell(SeatChannel channel) {
    if (!orders(channel.session().clientId()).orders().isEmpty()) {
      channel.send(new ServerMessage.WipeOrdered());
    }
  }

  /** A store has done what it was told. */
  WipeOrders done(WipeDone done) {
    long nowMs = wallMs.getAsLong();
    store.useTransaction(
        tx -> {
          for (String wipeId : done.wipeIds()) {
            if (tx.wipes().done(wipeId, done.clientId(), done.undelivered(), nowMs)) {
              String detail = wipeId + ", " + done.undelivered() + " undelivered";
              tx.housekeeping()
                  .audit(nowMs, "seat", "wipe-done", "store " + done.clientId(), detail);
            }
          }
        });
    return orders(done.clientId());
  }

  /** Limits of what may be asked without a token. */
  static boolean acceptable(String clientId, List<String> wipeIds) {
    return !clientId.isBlank() && clientId.length() <= 100 && wipeIds.size() <= 100;
  }
}
