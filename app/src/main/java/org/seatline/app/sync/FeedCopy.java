package org.seatline.app.sync;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.seatline.app.sync.FeedCore.Point;
import org.seatline.protocol.Change;
import org.seatline.protocol.ChangeShelf;
import org.seatline.protocol.Continuity;
import org.seatline.protocol.FeedPage;

/** What storing a page means, the same for every kind of store. */
public final class FeedCopy {
  private FeedCopy() {}

  /** The points of all shelves once a page of this shelf is stored. */
  public static Map<ChangeShelf, Point> points(
      Map<ChangeShelf, Point> before, ChangeShelf shelf, FeedPage page) {
    Map<ChangeShelf, Point> points = new EnumMap<>(ChangeShelf.class);
    points.putAll(page.continuity() == Continuity.FORGOTTEN ? anew(before) : before);
    Point old = before.getOrDefault(shelf, Point.START);
    long since = begins(page) ? page.server().number() : old.since();
    points.put(shelf, new Point(page.upTo(), since));
    return points;
  }

  /**
   * The points when every copy has to be made anew. A shelf keeps a point as long as anything on it
   * can be read, so that it is dropped when somebody comes who may not see it.
   */
  public static Map<ChangeShelf, Point> anew(Map<ChangeShelf, Point> before) {
    Map<ChangeShelf, Point> points = new EnumMap<>(ChangeShelf.class);
    before.keySet().forEach(shelf -> points.put(shelf, Point.START));
    return points;
  }

  /**
   * Whether a page begins a copy of its shelf. Nothing of an older copy belongs to it, also not
   * what came there out of its turn: the new copy hears only of deletions from now on. The older
   * one stays readable beside it until {@link #completes}.
   */
  public static boolean begins(FeedPage page) {
    return page.continuity() != Continuity.CONTINUES || page.asked() == 0;
  }

  /** Whether the copy of the shelf is whole once this page is stored: it replaces an older one. */
  public static boolean completes(FeedPage page) {
    return !page.more();
  }

  /** Whether a page goes on from this point; another was asked for before the copy changed. */
  public static boolean fits(Point point, FeedPage page) {
    return page.continuity() != Continuity.CONTINUES || page.asked() == point.after();
  }

  /**
   * What of a page that came out of its turn is newer than the copy. It may have been on the way
   * while the feed brought that something was deleted, or while a copy was begun that will never
   * hear of it.
   */
  public static List<Change> news(Map<ChangeShelf, Point> points, FeedPage page) {
    return page.changes().stream()
        .filter(
            change -> {
              Point point = points.getOrDefault(change.kind().shelf(), Point.START);
              return change.number() > point.after() && page.server().number() >= point.since();
            })
        .toList();
  }

  /** A page in slices of at most so many changes, each of which can be stored by itself. */
  public static List<FeedPage> slices(FeedPage page, int changesMax) {
    List<FeedPage> slices = new ArrayList<>();
    List<Change> changes = page.changes();
    Continuity continuity = page.continuity();
    long asked = page.asked();
    int begin = 0;
    do {
      int end = Math.min(changes.size(), begin + changesMax);
      boolean last = end == changes.size();
      long upTo = last ? page.upTo() : changes.get(end - 1).number();
      slices.add(
          new FeedPage(
              page.server(),
              continuity,
              asked,
              upTo,
              page.more() || !last,
              List.copyOf(changes.subList(begin, end))));
      continuity = Continuity.CONTINUES;
      asked = upTo;
      begin = end;
    } while (begin < changes.size());
    return slices;
  }
}
