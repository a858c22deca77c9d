package org.seatline.server.store;

import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.seatline.protocol.StoreMark;

/** Which life of each seat's store was seen last. */
public final class StoreMarks {
  private final Handle handle;

  StoreMarks(Handle handle) {
    this.handle = handle;
  }

  /** The newest mark that this client id has come with. */
  public Optional<StoreMark> find(String clientId) {
    return handle
        .select("select generation, incarnation from store_marks where client_id = ?", clientId)
        .map((rs, ctx) -> new StoreMark(rs.getLong(1), rs.getString(2)))
        .findOne();
  }

  /** Keeps a mark in place of the one before; two at once fail one of the transactions. */
  public void put(String clientId, StoreMark mark, long nowMs) {
    handle.execute("delete from store_marks where client_id = ?", clientId);
    handle.execute(
        "insert into store_marks (client_id, generation, incarnation, seen_ms) values (?, ?, ?, ?)",
        clientId,
        mark.generation(),
        mark.incarnation(),
        nowMs);
  }
}
