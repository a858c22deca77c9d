package org.seatline.app.local;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.seatline.protocol.Mutation;
import org.seatline.protocol.MutationBatch;

/** Mutations with their numbers, until long after the server has acknowledged them. */
final class OutboxTable {
  static final String PENDING = "pending";
  static final String DONE = "done";
  static final String REJECTED = "rejected";

  private final Handle handle;

  OutboxTable(Handle handle) {
    this.handle = handle;
  }

  /** Adds a mutation within the caller's transaction; its number is never used again. */
  OutboxCore.Item add(String agentId, Mutation mutation, long nowMs) {
    long number = Meta.number(handle, Meta.NEXT_MUTATION, 1);
    Meta.put(handle, Meta.NEXT_MUTATION, Long.toString(number + 1));
    handle.execute(
        "insert into outbox (number, agent_id, subject, body, state, code, changed_at_ms)"
            + " values (?, ?, ?, ?, ?, null, ?)",
        number,
        agentId,
        mutation.subject(),
        Json.text(mutation),
        PENDING,
        nowMs);
    return new OutboxCore.Item(number, mutation.subject());
  }

  /** What has to be sent, in order. */
  List<OutboxCore.Item> pending() {
    return handle
        .select("select number, subject from outbox where state = ? order by number", PENDING)
        .map((row, context) -> new OutboxCore.Item(row.getLong(1), row.getString(2)))
        .list();
  }

  Optional<MutationBatch.Numbered> find(long number) {
    return handle
        .select("select number, agent_id, body from outbox where number = ?", number)
        .map(
            (row, context) ->
                new MutationBatch.Numbered(
                    row.getLong(1), row.getString(2), Json.read(row.getString(3), Mutation.class)))
        .findOne();
  }

  void mark(long number, String state, @Nullable String code, long nowMs) {
    handle.execute(
        "update outbox set state = ?, code = ?, changed_at_ms = ? where number = ?",
        state,
        code,
        nowMs,
        number);
  }

  /** Another epoch: the server may have lost what it acknowledged. */
  void sendAgain(long nowMs) {
    handle.execute(
        "update outbox set state = ?, changed_at_ms = ? where state = ?", PENDING, nowMs, DONE);
  }

  /** Forgets what was acknowledged before {@code beforeMs}. */
  void prune(long beforeMs) {
    handle.execute("delete from outbox where state = ? and changed_at_ms < ?", DONE, beforeMs);
  }
}
