package org.seatline.app.local;

import java.util.List;
import org.jdbi.v3.core.Handle;
import org.seatline.app.session.Desk;

/** What agents have typed and not submitted. */
final class DraftTable {
  private static final int DRAFTS_MAX = 200;

  private final Handle handle;

  DraftTable(Handle handle) {
    this.handle = handle;
  }

  void put(String agentId, Desk.Draft draft) {
    handle.execute(
        "merge into drafts (id, agent_id, call_id, queue_id, content, saved_at_ms) key (id)"
            + " values (?, ?, ?, ?, ?, ?)",
        draft.draftId(),
        agentId,
        draft.callId(),
        draft.queueId(),
        draft.content().toString(),
        draft.savedAtMs());
  }

  void remove(String draftId) {
    handle.execute("delete from drafts where id = ?", draftId);
  }

  List<Desk.Draft> of(String agentId) {
    return handle
        .select(
            "select id, call_id, queue_id, content, saved_at_ms from drafts where agent_id = ?"
                + " order by saved_at_ms desc, id limit ?",
            agentId,
            DRAFTS_MAX)
        .map(
            (row, context) ->
                new Desk.Draft(
                    row.getString(1),
                    row.getString(2),
                    row.getString(3),
                    Json.tree(row.getString(4)),
                    row.getLong(5)))
        .list();
  }
}
