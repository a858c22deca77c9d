package org.seatline.server.store;

import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The server's epoch, what was loaded, and the audit trail. */
public final class Housekeeping {
  private static final int DETAIL_MAX_CHARS = 1_000;
  private final Handle handle;

  Housekeeping(Handle handle) {
    this.handle = handle;
  }

  /** The epoch; {@code fresh} becomes it when there is none yet. */
  public String epoch(String fresh, long nowMs) {
    Optional<String> known =
        handle
            .select("select epoch from server_identity where id = 1")
            .mapTo(String.class)
            .findOne();
    if (known.isEmpty()) {
      handle.execute(
          "insert into server_identity (id, epoch, created_ms) values (1, ?, ?)", fresh, nowMs);
    }
    return known.orElse(fresh);
  }

  /** The hash of what was loaded under this name. */
  public Optional<String> loaded(String name) {
    return handle
        .select("select content_hash from loaded_content where name = ?", name)
        .mapTo(String.class)
        .findOne();
  }

  /** Remembers what was loaded. */
  public void setLoaded(String name, String contentHash, long nowMs) {
    handle.execute("delete from loaded_content where name = ?", name);
    handle.execute(
        "insert into loaded_content (name, content_hash, loaded_ms) values (?, ?, ?)",
        name,
        contentHash,
        nowMs);
  }

  /** Writes down who did what to whom. */
  public void audit(long atMs, String agentId, String action, String subject, String detail) {
    handle.execute(
        "insert into audit (at_ms, agent_id, action, subject, detail) values (?, ?, ?, ?, ?)",
        atMs,
        agentId,
        action,
        subject,
        detail.substring(0, Math.min(detail.length(), DETAIL_MAX_CHARS)));
  }
}
