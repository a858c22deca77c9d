package org.seatline.app.sync;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.seatline.protocol.ChangeShelf;
import org.seatline.protocol.Continuity;
import org.seatline.protocol.FeedPage;

/**
 * The copy of the server's data as a pure state machine: shelf after shelf, page after page, one
 * request at a time. What is stored is told by {@link FeedCopy}; after a crash the copy goes on
 * from the points that were stored with it.
 */
public final class FeedCore {
  private FeedCore() {}

  /**
   * Up to where the copy of a shelf goes.
   *
   * @param after the number up to which it is complete
   * @param since the number that the server had reached when this copy was begun: what was deleted
   *     before is not in it
   */
  public record Point(long after, long since) {
    /** Nothing is there. */
    public static final Point START = new Point(0, 0);
  }

  /** A request under way. */
  public record Ask(long id, ChangeShelf shelf) {}

  /**
   * The state.
   *
   * @param points of every shelf, as they are stored
   * @param mine the shelves that the person who is signed in may have; none: nobody is
   * @param left those that this round has still to fetch
   * @param woken whether there is more to fetch than this round may bring
   * @param resting whether a failed attempt is waited out
   * @param failures how many attempts failed in a row
   * @param usable whether the documents have been fetched since the sign-in
   * @param ask the request under way, or null
   * @param asks how many there have been
   * @param owesRecent whether the recent callers are still to be fetched since the sign-in
   */
  public record State(
      Map<ChangeShelf, Point> points,
      Set<ChangeShelf> mine,
      Set<ChangeShelf> left,
      boolean woken,
      boolean resting,
      int failures,
      boolean usable,
      @Nullable Ask ask,
      long asks,
      boolean owesRecent) {

    /** After a start, with what the store has. */
    public static State of(Map<ChangeShelf, Point> points) {
      return new State(points, Set.of(), Set.of(), false, false, 0, false, null, 0, false);
    }

    /** Up to where the copy of a shelf goes. */
    public Point point(ChangeShelf shelf) {
      return points.getOrDefault(shelf, Point.START);
    }

    private State left(Set<ChangeShelf> next) {
      return new State(points, mine, next, false, false, failures, usable, ask, asks, owesRecent);
    }

    private State wake() {
      return new State(points, mine, left, true, false, failures, usable, ask, asks, owesRecent);
    }

    private State points(Map<ChangeShelf, Point> next) {
      return new State(next, mine, left, woken, resting, failures, usable, ask, asks, owesRecent);
    }

    private State asking(@Nullable Ask next) {
      long count = next == null ? asks : next.id();
      return new State(
          points, mine, left, woken, resting, failures, usable, next, count, owesRecent);
    }

    private State paidRecent() {
      return new State(points, mine, left, woken, resting, failures, usable, ask, asks, false);
    }

    private State failed() {
      return new State(
          points, mine, left, woken, true, failures + 1, usable, null, asks, owesRecent);
    }

    private State rested() {
      return new State(points, mine, left, woken, false, failures, usable, ask, asks, owesRecent);
    }

    private State landed(Set<ChangeShelf> nextLeft, boolean nextUsable) {
      return new State(points, mine, nextLeft, woken, false, 0, nextUsable, null, asks, owesRecent);
    }
  }

  /** What may happen. */
  public sealed interface Event {
    /** Somebody signed in who may have these shelves. */
    record Began(Set<ChangeShelf> mine) implements Event {}

    /** There may be something to fetch. */
    record Woken() implements Event {}

    /** Nobody is signed in. */
    record Paused() implements Event {}

    /** The rest is over. */
    record Rested() implements Event {}

    /** A page came. */
    record Came(long ask, FeedPage page) implements Event {}

    /** It is stored. */
    record Stored(long ask, FeedPage page) implements Event {}

    /** No page came, or it could not be stored: these are the points as they are stored now. */
    record Failed(Map<ChangeShelf, Point> points) implements Event {}

    /** The server had forgotten what the outbox knows: every copy has to be made anew. */
    record Forgotten() implements Event {}
  }

  /** What has to be done. */
  public sealed interface Effect {
    /** Ask for the page of this shelf after this point. */
    record Fetch(Ask ask, Point point) implements Effect {}

    /** Store this page of that shelf and the points with it, then report it. */
    record Store(Ask ask, FeedPage page) implements Effect {}

    /** Drop the copy of a shelf that this person may not have. */
    record Drop(ChangeShelf shelf) implements Effect {}

    /** The documents are here: one can work. */
    record Usable() implements Effect {}

    /**
     * Ask for those who are likely to call next, and store them out of their turn. Without an
     * answer they come with the feed.
     */
    record FetchRecent() implements Effect {}

    /** So many percent of everything are here. */
    record Progress(int percent) implements Effect {}

    /** Report when the time after so many failures is over. */
    record Rest(int failures) implements Effect {}
  }

