package org.seatline.installer.simulation;

import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.seatline.app.sync.OutboxCore;
import org.seatline.app.sync.OutboxCore.Effect;
import org.seatline.app.sync.OutboxCore.Event;
import org.seatline.app.sync.OutboxCore.State;
import org.seatline.app.sync.OutboxCore.Step;
import org.seatline.protocol.HistoryPoint;
import org.seatline.protocol.MutationResults;
import org.seatline.protocol.MutationResults.Verdict;

/** Bugs in the seat's outbox and in what it knows of the server. */
final class OutboxMutants {
  private OutboxMutants() {}

  static List<Mutant> all() {
    return List.of(
        Mutant.of(
            "drops a batch that got no answer",
            new DropsFailed(),
            "still-waiting",
            "out-of-order",
            "rejected-without-cause"),
        Mutant.of(
            "sends the newest first", new NewestFirst(), "out-of-order", "rejected-without-cause"),
        Mutant.of("never brings dependents back", new KeepsDependents(), "still-waiting"),
        Mutant.of("takes no new client id", new NeverRenews(), "no-end-of-messages"),
        Mutant.of(
            "believes whoever answers last",
            new BelievesTheLast(),
            "lost",
            "dropped",
            "not-the-same"),
        Mutant.of("learns nothing of the server", new LearnsNothing(), "lost", "dropped"),
        Mutant.of("tells that it is safe too early", books(NoSync::new), "dropped"),
        Mutant.of("numbers again and hides it", books(HidesOrigin::new), "applied-twice"),
        Mutant.of("sends nothing again", books(SendsNothingAgain::new), "lost", "dropped"),
        Mutant.of("prunes by its own clock", books(OwnClock::new), "dropped"),
        Mutant.of("an upgrade begins an empty outbox", books(EmptyUpgrade::new), "dropped"));
  }

  private interface Maker {
    SeatBooks of(Disk disk);
  }

  private static Parts books(Maker maker) {
    return new Parts() {
      @Override
      SeatBooks seatBooks(Disk disk) {
        return maker.of(disk);
      }
    };
  }

  private static State waiting(State s, SortedMap<Long, OutboxCore.Item> waiting) {
    return new State(
        waiting,
        s.greeted(),
        s.linked(),
        s.resting(),
        s.failures(),
        s.alone(),
        s.owed(),
        s.flight(),
        s.flights());
  }

  private static final class DropsFailed extends Parts {
    @Override
    Step outbox(State state, Event event, int batchMax) {
      OutboxCore.Flight flight = state.flight();
      if (event instanceof Event.Failed && flight != null) {
        NavigableMap<Long, OutboxCore.Item> left = new TreeMap<>(state.waiting());
        flight.numbers().forEach(left::remove);
        return super.outbox(waiting(state, left), event, batchMax);
      }
      return super.outbox(state, event, batchMax);
    }
  }

  private static final class NewestFirst extends Parts {
    @Override
    Step outbox(State state, Event event, int batchMax) {
      Step step = super.outbox(state, event, batchMax);
      return new Step(step.state(), step.effects().stream().map(NewestFirst::turnedRound).toList());
    }

    private static Effect turnedRound(Effect effect) {
      return effect instanceof Effect.Send(long flight, List<Long> numbers)
          ? new Effect.Send(flight, numbers.reversed())
          : effect;
    }
  }

  private static final class KeepsDependents extends Parts {
    @Override
    Step outbox(State state, Event event, int batchMax) {
      Step step = super.outbox(state, event, batchMax);
      return new Step(step.state(), step.effects().stream().filter(e -> !isDependent(e)).toList());
    }

    private static boolean isDependent(Effect effect) {
      return effect instanceof Effect.Aside(long _, String code)
          && code.equals(MutationResults.DEPENDS_ON_REJECTED);
    }
  }

  private static final class NeverRenews extends Parts {
    @Override
    Step outbox(State state, Event event, int batchMax) {
      if (event instanceof Event.Answered(long flight, MutationResults results)
          && results.verdict() == Verdict.RENEW) {
        var taken =
            new MutationResults(
                Verdict.TAKEN, results.server(), results.serverTimeMs(), results.results());
        return super.outbox(state, new Event.Answered(flight, taken), batchMax);
      }
      return super.outbox(state, event, batchMax);
    }
  }

  private static final class BelievesTheLast extends Parts {
    @Override
    Optional<HistoryPoint> known(HistoryPoint present, HistoryPoint sent, HistoryPoint got) {
      return Optional.of(got);
    }
  }

  private static final class LearnsNothing extends Parts {
    @Override
    Optional<HistoryPoint> known(HistoryPoint present, HistoryPoint sent, HistoryPoint got) {
      return Optional.of(present.none() ? got : present);
    }
  }

  private static final class NoSync extends SeatBooks {
    NoSync(Disk disk) {
      super(disk);
    }

    @Override
    void sync() {}
  }

  private static final class HidesOrigin extends SeatBooks {
    HidesOrigin(Disk disk) {
      super(disk);
    }

    @Override
    Item numberedAgain(Item item, long number, String client) {
      Item again = super.numberedAgain(item, number, client);
      return new Item(
          again.number(),
          again.client(),
          again.mutation(),
          again.standing(),
          again.code(),
          null,
          again.conflicts(),
          again.doneAtMs());
    }
  }

  private static final class SendsNothingAgain extends SeatBooks {
    SendsNothingAgain(Disk disk) {
      super(disk);
    }

    @Override
    boolean sendAgain() {
      return false;
    }
  }

  private static final class OwnClock extends SeatBooks {
    OwnClock(Disk disk) {
      super(disk);
    }

    @Override
    int prune(long beforeMs, Clocks clocks) {
      return super.prune(clocks.anySeatClock() - Clocks.KEPT_MS, clocks);
    }
  }

  private static final class EmptyUpgrade extends SeatBooks {
    EmptyUpgrade(Disk disk) {
      super(disk);
    }

    @Override
    boolean upgrade() {
      boolean upgraded = super.upgrade();
      if (upgraded) {
        disk().run(() -> items().keySet().forEach(disk()::remove));
      }
      return upgraded;
    }
  }
}
