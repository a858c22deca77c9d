package org.seatline.app.local;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.seatline.protocol.SealedRecordingEnd;

/** Files of tickets; their states from {@link #MADE} on are those of {@link RecordingTable}. */
final class FileTable {
  /** It is being copied. */
  static final String WRITING = RecordingTable.WRITING;

  /** It is whole, and its draft is no ticket yet. */
  static final String KEPT = "kept";

  /** Its ticket is in the outbox: it waits for its upload. */
  static final String MADE = RecordingTable.MADE;

  private final Handle handle;

  FileTable(Handle handle) {
    this.handle = handle;
  }

  /**
   * A file.
   *
   * @param draftId that it was attached to; empty for one that was in no book
   * @param sealed how its sealed form ends; null while it is copied
   */
  record Row(String id, String draftId, String state, @Nullable SealedRecordingEnd sealed) {}

  void put(
      String id, String draftId, String state, @Nullable SealedRecordingEnd sealed, long nowMs) {
    handle.execute(
        "merge into attached_files (id, draft_id, state, sealed, changed_at_ms) key (id)"
            + " values (?, ?, ?, ?, ?)",
        id,
        draftId,
        state,
        sealed == null ? null : Json.text(sealed),
        nowMs);
  }

  void mark(String id, String state, long nowMs) {
    handle.execute(
        "update attached_files set state = ?, changed_at_ms = ? where id = ?", state, nowMs, id);
  }

  /** All in a state are in another one from now on. */
  void markAll(String from, String to, long nowMs) {
    handle.execute(
        "update attached_files set state = ?, changed_at_ms = ? where state = ?", to, nowMs, from);
  }

  void remove(String id) {
    handle.execute("delete from attached_files where id = ?", id);
  }

  Optional<Row> find(String id) {
    return rows("id = ?", id).stream().findFirst();
  }

  List<Row> in(String state) {
    return rows("state = ?", state);
  }

  /** Those of a draft that is no ticket yet. */
  List<Row> keptFor(String draftId) {
    return rows("state = '" + KEPT + "' and draft_id = ?", draftId);
  }

  /** Those that belong to a draft that there is no more. */
  List<Row> abandoned() {
    return rows("state = ? and draft_id not in (select id from drafts)", KEPT);
  }

  List<Row> uploadedBefore(long beforeMs) {
    return rows("state = '" + RecordingTable.UPLOADED + "' and changed_at_ms < ?", beforeMs);
  }

  /** Those of nobody knows which draft that no ticket has named for long. */
  List<Row> unclaimedBefore(long beforeMs) {
    return rows(
        "state = '" + RecordingTable.UNLISTED + "' and draft_id = '' and changed_at_ms < ?",
        beforeMs);
  }

  private List<Row> rows(String where, Object about) {
    return handle
        .select(
            "select id, draft_id, state, sealed from attached_files where "
                + where
                + " order by changed_at_ms, id",
            about)
        .map(
            (row, context) ->
                new Row(
                    row.getString(1),
                    row.getString(2),
                    row.getString(3),
                    Optional.ofNullable(row.getString(4))
                        .map(text -> Json.read(text, SealedRecordingEnd.class))
                        .orElse(null)))
        .list();
  }
}
