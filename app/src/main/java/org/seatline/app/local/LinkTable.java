package org.seatline.app.local;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;

/**
 * Which customers have a number, which tickets and contacts a customer has. Numbers come in no
 * order, and a page of a table that changes costs as much for one row as for fifty: so links are
 * written down as they come, held in memory, and brought into their table in order, some at a time.
 * A link says where to look, not what is there: readers check the thing itself, so that old links
 * do no harm. On the store's thread.
 */
final class LinkTable {
  /** So many wait in memory before they are brought into the table: 2 MB or so. */
  static final int HELD_MAX = 20_000;

  /** As many as are stored at once, at least: what waits must not grow. */
  private static final int MERGED_AT_ONCE_MIN = 500;

  private static final char BETWEEN = '\t';

  private final Handle handle;
  private final int set;
  private final NavigableSet<Link> held = new TreeSet<>(Link.ORDER);
  private final NavigableSet<Link> merging = new TreeSet<>(Link.ORDER);
  private long lastNumber;
  private long mergingUpTo;
  private int added;
  private boolean known;

  /** A link from a number, or a customer, to an id. */
  record Link(String target, String id) {
    private static final Comparator<Link> ORDER =
        Comparator.comparing(Link::target).thenComparing(Link::id);

    /** From a telephone number to a customer. */
    static Link phone(String number, String customerId) {
      return new Link("p" + number, customerId);
    }

    /** From a customer to a ticket. */
    static Link ticket(String customerId, String id) {
      return new Link("t" + customerId, id);
    }

    /** From a customer to a contact. */
    static Link contact(String customerId, String id) {
      return new Link("c" + customerId, id);
    }
  }

  LinkTable(Handle handle, int set) {
    this.handle = handle;
    this.set = set;
  }

  /** What stands in the database counts again. */
  void reread() {
    clear();
    known = false;
  }

  /** Takes up what was written down and not brought into the table. */
  private void know() {
    if (known) {
      return;
    }
    handle
        .createQuery("select number, pairs from " + CopyTables.NEW_LINKS + set)
        .map((row, context) -> new Written(row.getLong(1), row.getString(2)))
        .forEach(
            written -> {
              lastNumber = Math.max(lastNumber, written.number);
              held.addAll(parse(written.pairs));
            });
    known = true;
  }

  private record Written(long number, String pairs) {}

  /** Adds links, in the caller's transaction. */
  void add(List<Link> links) {
    if (links.isEmpty()) {
      return;
    }
    know();
    StringBuilder pairs = new StringBuilder();
    links.forEach(link -> pairs.append(link.target).append(BETWEEN).append(link.id).append('\n'));
    lastNumber++;
    handle.execute(
        "insert into " + CopyTables.NEW_LINKS + set + " (number, pairs) values (?, ?)",
        lastNumber,
        pairs.toString());
    held.addAll(links);
    added += links.size();
  }

  private static List<Link> parse(String pairs) {
    List<Link> links = new ArrayList<>();
    pairs
        .lines()
        .forEach(
            line -> {
              int between = line.indexOf(BETWEEN);
              links.add(new Link(line.substring(0, between), line.substring(between + 1)));
            });
    return links;
  }

  /** The ids that a target leads to, in their order. */
  List<String> ids(String target) {
    know();
    NavigableSet<String> ids = new TreeSet<>();
    ids.addAll(
        handle
            .select("select id from " + CopyTables.LINKS + set + " where target = ?", target)
            .mapTo(String.class)
            .list());
    for (NavigableSet<Link> waiting : List.of(held, merging)) {
      for (Link link : waiting.tailSet(new Link(target, ""))) {
        if (!link.target.equals(target)) {
          break;
        }
        ids.add(link.id);
      }
    }
    return List.copyOf(ids);
  }

  /** Brings some of what waits into the table, in a transaction of its own. */
  void mergeSome() {
    know();
    int most = Math.max(MERGED_AT_ONCE_MIN, 2 * added);
    added = 0;
    if (merging.isEmpty() && held.size() >= HELD_MAX) {
      merging.addAll(held);
      held.clear();
      mergingUpTo = lastNumber;
    }
    if (merging.isEmpty()) {
      return;
    }
    List<Link> some = merging.stream().limit(most).toList();
    handle.useTransaction(
        tx -> {
          Rows rows =
              new Rows(
                  handle,
                  "merge into "
                      + CopyTables.LINKS
                      + set
                      + " (target, id) key (target, id) values (?, ?)");
          some.forEach(link -> rows.add(link.target, link.id));
          rows.execute();
          if (some.size() == merging.size()) {
            handle.execute(
                "delete from " + CopyTables.NEW_LINKS + set + " where number <= ?", mergingUpTo);
          }
        });
    some.forEach(merging::remove);
  }

  /** The tables were emptied. */
  void clear() {
    held.clear();
    merging.clear();
    lastNumber = 0;
    added = 0;
    known = true;
  }
}
