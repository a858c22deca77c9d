package org.seatline.app.local;

import java.util.List;
import java.util.Map;
import org.seatline.app.sync.FeedCopy;
import org.seatline.app.sync.FeedCore.Point;
import org.seatline.protocol.Change;
import org.seatline.protocol.ChangeShelf;
import org.seatline.protocol.FeedPage;

/** Writes pages of the change feed into the copy. On the store's thread. */
final class ChangeWriter {
  private final SyncBooks books;
  private final CopySets sets;
  private final RecordSets recordSets;
  private final CustomerTable customers;
  private final RecordTable records;
  private final DocumentTable documents;

  ChangeWriter(SyncBooks books, CopySets sets, Tables tables) {
    this.books = books;
    this.sets = sets;
    this.recordSets = tables.sets;
    this.customers = tables.customers;
    this.records = tables.records;
    this.documents = tables.documents;
  }

  /** What is written to. */
  record Tables(
      RecordSets sets, CustomerTable customers, RecordTable records, DocumentTable documents) {}

  /** Whether a copy of this shelf is being made. */
  boolean makes(ChangeShelf shelf) {
    return sets.makes(shelf);
  }

  /** Stores a page with the points, in the caller's transaction. */
  void apply(ChangeShelf shelf, FeedPage page, ChangeRows rows) {
    Map<ChangeShelf, Point> points = FeedCopy.points(books.points(), shelf, page);
    if (FeedCopy.begins(page)) {
      sets.begin(shelf);
    }
    write(rows);
    if (FeedCopy.completes(page)) {
      sets.complete(shelf);
    }
    books.putPoints(points);
  }

  /** Stores things out of their turn, in the caller's transaction. */
  void applyAhead(FeedPage page) {
    Map<ChangeShelf, Point> points = books.points();
    List<Change> news = FeedCopy.news(points, page);
    write(ChangeRows.of(news));
    news.forEach(change -> points.putIfAbsent(change.kind().shelf(), Point.START));
    books.putPoints(points);
  }

  /**
   * The copy of a shelf has to be made anew, in the caller's transaction; {@link #sweep} has to
   * follow it. What there is goes on being read meanwhile.
   */
  void giveUp(ChangeShelf shelf) {
    sets.giveUp(shelf);
    books.removePoint(shelf);
    if (!sets.reading(shelf).isEmpty()) {
      books.putPoints(Map.of(shelf, Point.START));
    }
  }

  /** Drops the copy of a shelf, in the caller's transaction; {@link #sweep} has to follow it. */
  void drop(ChangeShelf shelf) {
    sets.drop(shelf);
    books.removePoint(shelf);
  }

  /** Empties what nobody may read any more, outside of any transaction. */
  void sweep() {
    recordSets.sweep();
    documents.sweep(ChangeShelf.DOCUMENTS);
    documents.sweep(ChangeShelf.DRILLS);
  }

  /** Work that was put off; in transactions of its own. */
  void tidy() {
    recordSets.mergeSome();
  }

  /** Which set is which is what the database says, not what a failed transaction left. */
  void reread() {
    sets.reread();
  }

  private void write(ChangeRows rows) {
    rows.gone().forEach(this::remove);
    customers.put(rows.customers());
    records.putTickets(rows.tickets());
    records.putContacts(rows.contacts());
    List<ChangeRows.Document> put = rows.documents();
    put.forEach(document -> documents.put(document.kind(), document.id(), document.body()));
  }

  private void remove(Change change) {
    switch (change.kind()) {
      case CUSTOMER -> customers.remove(change.id());
      case TICKET -> records.removeTicket(change.id());
      case CONTACT -> records.removeContact(change.id());
      case SCRIPT, FORM, ARTICLE, DRILL, TEXTS ->
          documents.remove(ChangeRows.kind(change.kind()), change.id());
    }
  }
}
