package org.seatline.app.local;

import org.jdbi.v3.core.Handle;

/** The tables of a store, over its one connection; on the store's thread once it is open. */
record StoreBooks(
    CopySets sets,
    RecordSets recordSets,
    CustomerTable customers,
    RecordTable records,
    AgedRecords aged,
    DocumentTable documents,
    CallTable calls,
    RecordingTable recordings,
    FileTable files,
    OutboxTable outbox,
    SyncBooks points,
    StoreSync sync,
    ChangeWriter changes,
    DraftStart drafts) {

  static StoreBooks of(StoreOpening opening, StoreTables tables, LocalPeople people) {
    Handle handle = tables.handle();
    CopySets sets = new CopySets(handle);
    RecordSets recordSets = new RecordSets(handle, sets);
    CustomerTable customers =
        new CustomerTable(handle, new PhoneNumbers(opening.rules()), recordSets);
    RecordTable records = new RecordTable(handle, recordSets);
    DocumentTable documents = new DocumentTable(handle, sets);
    OutboxTable outbox = new OutboxTable(handle, people::atWork);
    SyncBooks points = new SyncBooks(handle);
    ChangeWriter changes =
        new ChangeWriter(
            points, sets, new ChangeWriter.Tables(recordSets, customers, records, documents));
    return new StoreBooks(
        sets,
        recordSets,
        customers,
        records,
        new AgedRecords(handle, recordSets, opening.clock()),
        documents,
        new CallTable(handle),
        new RecordingTable(handle),
        new FileTable(handle),
        outbox,
        points,
        new StoreSync(handle, points, changes, outbox, opening.clock()),
        changes,
        DraftStart.of(StoreFile.database(opening.folder()), tables, opening.clock()));
  }

  /** Finishes what the process before was in the middle of, and loads what is held in memory. */
  void begin(StoreThread thread) {
    changes.sweep();
    recordSets.load(thread);
  }
}