  /** The outcome of an event. */
  public record Step(State state, List<Effect> effects) {}

  /** Advances the copy. */
  public static Step transition(State state, Event event) {
    List<Effect> effects = new ArrayList<>();
    State next = take(state, event, effects);
    return ask(next, effects);
  }

  private static State take(State state, Event event, List<Effect> effects) {
    return switch (event) {
      case Event.Began(Set<ChangeShelf> mine) -> began(state, mine);
      case Event.Woken() -> state.wake();
      case Event.Paused() -> pause(state);
      case Event.Rested() -> state.rested();
      case Event.Came(long ask, FeedPage page) -> came(state, ask, page, effects);
      case Event.Stored(long ask, FeedPage page) ->
          counts(state, ask) ? stored(state, page, effects) : state;
      case Event.Failed(Map<ChangeShelf, Point> points) -> {
        effects.add(new Effect.Rest(state.failures + 1));
        yield state.points(points).failed();
      }
      case Event.Forgotten() ->
          state.points(FeedCopy.anew(state.points)).asking(null).left(all(state));
    };
  }

  /** Whether an answer to this request counts. */
  public static boolean counts(State state, long ask) {
    return state.ask != null && state.ask.id() == ask;
  }

  private static State began(State state, Set<ChangeShelf> mine) {
    Set<ChangeShelf> wanted = sorted(mine);
    return new State(state.points, wanted, wanted, false, false, 0, false, null, state.asks, true);
  }

  private static State pause(State state) {
    return new State(
        state.points, Set.of(), Set.of(), false, false, 0, false, null, state.asks, false);
  }

  private static State came(State state, long id, FeedPage page, List<Effect> effects) {
    Ask ask = state.ask;
    if (ask != null && ask.id() == id) {
      effects.add(new Effect.Store(ask, page));
    }
    return state;
  }

  private static State stored(State state, FeedPage page, List<Effect> effects) {
    Ask ask = state.ask;
    if (ask == null) {
      return state;
    }
    State next = state.points(FeedCopy.points(state.points, ask.shelf(), page));
    Set<ChangeShelf> left =
        page.continuity() == Continuity.FORGOTTEN ? all(state) : sorted(state.left);
    boolean whole = !page.more();
    if (whole) {
      left.remove(ask.shelf());
    }
    boolean nowUsable = !state.usable && whole && ask.shelf() == ChangeShelf.DOCUMENTS;
    effects.add(new Effect.Progress(percent(next, left, page)));
    if (nowUsable) {
      effects.add(new Effect.Usable());
    }
    State landed = next.landed(left, state.usable || nowUsable);
    return whole || ask.shelf() != ChangeShelf.RECORDS ? landed : recentFirst(landed, effects);
  }

  /** There is more to come of the records: likely callers do not wait. */
  private static State recentFirst(State state, List<Effect> effects) {
    if (!state.owesRecent) {
      return state;
    }
    effects.add(new Effect.FetchRecent());
    return state.paidRecent();
  }

  private static int percent(State state, Set<ChangeShelf> left, FeedPage page) {
    long last = page.server().number();
    if (left.isEmpty() || last <= 0) {
      return 100;
    }
    return (int) Math.min(100, state.point(ChangeShelf.RECORDS).after() * 100 / last);
  }

  private static Step ask(State asked, List<Effect> effects) {
    if (asked.ask != null || asked.resting || asked.mine.isEmpty()) {
      return new Step(asked, effects);
    }
    State state = dropOthers(asked, effects);
    State next = state.left.isEmpty() && state.woken ? state.left(all(state)) : state;
    if (next.left.isEmpty()) {
      return new Step(next, effects);
    }
    ChangeShelf shelf = next.left.iterator().next();
    boolean nothingYet = shelf == ChangeShelf.RECORDS && next.point(shelf).after() == 0;
    State ready = nothingYet ? recentFirst(next, effects) : next;
    Ask ask = new Ask(ready.asks + 1, shelf);
    effects.add(new Effect.Fetch(ask, ready.point(shelf)));
    return new Step(ready.asking(ask), effects);
  }

  /** What this person may not have goes first, again and again until it is gone. */
  private static State dropOthers(State state, List<Effect> effects) {
    Map<ChangeShelf, Point> points = new EnumMap<>(ChangeShelf.class);
    state.points.forEach(
        (shelf, point) -> {
          if (state.mine.contains(shelf)) {
            points.put(shelf, point);
          } else {
            effects.add(new Effect.Drop(shelf));
          }
        });
    return state.points(points);
  }

  private static Set<ChangeShelf> all(State state) {
    return sorted(state.mine);
  }

  private static Set<ChangeShelf> sorted(Set<ChangeShelf> shelves) {
    Set<ChangeShelf> sorted = EnumSet.noneOf(ChangeShelf.class);
    sorted.addAll(shelves);
    return sorted;
  }
}
