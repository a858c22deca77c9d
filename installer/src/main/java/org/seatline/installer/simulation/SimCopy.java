package org.seatline.installer.simulation;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.seatline.app.sync.FeedCopy;
import org.seatline.app.sync.FeedCore;
import org.seatline.app.sync.FeedCore.Point;
import org.seatline.app.sync.Knowledge;
import org.seatline.protocol.ChangeShelf;
import org.seatline.protocol.Continuity;
import org.seatline.protocol.FeedPage;
import org.seatline.protocol.HistoryPoint;
import org.seatline.server.sync.core.FeedDoor;

/** The shell of the seat's copy. */
final class SimCopy {
  private static final int SLICE_MAX = 2;

  private final SimSeat seat;
  private final SimSeat.Site site;
  private FeedCore.State state = FeedCore.State.of(Map.of());
  private HistoryPoint asked = HistoryPoint.NONE;

  SimCopy(SimSeat seat, SimSeat.Site site) {
    this.seat = seat;
    this.site = site;
  }

  private SeatBooks books() {
    return seat.books();
  }

  boolean idle() {
    return state.ask() == null && state.left().isEmpty() && !state.woken();
  }

  void restart() {
    state = FeedCore.State.of(books().points());
  }

  void signIn(Set<ChangeShelf> mine) {
    event(new FeedCore.Event.Began(mine));
  }

  void rested() {
    event(new FeedCore.Event.Rested());
  }

  void woken() {
    event(new FeedCore.Event.Woken());
  }

  void failed() {
    event(new FeedCore.Event.Failed(books().points()));
  }

  void forgotten() {
    event(new FeedCore.Event.Forgotten());
  }

  void timeOut() {
    if (state.ask() != null) {
      failed();
    }
  }

  private void event(FeedCore.Event event) {
    Deque<FeedCore.Event> events = new ArrayDeque<>(List.of(event));
    while (!events.isEmpty()) {
      FeedCore.Step step = site.parts().feed(state, events.removeFirst());
      state = step.state();
      for (FeedCore.Effect effect : step.effects()) {
        perform(effect, events);
      }
    }
  }

  private void perform(FeedCore.Effect effect, Deque<FeedCore.Event> events) {
    switch (effect) {
      case FeedCore.Effect.Fetch(FeedCore.Ask ask, Point point) -> fetch(ask, point);
      case FeedCore.Effect.Store(FeedCore.Ask ask, FeedPage page) ->
          events.add(
              store(ask.shelf(), page)
                  ? new FeedCore.Event.Stored(ask.id(), page)
                  : new FeedCore.Event.Failed(books().points()));
      case FeedCore.Effect.Drop(ChangeShelf shelf) -> {
        site.fate().saw(Trouble.SHELF_DROPPED);
        books().disk().run(() -> books().drop(shelf));
        books().sets().sweep();
      }
      case FeedCore.Effect.FetchRecent() -> askRecent();
      case FeedCore.Effect.Usable _, FeedCore.Effect.Progress _, FeedCore.Effect.Rest _ -> {}
    }
  }

  private void fetch(FeedCore.Ask ask, Point point) {
    HistoryPoint sent = books().known();
    FeedDoor.Ask request = new FeedDoor.Ask(sent, point.after(), point.since());
    boolean trainer = seat.trainer();
    long meant = seat.life();
    asked = sent;
    site.net()
        .send(
            () -> {
              Optional<FeedPage> page = site.server().page(ask.shelf(), request, trainer);
              page.ifPresent(p -> site.net().send(() -> came(meant, ask, p)));
            });
  }

  private void came(long meant, FeedCore.Ask ask, FeedPage page) {
    if (seat.reaches(meant)) {
      seat.guarded(() -> event(new FeedCore.Event.Came(ask.id(), page)));
    }
  }

  /** Stores a page in slices; false when it must not count. */
  private boolean store(ChangeShelf shelf, FeedPage page) {
    HistoryPoint sent = asked;
    for (FeedPage slice : FeedCopy.slices(page, SLICE_MAX)) {
      Set<String> before = Set.copyOf(books().sets().kept().keySet());
      if (site.parts().begins(slice) && !makeRoom(shelf, slice, sent)) {
        return false;
      }
      if (!books().disk().tx(() -> storeSlice(shelf, slice, sent))) {
        return false;
      }
      site.checker().goesOn(seat, slice, before, site.server().books());
      books().sets().sweep();
    }
    return true;
  }

  private boolean makeRoom(ChangeShelf shelf, FeedPage slice, HistoryPoint sent) {
    boolean forgotten = slice.continuity() == Continuity.FORGOTTEN;
    boolean counts =
        books()
            .disk()
            .tx(
                () -> {
                  boolean fits = forgotten ? forget(slice, sent) : fits(shelf, slice, sent);
                  if (fits) {
                    books().giveUp(shelf);
                  }
                  return fits;
                });
    if (counts) {
      books().sets().sweep();
    }
    if (counts && forgotten) {
      books().sync();
      seat.forgotten();
    }
    return counts;
  }

  private boolean forget(FeedPage slice, HistoryPoint sent) {
    boolean believed = Knowledge.forgotten(books().known(), sent);
    if (believed) {
      books().forgotten(slice.server());
    }
    return believed;
  }

  private boolean fits(ChangeShelf shelf, FeedPage slice, HistoryPoint sent) {
    Point point = books().points().getOrDefault(shelf, Point.START);
    return site.parts().known(books().known(), sent, slice.server()).isPresent()
        && FeedCopy.fits(point, slice);
  }

  private boolean storeSlice(ChangeShelf shelf, FeedPage slice, HistoryPoint sent) {
    Optional<HistoryPoint> known = site.parts().known(books().known(), sent, slice.server());
    if (known.isEmpty() || !fits(shelf, slice, sent)) {
      return false;
    }
    books().putKnown(known.get());
    if (site.parts().begins(slice)) {
      books().sets().begin(shelf);
    }
    books().write(slice.changes());
    if (site.parts().completes(slice)) {
      books().sets().complete(shelf);
    }
    books().putPoints(site.parts().points(books().points(), shelf, slice));
    return true;
  }

  /** Asks for a customer out of turn. */
  void askAbout(String customer) {
    HistoryPoint sent = books().known();
    long meant = seat.life();
    site.net()
        .send(
            () ->
                site.server()
                    .about(customer, sent)
                    .ifPresent(page -> site.net().send(() -> ahead(meant, sent, page))));
  }

  /** Asks for those who are likely to call next. */
  private void askRecent() {
    HistoryPoint sent = books().known();
    long meant = seat.life();
    site.fate().saw(Trouble.RECENT_FIRST);
    site.net()
        .send(
            () ->
                site.server()
                    .recent(sent)
                    .ifPresent(page -> site.net().send(() -> ahead(meant, sent, page))));
  }

  private void ahead(long meant, HistoryPoint sent, FeedPage page) {
    if (!seat.reaches(meant)) {
      return;
    }
    seat.guarded(
        () -> {
          Optional<HistoryPoint> known = site.parts().known(books().known(), sent, page.server());
          known.ifPresent(
              next ->
                  books()
                      .disk()
                      .run(
                          () -> {
                            books().write(site.parts().news(books().points(), page));
                            books().putKnown(next);
                          }));
        });
  }
}
