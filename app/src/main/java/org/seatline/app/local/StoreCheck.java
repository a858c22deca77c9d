package org.seatline.app.local;

import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * Reads through what only this computer has. H2 opens a file whose pages are damaged and finds out
 * when they are read, which would be in the middle of a call.
 */
final class StoreCheck {
  private record Read(String table, String column) {}

  /** A long column of each: reading it reads every page of the table. */
  private static final List<Read> READS =
      List.of(
          new Read("meta", "content"),
          new Read("drafts", "content"),
          new Read("outbox", "body"),
          new Read("recordings", "begun"),
          new Read("call_ends", "cause"),
          new Read("call_notes", "path"),
          new Read("call_journal", "detail"));

  private StoreCheck() {}

  /** Throws what H2 throws when something cannot be read. */
  static void run(Handle handle) {
    for (Read read : READS) {
      handle
          .select("select sum(length(" + read.column + ")) from " + read.table)
          .mapTo(Long.class)
          .findOne();
    }
  }
}
