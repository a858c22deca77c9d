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
   * @param origin the client id that it was first numbered under, when that is another one
   * @param outcome {@code applied} or {@code rejected}
   * @param code why it was rejected
   * @param conflicts JSON, or null for none
   */
  public record Known(
      String contentHash,
      @Nullable String origin,
      String outcome,
      @Nullable String code,
      @Nullable String conflicts) {}

  /** A mutation and what became of it. */
  public record Entry(
      String clientId,
      long number,
      String agentId,
      String type,
      String subject,
      Known known,
      long receivedMs) {}

  /** What became of this mutation when it came first. */
  public Optional<Known> find(String clientId, long number) {
    return known("client_id = ? and number = ?", clientId, number);
  }

  /**
   * What became of the same content under another number, where one of the two was numbered again.
   *
   * @param numberedAgain whether the one that is asked for was
   */
  public Optional<Known> sameContent(String contentHash, boolean numberedAgain) {
    String where = "content_hash = ?" + (numberedAgain ? "" : " and origin is not null");
    return known(where + " fetch first 1 rows only", contentHash);
  }

  private Optional<Known> known(String where, Object... values) {
    return handle
        .select(
            "select content_hash, origin, outcome, code, conflicts from mutations where " + where,
            values)
        .map(
            (rs, ctx) ->
                new Known(
                    rs.getString(1),
                    rs.getString(2),
                    rs.getString(3),
                    rs.getString(4),
                    rs.getString(5)))
        .findOne();
  }

  /** Writes it down; a second one with the same client id and number fails the transaction. */
  public void add(Entry entry) {
    handle.execute(
        "insert into mutations (client_id, number, content_hash, agent_id, type, subject, outcome,"
            + " code, received_ms, origin, conflicts) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        entry.clientId(),
        entry.number(),
        entry.known().contentHash(),
        entry.agentId(),
        entry.type(),
        entry.subject(),
        entry.known().outcome(),
        entry.known().code(),
        entry.receivedMs(),
        entry.known().origin(),
        entry.known().conflicts());
  }
}
