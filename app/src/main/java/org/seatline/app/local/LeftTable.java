package org.seatline.app.local;

import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** What people leave here for themselves, each sealed by its person's key. */
final class LeftTable {
  /** What somebody is in the middle of. */
  static final String WORK = "work";

  /** The dialog of its call. */
  static final String DIALOG = "dialog";

  /** The questions to the tickets that somebody saved. */
  static final String FILTERS = "filters";

  private static final String ABOUT = "seatline left work 1 ";

  private final Handle handle;

  LeftTable(Handle handle) {
    this.handle = handle;
  }

  void put(PersonKey person, String what, String text) {
    handle.execute(
        "merge into left_work (agent_id, what, key_id, content) key (agent_id, what)"
            + " values (?, ?, ?, ?)",
        person.agentId(),
        what,
        person.keyId(),
        person.key().seal(text, about(person.agentId(), what)));
  }

  void remove(String agentId, String what) {
    handle.execute("delete from left_work where agent_id = ? and what = ?", agentId, what);
  }

  /** What this person's key opens. */
  Optional<String> of(PersonKey person, String what) {
    return handle
        .select(
            "select content from left_work where agent_id = ? and what = ? and key_id = ?",
            person.agentId(),
            what,
            person.keyId())
        .mapTo(String.class)
        .findOne()
        .flatMap(kept -> person.key().open(kept, about(person.agentId(), what)));
  }

  private static String about(String agentId, String what) {
    return ABOUT + what + " " + agentId;
  }
}
