package org.seatline.installer.simulation;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.seatline.app.sync.FeedCore;
import org.seatline.app.sync.FeedCore.Point;
import org.seatline.protocol.Change;
import org.seatline.protocol.ChangeShelf;
import org.seatline.protocol.FeedPage;

/** Bugs in the seat's copy. */
final class CopyMutants {
  private CopyMutants() {}

  static List<Mutant> all() {
    return List.of(
        Mutant.of(
            "goes on one change too far", new TooFar(), "not-the-same", "no-rest", "copy-emptied"),
        Mutant.of(
            "does not know when its copy began",
            new KnowsNoBeginning(),
            "not-for-this-seat",
            "not-the-same"),
        Mutant.of("begins a copy over the old one", new NeverBegins(), "not-for-this-seat"),
        Mutant.of("drops the old copy first", new DropsFirst(), "copy-emptied"),
        Mutant.of("takes a copy for whole too early", new WholeTooEarly(), "copy-emptied"),
        Mutant.of("never takes a copy for whole", new NeverWhole(), "not-for-this-seat"),
        Mutant.of(
            "takes old news about a caller", new OldNews(), "not-for-this-seat", "not-the-same"),
        Mutant.of("keeps the shelf of somebody else", new KeepsShelves(), "not-for-this-seat"));
  }

  private abstract static class Points extends Parts {
    abstract Point bend(Point point);

    @Override
    Map<ChangeShelf, Point> points(
        Map<ChangeShelf, Point> before, ChangeShelf shelf, FeedPage page) {
      Map<ChangeShelf, Point> points = new EnumMap<>(super.points(before, shelf, page));
      points.compute(shelf, (s, point) -> bend(point == null ? Point.START : point));
      return points;
    }
  }

  private static final class TooFar extends Points {
    @Override
    Point bend(Point point) {
      return new Point(point.after() + 1, point.since());
    }
  }

  private static final class KnowsNoBeginning extends Points {
    @Override
    Point bend(Point point) {
      return new Point(point.after(), Long.MAX_VALUE);
    }
  }

  private static final class NeverBegins extends Parts {
    @Override
    boolean begins(FeedPage page) {
      return false;
    }
  }

  private static final class DropsFirst extends Parts {
    @Override
    SeatBooks seatBooks(Disk disk) {
      return new SeatBooks(disk) {
        @Override
        void giveUp(ChangeShelf shelf) {
          drop(shelf);
        }
      };
    }
  }

  private static final class WholeTooEarly extends Parts {
    @Override
    boolean completes(FeedPage page) {
      return true;
    }
  }

  private static final class NeverWhole extends Parts {
    @Override
    boolean completes(FeedPage page) {
      return false;
    }
  }

  private static final class OldNews extends Parts {
    @Override
    List<Change> news(Map<ChangeShelf, Point> points, FeedPage page) {
      return page.changes();
    }
  }

  private static final class KeepsShelves extends Parts {
    @Override
    FeedCore.Step feed(FeedCore.State state, FeedCore.Event event) {
      FeedCore.Step step = super.feed(state, event);
      return new FeedCore.Step(
          step.state(),
          step.effects().stream().filter(e -> !(e instanceof FeedCore.Effect.Drop)).toList());
    }
  }
}
