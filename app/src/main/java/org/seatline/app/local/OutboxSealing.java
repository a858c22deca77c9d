package org.seatline.app.local;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.seatline.protocol.MutationResults;
import org.seatline.protocol.MutationResults.Conflict;

/** Seals what already lies in the outbox, when its author is at work. */
final class OutboxSealing {
  private final Handle handle;

  OutboxSealing(Handle handle) {
    this.handle = handle;
  }

  /**
   * Sealing follows the key of the server that is asked, within the caller's transaction: seals
   * what this person wrote and that is not sealed for it, because it lies in the open, because no
   * key was known, or because it was another server's; then it can go.
   *
   * @return how many
   */
  int sealFor(AtWork author) {
    List<OutboxRow> rows =
        handle
            .createQuery(
                OutboxTable.SELECT
                    + " where agent_id = :agent and (key_id is null"
                    + " or (state in (:pending, :held) and (box is null"
                    + " or seal_key <> coalesce(:key, seal_key)))) order by number")
            .bind("agent", author.agentId())
            .bind("pending", OutboxTable.PENDING)
            .bind("held", OutboxTable.HELD)
            .bind("key", author.serverKey().orElse(null))
            .map(OutboxRow::read)
            .list();
    rows.forEach(row -> seal(author, author.person(), row));
    return rows.size();
  }

  /**
   * Seals what else the server could not read anew, within the caller's transaction: a session has
   * begun, and something may be otherwise than in the last.
   */
  void tryAgain(AtWork author) {
    List<OutboxRow> rows =
        handle
            .select(
                OutboxTable.SELECT + " where agent_id = ? and state = ? order by number",
                author.agentId(),
                OutboxTable.HELD)
            .map(OutboxRow::read)
            .list();
    rows.forEach(row -> seal(author, author.person(), row));
  }

  /**
   * Seals what this person wrote under an earlier key under today's, within the caller's
   * transaction.
   */
  void reseal(PersonKey earlier, AtWork today) {
    List<OutboxRow> rows =
        handle
            .select(
                OutboxTable.SELECT + " where agent_id = ? and key_id = ? order by number",
                today.agentId(),
                earlier.keyId())
            .map(OutboxRow::read)
            .list();
    rows.forEach(row -> seal(today, earlier, row));
  }

  /** Whether a key still seals what its author may have to look at, or to seal anew. */
  boolean needs(String keyId) {
    return handle
        .createQuery(
            "select exists (select 1 from outbox where key_id = :key"
                + " and (state <> :done or conflicts is not null))")
        .bind("key", keyId)
        .bind("done", OutboxTable.DONE)
        .mapTo(Boolean.class)
        .one();
  }

  private void seal(AtWork author, PersonKey opensIt, OutboxRow row) {
    Optional<PersonKey> reader = Optional.of(opensIt);
    row.mutation(reader)
        .ifPresent(
            mutation -> {
              String conflicts = inTheOpen(row, reader);
              if (conflicts != null) {
                put(row.number(), OutboxSeal.sealConflicts(author.person(), row.name(), conflicts));
              }
              put(row.number(), OutboxSeal.of(author, row.name(), mutation));
              if (comesAgain(author, row)) {
                handle.execute(
                    "update outbox set state = ?, code = null where number = ? and state = ?",
                    OutboxTable.PENDING,
                    row.number(),
                    OutboxTable.HELD);
              }
            });
  }

  private static @Nullable String inTheOpen(OutboxRow row, Optional<PersonKey> reader) {
    List<Conflict> conflicts = row.conflicts(reader);
    return conflicts.isEmpty() ? null : Json.text(conflicts);
  }

  /** Whether another try makes sense: not with the very key that the server does not have. */
  private static boolean comesAgain(AtWork author, OutboxRow row) {
    OutboxSeal.Box box = row.words().box();
    Optional<String> now = author.serverKey();
    boolean sameKey = box != null && now.equals(Optional.of(box.keyId()));
    return now.isPresent() && !(sameKey && MutationResults.SEAL_UNKNOWN_KEY.equals(row.code()));
  }

  private void put(long number, String conflicts) {
    handle.execute("update outbox set conflicts = ? where number = ?", conflicts, number);
  }

  private void put(long number, OutboxSeal seal) {
    OutboxSeal.Box box = seal.box();
    handle.execute(
        "update outbox set body = null, subject = ?, key_id = ?, own = ?, seal_key = ?, box = ?"
            + " where number = ?",
        seal.subject(),
        seal.keyId(),
        seal.own(),
        box == null ? null : box.keyId(),
        box == null ? null : box.box(),
        number);
  }
}
