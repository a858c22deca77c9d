package org.seatline.server.store;

import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Mutations that seats sent: each (client id, number) once. */
public final class Mutations {
  private final Handle handle;

  Mutations(Handle handle) {
    this.handle = handle;
  }

  /**
   * What became of a mutation.
   *
   * @param outcome {@code applied} or {@code rejected}
   * @param code why it was rejected
   */
  public record Applied(String contentHash, String outcome, @Nullable String code) {}

  /** A mutation and what became of it. */
  public record Entry(
      String clientId,
      long number,
      String contentHash,
      String agentId,
      String type,
      String subject,
      String outcome,
      @Nullable String code,
      long receivedMs) {}

  /** What became of this mutation when it came first. */
  public Optional<Applied> find(String clientId, long number) {
    return handle
        .select(
            "select content_hash, outcome, code from mutations where client_id = ? and number = ?",
            clientId,
            number)
        .map((rs, ctx) -> new Applied(rs.getString(1), rs.getString(2), rs.getString(3)))
        .findOne();
  }

  /** Writes it down; a second one with the same client id and number fails the transaction. */
  public void add(Entry entry) {
    handle.execute(
        "insert into mutations (client_id, number, content_hash, agent_id, type, subject, outcome,"
            + " code, received_ms) values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        entry.clientId(),
        entry.number(),
        entry.contentHash(),
        entry.agentId(),
        entry.type(),
        entry.subject(),
        entry.outcome(),
        entry.code(),
        entry.receivedMs());
  }
}
