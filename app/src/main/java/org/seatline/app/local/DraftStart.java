package org.seatline.app.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The drafts of a store that is being opened: what the journal has and the database has not, comes
 * into the database before anybody reads it. Nobody's key is needed for that.
 *
 * @param last the largest number of a line so far
 */
record DraftStart(DraftTable table, DraftJournal journal, long last) {
  private static final Logger LOG = LoggerFactory.getLogger(DraftStart.class);

  static DraftStart of(Path database, StoreTables tables, Clock clock) {
    Handle handle = tables.handle();
    DraftTable table = new DraftTable(handle);
    SealingKey key = SpareCopy.keyOf(tables.password());
    long before = Meta.number(handle, Meta.DRAFTS_UP_TO, 0);
    List<DraftLine> newer = read(database, key, before, clock);
    long last = newer.isEmpty() ? before : newer.getLast().number();
    if (!newer.isEmpty()) {
      handle.useTransaction(
          tx -> {
            newer.forEach(table::put);
            Meta.put(tx, Meta.DRAFTS_UP_TO, Long.toString(last));
          });
      LOG.info("{} drafts were newer in the journal", newer.size());
    }
    DraftJournal journal = new DraftJournal(database, key);
    try {
      journal.clear();
    } catch (IOException e) {
      LOG.warn("the draft journal cannot be begun yet: {}", e.getMessage());
      journal.close();
    }
    return new DraftStart(table, journal, last);
  }

  /** A journal that the disk does not give back is kept under another name. */
  private static List<DraftLine> read(Path database, SealingKey key, long after, Clock clock) {
    Path file = DraftJournal.of(database);
    try {
      return DraftJournal.read(file, key, after);
    } catch (IOException e) {
      LOG.error("the draft journal cannot be read and is set aside", e);
      try {
        Files.move(file, SetAside.nameOf(file, clock));
      } catch (IOException again) {
        LOG.error("nor can it be renamed", again);
      }
      return List.of();
    }
  }
}
