package org.seatline.server.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.seatline.protocol.SeatStores;
import org.seatline.protocol.WipeOrders;

/** The stores of seats, and what they are told to destroy. */
public final class Wipes {
  private static final int SHOWN_MAX = 200;

  private final Handle handle;

  Wipes(Handle handle) {
    this.handle = handle;
  }

  /**
   * An order.
   *
   * @param clientId the store, or null for every store that was known by then
   * @param agentId whose data, or null for the whole store
   */
  public record Row(
      String id,
      @Nullable String clientId,
      @Nullable String agentId,
      boolean deliverFirst,
      String orderedBy,
      long orderedMs) {}

  /** A store was heard of: somebody signed in there. */
  public void seen(String clientId, String seatName, String agentId, long nowMs) {
    int known =
        handle.execute(
            "update seat_stores set seat_name = ?, agent_id = ?, seen_ms = ? where client_id = ?",
            seatName,
            agentId,
            nowMs,
            clientId);
    if (known == 0) {
      handle.execute(
          "insert into seat_stores (client_id, seat_name, agent_id, known_ms, seen_ms, waiting)"
              + " values (?, ?, ?, ?, ?, 0)",
          clientId,
          seatName,
          agentId,
          nowMs,
          nowMs);
    }
  }

  /** A store says how much waits there. */
  public void waiting(String clientId, int count, long nowMs) {
    if (count > 0) {
      handle.execute(
          "update seat_stores set waiting_since_ms = ? where client_id = ? and waiting = 0",
          nowMs,
          clientId);
    } else {
      handle.execute(
          "update seat_stores set waiting_since_ms = null where client_id = ?", clientId);
    }
    handle.execute(
        "update seat_stores set waiting = ?, seen_ms = ? where client_id = ?",
        count,
        nowMs,
        clientId);
  }

  /** Whether such a store was ever seen. */
  public boolean isKnown(String clientId) {
    return handle
            .select("select count(*) from seat_stores where client_id = ?", clientId)
            .mapTo(Integer.class)
            .one()
        > 0;
  }

  public void order(Row row) {
    handle.execute(
        "insert into wipes (id, client_id, agent_id, deliver_first, ordered_by, ordered_ms)"
            + " values (?, ?, ?, ?, ?, ?)",
        row.id(),
        row.clientId(),
        row.agentId(),
        row.deliverFirst(),
        row.orderedBy(),
        row.orderedMs());
  }

  /** What a store has to destroy still. A store that is younger than an order has nothing of it. */
  public List<WipeOrders.Order> orders(String clientId) {
    return handle
        .select(
            "select w.id, w.agent_id, w.deliver_first from wipes w where (w.client_id = ?"
                + " or (w.client_id is null and exists (select 1 from seat_stores s"
                + " where s.client_id = ? and s.known_ms <= w.ordered_ms)))"
                + " and not exists (select 1 from wipes_done d where d.wipe_id = w.id"
                + " and d.client_id = ?) order by w.ordered_ms, w.id",
            clientId,
            clientId,
            clientId)
        .map((rs, ctx) -> new WipeOrders.Order(rs.getString(1), rs.getString(2), rs.getBoolean(3)))
        .list();
  }

  /** A store has done it; saying so again changes nothing. Answers whether it was news. */
  public boolean done(String wipeId, String clientId, int undelivered, long nowMs) {
    return handle.execute(
            "insert into wipes_done (wipe_id, client_id, undelivered, done_ms)"
                + " select w.id, ?, ?, ? from wipes w where w.id = ?"
                + " and (w.client_id = ? or w.client_id is null)"
                + " and not exists (select 1 from wipes_done d where d.wipe_id = w.id"
                + " and d.client_id = ?)",
            clientId,
            undelivered,
            nowMs,
            wipeId,
            clientId,
            clientId)
        > 0;
  }

  /** The stores, whichever was seen last first. */
  public List<SeatStores.Line> stores() {
    return handle
        .select(
            "select s.client_id, s.seat_name, s.agent_id, s.seen_ms, s.waiting,"
                + " s.waiting_since_ms, (select max(w.ordered_ms) from wipes w"
                + " where w.client_id = s.client_id), (select max(d.done_ms) from wipes_done d"
                + " join wipes w on w.id = d.wipe_id where w.client_id = s.client_id"
                + " and d.client_id = s.client_id) from seat_stores s"
                + " order by s.seen_ms desc, s.client_id limit ?",
            SHOWN_MAX)
        .map(
            (rs, ctx) ->
                new SeatStores.Line(
                    rs.getString(1),
                    rs.getString(2),
                    rs.getString(3),
                    rs.getLong(4),
                    rs.getInt(5),
                    optional(rs, 6),
                    optional(rs, 7),
                    optional(rs, 8)))
        .list();
  }

  private static @Nullable Long optional(ResultSet rs, int column) throws SQLException {
    long value = rs.getLong(column);
    return rs.wasNull() ? null : value;
  }
}
