package org.seatline.app.local;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.seatline.app.session.Desk;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What agents have typed and not submitted, each draft sealed by its author's key. One that does
 * not open by it (sealed under a password of before, or changed by somebody) stays where it is.
 */
final class DraftTable {
  private static final Logger LOG = LoggerFactory.getLogger(DraftTable.class);
  private static final int DRAFTS_MAX = 200;

  /** The column of what was typed; the journal tells of a draft that is gone by a null in it. */
  static final String CONTENT = "content";

  private final Handle handle;

  DraftTable(Handle handle) {
    this.handle = handle;
  }

  void put(SealedDraft draft) {
    handle.execute(
        "merge into drafts (id, agent_id, key_id, call_id, queue_id, content, saved_at_ms) key (id)"
            + " values (?, ?, ?, '', '', ?, ?)",
        draft.id(),
        draft.agentId(),
        draft.keyId(),
        draft.content(),
        draft.savedAtMs());
  }

  /** A line of the journal. */
  void put(DraftLine line) {
    if (line.draft() == null) {
      remove(line.draftId());
    } else {
      put(line.draft());
    }
  }

  /** Seals what this person typed before drafts were sealed. */
  void sealOld(PersonKey person) {
    handle.useTransaction(
        tx -> plain(person.agentId()).forEach(draft -> put(SealedDraft.of(person, draft))));
  }

  private List<Desk.Draft> plain(String agentId) {
    return handle
        .select(
            "select id, call_id, queue_id, content, saved_at_ms from drafts where agent_id = ?"
                + " and key_id is null",
            agentId)
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

  void remove(String draftId) {
    handle.execute("delete from drafts where id = ?", draftId);
  }

  /** This person's drafts, newest first. */
  List<Desk.Draft> of(PersonKey person) {
    return handle
        .select(
            "select id, content from drafts where agent_id = ? and key_id = ?"
                + " order by saved_at_ms desc, id limit ?",
            person.agentId(),
            person.keyId(),
            DRAFTS_MAX)
        .map((row, context) -> opened(person, row.getString(1), row.getString(2)))
        .stream()
        .flatMap(Optional::stream)
        .toList();
  }

  /** How many drafts each person has here, under whatever key. */
  Map<String, Integer> counts() {
    Map<String, Integer> counts = new HashMap<>();
    handle
        .select("select agent_id, count(*) from drafts group by agent_id")
        .map((row, context) -> Map.entry(row.getString(1), row.getInt(2)))
        .forEach(line -> counts.put(line.getKey(), line.getValue()));
    return counts;
  }

  /** How many drafts this key has sealed. */
  int count(String agentId, String keyId) {
    return handle
        .select("select count(*) from drafts where agent_id = ? and key_id = ?", agentId, keyId)
        .mapTo(Integer.class)
        .one();
  }

  /** Seals what an earlier key has sealed under today's; answers how many came over. */
  int reseal(PersonKey earlier, PersonKey today) {
    List<Desk.Draft> opened =
        handle
            .select(
                "select id, content from drafts where agent_id = ? and key_id = ?",
                earlier.agentId(),
                earlier.keyId())
            .map((row, context) -> opened(earlier, row.getString(1), row.getString(2)))
            .stream()
            .flatMap(Optional::stream)
            .toList();
    opened.forEach(draft -> put(SealedDraft.of(today, draft)));
    return opened.size();
  }

  /** Deletes what a key has sealed. */
  int removeOf(String agentId, String keyId) {
    return handle.execute("delete from drafts where agent_id = ? and key_id = ?", agentId, keyId);
  }

  /** Deletes everything that somebody has written, under whatever key. */
  void removeAllOf(String agentId) {
    handle.execute("delete from drafts where agent_id = ?", agentId);
  }

  private static Optional<Desk.Draft> opened(PersonKey person, String id, String content) {
    Optional<Desk.Draft> draft = SealedDraft.opened(person, id, content);
    if (draft.isEmpty()) {
      LOG.error("draft {} does not open by its author's key and is left alone", id);
    }
    return draft;
  }
}
