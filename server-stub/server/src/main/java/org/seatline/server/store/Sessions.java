package org.seatline.server.store;

import java.util.List;
import org.jdbi.v3.core.Handle;

/** Sessions: one for each agent. They survive a restart of the server. */
public final class Sessions {
  private final Handle handle;

  Sessions(Handle handle) {
    this.handle = handle;
  }

  /**
   * A session.
   *
   * @param tokenHash SHA-256 of the bearer token, which is stored nowhere
   * @param sessionId names the session where the token must not appear
   */
  public record Row(
      String agentId,
      String tokenHash,
      String sessionId,
      String clientId,
      String seatName,
      long signedInMs,
      long seenMs) {}

  /** All of them. */
  public List<Row> all() {
    return handle
        .select(
            "select agent_id, token_hash, session_id, client_id, seat_name, signed_in_ms, seen_ms"
                + " from sessions")
        .map(
            (rs, ctx) ->
                new Row(
                    rs.getString(1),
                    rs.getString(2),
                    rs.getString(3),
                    rs.getString(4),
                    rs.getString(5),
                    rs.getLong(6),
                    rs.getLong(7)))
        .list();
  }

  /** Stores a session in place of the agent's earlier one. */
  public void put(Row row) {
    handle.execute("delete from sessions where agent_id = ?", row.agentId());
    handle.execute(
        "insert into sessions (agent_id, token_hash, session_id, client_id, seat_name,"
            + " signed_in_ms, seen_ms) values (?, ?, ?, ?, ?, ?, ?)",
        row.agentId(),
        row.tokenHash(),
        row.sessionId(),
        row.clientId(),
        row.seatName(),
        row.signedInMs(),
        row.seenMs());
  }

  /** Ends a session, unless the agent has another by now. */
  public void delete(String agentId, String sessionId) {
    handle.execute(
        "delete from sessions where agent_id = ? and session_id = ?", agentId, sessionId);
  }
}
