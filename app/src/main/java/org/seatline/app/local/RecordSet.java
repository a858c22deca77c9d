package org.seatline.app.local;

import org.jdbi.v3.core.Handle;

/** One of the two sets of tables of records. On the store's thread. */
final class RecordSet {
  private final Handle handle;
  private final int number;
  private final LinkTable links;
  private final TextLog texts;

  RecordSet(Handle handle, int number) {
    this.handle = handle;
    this.number = number;
    this.links = new LinkTable(handle, number);
    this.texts = new TextLog(handle, number);
  }

  int number() {
    return number;
  }

  LinkTable links() {
    return links;
  }

  TextLog texts() {
    return texts;
  }

  /** Empties it at once, outside of any transaction; nothing is done when it is empty. */
  void empty() {
    boolean any =
        handle
            .createQuery(
                "select exists (select 1 from %s) or exists (select 1 from %s) or exists (select 1 from %s)"
                    .formatted(
                        CopyTables.CUSTOMERS + number,
                        CopyTables.TICKETS + number,
                        CopyTables.CONTACTS + number))
            .mapTo(Boolean.class)
            .one();
    if (any) {
      CopyTables.emptyRecords(handle, number);
    }
    links.clear();
    texts.clear();
  }
}
