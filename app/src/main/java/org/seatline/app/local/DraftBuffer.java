package org.seatline.app.local;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.seatline.app.session.Desk;

/** Drafts of the last 100 ms, the newest text of each. Thread-safe. */
final class DraftBuffer {
  /** How long keystrokes are collected: one small commit costs H2 18 KB of file. */
  static final long COALESCE_MS = 100;

  private final Map<String, Entry> pending = new LinkedHashMap<>();

  /** A draft and the key of whoever types it. */
  record Entry(PersonKey person, Desk.Draft draft) {}

  /** Adds a draft; true when a write has to be scheduled. */
  synchronized boolean add(PersonKey person, Desk.Draft draft) {
    boolean first = pending.isEmpty();
    pending.put(draft.draftId(), new Entry(person, draft));
    return first;
  }

  /** Forgets a draft that was given up or submitted; what was forgotten, if it waited. */
  synchronized Optional<Entry> forget(String draftId) {
    return Optional.ofNullable(pending.remove(draftId));
  }

  /** Takes back what could not be written, unless something newer of the same draft waits. */
  synchronized void putBack(Entry entry) {
    pending.putIfAbsent(entry.draft().draftId(), entry);
  }

  /** Takes all that are to be written. */
  synchronized List<Entry> take() {
    List<Entry> taken = List.copyOf(pending.values());
    pending.clear();
    return taken;
  }
}
