package org.seatline.app.local;

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
  /** So many wait in memory before they are brought into a small table: 2 MB or so. */
  static final int HELD_MAX = 20_000;

  /** And before they are brought into a large one: 40 MB or so, with those on their way. */
  private static final int HELD_LARGE_MAX = 200_000;

  /** As long as the table has fewer than so many times what waits, each page is worth writing. */
  private static final int TABLE_PER_HELD = 4;

  /** As many as are stored at once, at least: what waits must not grow. */
  private static final int MERGED_AT_ONCE_MIN = 1_000;

  private static final char BETWEEN = '\t';

  private final Handle handle;
  private final int set;
  private NavigableSet<String> held = new TreeSet<>();
  private NavigableSet<String> merging = new TreeSet<>();
  private long heldMax = HELD_MAX;
  private long lastNumber;
  private long mergingUpTo;
  private int added;
  private boolean known;

  /** A link from a number, or a customer, to an id. */
  record Link(String target, String id) {
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

    /** From whoever is to do something to the ticket that it is about. */
    static Link followUp(String agentId, String group, String id) {
      return new Link(group.isEmpty() ? "fa" + agentId : "fg" + group, id);
    }

    /** One line, in the order of the table. */
    private String line() {
      return target + BETWEEN + id;
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
              written.pairs.lines().forEach(held::add);
            });
    known = true;
    measure();
  }

  /** The larger the table, the more have to come together for each page of it. */
  private void measure() {
    long inTable =
        handle
            .createQuery("select count(*) from " + CopyTables.LINKS + set)
            .mapTo(Long.class)
            .one();
    heldMax = Math.clamp(inTable / TABLE_PER_HELD, HELD_MAX, HELD_LARGE_MAX);
  }

  private record Written(long number, String pairs) {}

  /** Adds links, in the caller's transaction. */
  void add(List<Link> links) {
    if (links.isEmpty()) {
      return;
    }
    know();
    List<String> lines = links.stream().map(Link::line).toList();
    lastNumber++;
    handle.execute(
        "insert into " + CopyTables.NEW_LINKS + set + " (number, pairs) values (?, ?)",
        lastNumber,
        String.join("\n", lines));
    held.addAll(lines);
    added += lines.size();
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
    String begin = target + BETWEEN;
    for (NavigableSet<String> waiting : List.of(held, merging)) {
      for (String line : waiting.tailSet(begin)) {
        if (!line.startsWith(begin)) {
          break;
        }
        ids.add(line.substring(begin.length()));
      }
    }
    return List.copyOf(ids);
  }

  /** Brings some of what waits into the table, in a transaction of its own. */
  void mergeSome() {
    know();
    int most = Math.max(MERGED_AT_ONCE_MIN, 2 * added);
    added = 0;
    if (merging.isEmpty() && held.size() >= heldMax) {
      merging = held;
      held = new TreeSet<>();
      mergingUpTo = lastNumber;
    }
    if (merging.isEmpty()) {
      return;
    }
    List<String> some = merging.stream().limit(most).toList();
    handle.useTransaction(
        tx -> {
          Rows rows =
              new Rows(
                  handle,
                  "merge into "
                      + CopyTables.LINKS
                      + set
                      + " (target, id) key (target, id) values (?, ?)");
          for (String line : some) {
            int between = line.indexOf(BETWEEN);
            rows.add(line.substring(0, between), line.substring(between + 1));
          }
          rows.execute();
          if (some.size() == merging.size()) {
            handle.execute(
                "delete from " + CopyTables.NEW_LINKS + set + " where number <= ?", mergingUpTo);
          }
        });
    some.forEach(merging::remove);
    if (merging.isEmpty()) {
      measure();
    }
  }

  /** The tables were emptied. */
  void clear() {
    held.clear();
    merging.clear();
    heldMax = HELD_MAX;
    lastNumber = 0;
    added = 0;
    known = true;
  }
}
