package org.seatline.app.local;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.seatline.app.sync.OutboxCore;
import org.seatline.protocol.Mutation;
import org.seatline.protocol.MutationBatch;
import org.seatline.protocol.MutationResults.Conflict;

/** Mutations with their numbers, until long after the server has acknowledged them. */
final class OutboxTable {
  static final String PENDING = "pending";
  static final String DONE = "done";
  static final String REJECTED = "rejected";

  private final Handle handle;
  private volatile Runnable cameBack = () -> {};

  OutboxTable(Handle handle) {
    this.handle = handle;
  }

  /** Who hears that something has come back, on the store's thread. */
  void whenCameBack(Runnable listener) {
    cameBack = listener;
  }

  /** Adds a mutation within the caller's transaction; its number is never used again. */
  OutboxCore.Item add(String agentId, Mutation mutation, long nowMs) {
    long number = takeNumber();
    handle.execute(
        "insert into outbox (number, client_id, agent_id, subject, body, state, code,"
            + " changed_at_ms) values (?, ?, ?, ?, ?, ?, null, ?)",
        number,
        clientId(),
        agentId,
        mutation.subject(),
        Json.text(mutation),
        PENDING,
        nowMs);
    return new OutboxCore.Item(number, mutation.subject());
  }

  private long takeNumber() {
    long number = Meta.number(handle, Meta.NEXT_MUTATION, 1);
    Meta.put(handle, Meta.NEXT_MUTATION, Long.toString(number + 1));
    return number;
  }

  private String clientId() {
    return Meta.get(handle, Meta.CLIENT_ID).orElseThrow();
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
        .select("select number, agent_id, body, origin from outbox where number = ?", number)
        .map(
            (row, context) ->
                new MutationBatch.Numbered(
                    row.getLong(1),
                    row.getString(2),
                    Json.read(row.getString(3), Mutation.class),
                    row.getString(4)))
        .findOne();
  }

  /** The server has it; {@code serverMs} is its clock, the only one that ages it. */
  void done(long number, List<Conflict> conflicts, long serverMs) {
    handle.execute(
        "update outbox set state = ?, code = null, conflicts = ?, server_ms = ? where number = ?",
        DONE,
        conflicts.isEmpty() ? null : Json.text(conflicts),
        serverMs,
        number);
    if (!conflicts.isEmpty()) {
      cameBack.run();
    }
  }

  /** It steps aside, with the reason. */
  void aside(long number, String code, long nowMs) {
    handle.execute(
        "update outbox set state = ?, code = ?, changed_at_ms = ? where number = ?",
        REJECTED,
        code,
        nowMs,
        number);
    cameBack.run();
  }

  /**
   * What came back to an agent, as it was written.
   *
   * @param code why it was rejected, or null for what was applied with conflicts
   * @param atMs when the answer came
   */
  record CameBack(
      long number, Mutation mutation, @Nullable String code, List<Conflict> conflicts, long atMs) {}

  /** What an agent has to look at, the oldest first. */
  List<CameBack> cameBack(String agentId) {
    return handle
        .select(
            "select number, body, code, conflicts, greatest(changed_at_ms, server_ms) from outbox"
                + " where agent_id = ? and (state = ? or (state = ? and conflicts is not null))"
                + " order by number",
            agentId,
            REJECTED,
            DONE)
        .map(
            (row, context) ->
                new CameBack(
                    row.getLong(1),
                    Json.read(row.getString(2), Mutation.class),
                    row.getString(3),
                    conflicts(row.getString(4)),
                    row.getLong(5)))
        .list();
  }

  private static List<Conflict> conflicts(@Nullable String json) {
    return json == null ? List.of() : Json.readList(json, Conflict.class);
  }

  /**
   * Makes a row of a damaged store one of this store's: a number of its own, and its first id as
   * the origin.
   */
  void adopt(Map<String, @Nullable Object> row) {
    Object origin = row.get("origin");
    row.put("origin", origin == null ? row.get("client_id") : origin);
    row.put("client_id", clientId());
    row.put("number", takeNumber());
  }

  /** Takes a new client id and numbers what waits again, within the caller's transaction. */
  void renew(String clientId) {
    Meta.put(handle, Meta.CLIENT_ID, clientId);
    renumber();
  }

  /** What waits, in its order, under the present client id; it still says what its first was. */
  private void renumber() {
    String clientId = clientId();
    for (OutboxCore.Item item : pending()) {
      handle.execute(
          "update outbox set number = ?, origin = coalesce(origin, client_id), client_id = ?"
              + " where number = ?",
          takeNumber(),
          clientId,
          item.number());
    }
  }

  /**
   * The server may have lost what it acknowledged: it waits again, within the caller's transaction.
   */
  void sendAgain() {
    boolean ofAnother =
        handle
            .select(
                "select 1 from outbox where state = ? and client_id <> ? fetch first 1 rows only",
                DONE,
                clientId())
            .mapTo(Integer.class)
            .findOne()
            .isPresent();
    handle.execute("update outbox set state = ? where state = ?", PENDING, DONE);
    if (ofAnother) {
      renumber();
    }
  }

  /** Forgets what was acknowledged before {@code beforeMs} of the server's clock. */
  void prune(long beforeMs) {
    handle.execute(
        "delete from outbox where state = ? and server_ms < ?"
            + " and (conflicts is null or number in (select number from dealt_with))",
        DONE,
        beforeMs);
  }
}
