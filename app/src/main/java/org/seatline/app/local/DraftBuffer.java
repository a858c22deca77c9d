package org.seatline.app.local;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.seatline.app.session.Desk;

/**
 * What the database does not have yet: the newest of each draft, and whether the journal has it.
 * Thread-safe.
 */
final class DraftBuffer {
  private final Map<String, Entry> waiting = new LinkedHashMap<>();
  private long last;
  private long inDatabase;
  private boolean journalAsked;

  /** Begins after the numbers that were given before. */
  DraftBuffer(long last) {
    this.last = last;
    this.inDatabase = last;
  }

  /** A draft with the key of whoever types it, or one that is gone. */
  static final class Entry {
    private final long number;
    private final String draftId;
    private final @Nullable PersonKey person;
    private final Desk.@Nullable Draft draft;
    private @Nullable DraftLine line;
    private boolean journaled;

    private Entry(
        long number, String draftId, @Nullable PersonKey person, Desk.@Nullable Draft draft) {
      this.number = number;
      this.draftId = draftId;
      this.person = person;
      this.draft = draft;
    }

    String draftId() {
      return draftId;
    }

    /** Sealed once, by the thread that needs it first. */
    synchronized DraftLine line() {
      if (line == null) {
        SealedDraft sealed = person == null || draft == null ? null : SealedDraft.of(person, draft);
        line = new DraftLine(number, draftId, sealed);
      }
      return line;
    }
  }

  /**
   * What is to go into the database together.
   *
   * @param last with it the database has everything up to this number
   */
  record Batch(List<Entry> entries, long last) {
    Batch {
      entries = List.copyOf(entries);
    }
  }

  /** Somebody typed; true when the journal has to be asked to write. */
  synchronized boolean typed(PersonKey person, Desk.Draft draft) {
    return add(new Entry(++last, draft.draftId(), person, draft));
  }

  /** A draft was given up; true when the journal has to be asked to write. */
  synchronized boolean gone(String draftId) {
    return add(new Entry(++last, draftId, null, null));
  }

  private boolean add(Entry entry) {
    waiting.put(entry.draftId, entry);
    boolean first = !journalAsked;
    journalAsked = true;
    return first;
  }

  /** What the journal does not have yet. */
  synchronized List<Entry> forJournal() {
    journalAsked = false;
    return waiting.values().stream().filter(entry -> !entry.journaled).toList();
  }

  /** The journal has these. */
  synchronized void journaled(List<Entry> entries) {
    entries.forEach(entry -> entry.journaled = true);
  }

  /** The journal has failed and will begin anew. */
  synchronized void journalLost() {
    waiting.values().forEach(entry -> entry.journaled = false);
  }

  /** Whether something is in memory alone. */
  synchronized boolean unwritten() {
    return waiting.values().stream().anyMatch(entry -> !entry.journaled);
  }

  /** What the database does not have yet. */
  synchronized Batch forDatabase() {
    return new Batch(List.copyOf(waiting.values()), last);
  }

  /** The database has this: it is committed. */
  synchronized void inDatabase(Batch batch) {
    batch.entries().forEach(entry -> waiting.remove(entry.draftId, entry));
    inDatabase = Math.max(inDatabase, batch.last());
  }

  /** The same; and this draft has become a ticket, unless somebody goes on typing in it. */
  synchronized boolean becameTicket(Batch batch, String draftId) {
    inDatabase(batch);
    return !draftId.isEmpty() && !waiting.containsKey(draftId) && gone(draftId);
  }

  /** Up to which number the database has everything. */
  synchronized long inDatabase() {
    return inDatabase;
  }
}
