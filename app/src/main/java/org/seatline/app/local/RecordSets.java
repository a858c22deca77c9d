package org.seatline.app.local;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.seatline.protocol.ChangeShelf;

/** The copy of customers, tickets and contacts in its two sets. On the store's thread. */
final class RecordSets {
  private static final ChangeShelf SHELF = ChangeShelf.RECORDS;

  private final Handle handle;
  private final CopySets sets;
  private final List<RecordSet> both;

  RecordSets(Handle handle, CopySets sets) {
    this.handle = handle;
    this.sets = sets;
    this.both = CopySets.ALL.stream().map(number -> new RecordSet(handle, number)).toList();
  }

  /** Where the copy is made, or kept up. */
  RecordSet writing() {
    return both.get(sets.writing(SHELF));
  }

  /** Where to read, newest first. */
  List<RecordSet> reading() {
    return sets.reading(SHELF).stream().map(both::get).toList();
  }

  /** The newest body of a thing. */
  Optional<String> body(String table, String id) {
    for (RecordSet set : reading()) {
      Optional<String> body =
          handle
              .select("select body from " + table + set.number() + " where id = ?", id)
              .mapTo(String.class)
              .findOne();
      if (body.isPresent()) {
        return body;
      }
    }
    return Optional.empty();
  }

  /** Removes a thing from both sets. */
  void remove(String table, String id) {
    both.forEach(
        set -> handle.execute("delete from " + table + set.number() + " where id = ?", id));
  }

  /** Empties what nobody reads. */
  void sweep() {
    sets.unused(SHELF).forEach(number -> both.get(number).empty());
  }

  /** Brings some of what waits into the tables of links. */
  void mergeSome() {
    reading().forEach(set -> set.links().mergeSome());
  }

  /** What stands in the database counts again. */
  void reread() {
    sets.reread();
    both.forEach(set -> set.links().reread());
  }

  /** Reads into memory what searches need. */
  void load(StoreThread thread) {
    both.forEach(set -> set.texts().load(thread));
  }
}
