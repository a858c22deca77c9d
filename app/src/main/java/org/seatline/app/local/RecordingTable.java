package org.seatline.app.local;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.seatline.protocol.RecordingManifest;
import org.seatline.protocol.SealedRecordingEnd;

/** Recordings: being written, made, on the server. */
final class RecordingTable {
  static final String WRITING = "writing";
  static final String MADE = "made";
  static final String UPLOADED = "uploaded";
  static final String REFUSED = "refused";

  /** The server could not open it: its agent has to sign in. */
  static final String HELD = "held";

  /** Of a file of a ticket: no ticket that the server has names it. */
  static final String UNLISTED = "unlisted";

  private final Handle handle;

  RecordingTable(Handle handle) {
    this.handle = handle;
  }

  /**
   * A recording.
   *
   * @param file name within the recordings folder
   * @param manifest null while it is written, and for a sealed one
   * @param sealed how a sealed one ends; null while it is written, and for one in the open
   */
  record Row(
      String id,
      String callId,
      String file,
      String state,
      @Nullable RecordingManifest manifest,
      @Nullable SealedRecordingEnd sealed,
      Begun begun) {}

  /** What was known when writing began, for a recording whose seat died. */
  record Begun(String agentId, long startedAtMs, int sampleRate, Map<String, String> labels) {}

  void begin(String id, String callId, String file, Begun begun, long nowMs) {
    handle.execute(
        "merge into recordings (id, call_id, file, state, manifest, begun, changed_at_ms) key (id)"
            + " values (?, ?, ?, ?, null, ?, ?)",
        id,
        callId,
        file,
        WRITING,
        Json.text(begun),
        nowMs);
  }

  void made(RecordingManifest manifest, long nowMs) {
    handle.execute(
        "update recordings set state = ?, manifest = ?, changed_at_ms = ? where id = ?",
        MADE,
        Json.text(manifest),
        nowMs,
        manifest.recordingId());
  }

  /** A sealed recording waits for its upload. */
  void made(SealedRecordingEnd end, long nowMs) {
    handle.execute(
        "update recordings set state = ?, sealed = ?, changed_at_ms = ? where id = ?",
        MADE,
        Json.text(end),
        nowMs,
        end.recordingId());
  }

  void mark(String id, String state, long nowMs) {
    handle.execute(
        "update recordings set state = ?, changed_at_ms = ? where id = ?", state, nowMs, id);
  }

  boolean has(String id) {
    return handle
            .select("select count(*) from recordings where id = ?", id)
            .mapTo(Integer.class)
            .one()
        > 0;
  }

  void remove(String id) {
    handle.execute("delete from recordings where id = ?", id);
  }

  List<Row> in(String state) {
    return handle
        .select(
            "select id, call_id, file, state, manifest, sealed, begun from recordings where state ="
                + " ? order by changed_at_ms, id",
            state)
        .map(
            (row, context) ->
                new Row(
                    row.getString(1),
                    row.getString(2),
                    row.getString(3),
                    row.getString(4),
                    Optional.ofNullable(row.getString(5))
                        .map(text -> Json.read(text, RecordingManifest.class))
                        .orElse(null),
                    Optional.ofNullable(row.getString(6))
                        .map(text -> Json.read(text, SealedRecordingEnd.class))
                        .orElse(null),
                    Json.read(row.getString(7), Begun.class)))
        .list();
  }

  List<Row> uploadedBefore(long beforeMs) {
    List<String> ids =
        handle
            .select(
                "select id from recordings where state = ? and changed_at_ms < ?",
                UPLOADED,
                beforeMs)
            .mapTo(String.class)
            .list();
    return in(UPLOADED).stream().filter(row -> ids.contains(row.id())).toList();
  }

  int count(String state) {
    return handle
        .select("select count(*) from recordings where state = ?", state)
        .mapTo(Integer.class)
        .one();
  }
}
