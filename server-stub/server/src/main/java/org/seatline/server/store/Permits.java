package org.seatline.server.store;

import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** By what stores deliver while nobody is signed in at their seats. */
public final class Permits {
  private final Handle handle;

  Permits(Handle handle) {
    this.handle = handle;
  }

  /**
   * A permit.
   *
   * @param tokenHash SHA-256 of the token, which is stored nowhere
   * @param agentId at whose sign-in it was given
   */
  public record Row(
      String clientId, String tokenHash, String agentId, long issuedMs, long untilMs) {}

  /** Keeps a permit in place of the store's earlier one. */
  public void put(Row row) {
    remove(row.clientId());
    handle.execute(
        "insert into delivery_permits (client_id, token_hash, agent_id, issued_ms, until_ms)"
            + " values (?, ?, ?, ?, ?)",
        row.clientId(),
        row.tokenHash(),
        row.agentId(),
        row.issuedMs(),
        row.untilMs());
  }

  /** The permit of a token. */
  public Optional<Row> find(String tokenHash) {
    return handle
        .select(
            "select client_id, token_hash, agent_id, issued_ms, until_ms from delivery_permits"
                + " where token_hash = ?",
            tokenHash)
        .map(
            (rs, ctx) ->
                new Row(
                    rs.getString(1),
                    rs.getString(2),
                    rs.getString(3),
                    rs.getLong(4),
                    rs.getLong(5)))
        .findOne();
  }

  /** Takes a store's permit back. */
  public void remove(String clientId) {
    handle.execute("delete from delivery_permits where client_id = ?", clientId);
  }
}
