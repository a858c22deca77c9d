package org.seatline.installer.simulation;

import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.seatline.protocol.Continuity;
import org.seatline.protocol.HistoryPoint;
import org.seatline.protocol.Mutation;
import org.seatline.protocol.MutationResults.Outcome;
import org.seatline.protocol.MutationResults.Result;
import org.seatline.protocol.MutationResults.Verdict;
import org.seatline.protocol.StoreMark;
import org.seatline.protocol.TicketRecord;
import org.seatline.server.sync.core.FeedDoor;
import org.seatline.server.sync.core.Lineage;
import org.seatline.server.sync.core.MutationLedger;
import org.seatline.server.sync.core.MutationLedger.Judgement;
import org.seatline.server.sync.core.MutationLedger.Line;
import org.seatline.server.sync.core.MutationLedger.Offer;
import org.seatline.server.sync.core.TicketMerge;

/** Bugs in the server's ledger, feed and rules. */
final class ServerMutants {
  private ServerMutants() {}

  static List<Mutant> all() {
    return List.of(
        Mutant.of(
            "forgets what it applied",
            offers(o -> new Offer(o.number(), o.contentHash(), null, null, o.blocked())),
            "applied-twice"),
        Mutant.of(
            "looks under one number only",
            offers(o -> new Offer(o.number(), o.contentHash(), o.line(), null, o.blocked())),
            "applied-twice"),
        Mutant.of(
            "applies what depends on a rejected one",
            offers(o -> new Offer(o.number(), o.contentHash(), o.line(), o.elsewhere(), false)),
            "applied-after-rejected"),
        Mutant.of("takes a number for its content", new NumberIsEnough(), "lost"),
        Mutant.of("repeats without the conflicts", new ForgetsConflicts(), "conflict-not-shown"),
        Mutant.of(
            "cannot tell stores apart",
            new AnyStore(),
            "two-stores-one-id",
            "applied-twice",
            "lost"),
        Mutant.of(
            "never notices that it forgot",
            new NeverForgot(),
            "lost",
            "not-the-same",
            "not-for-this-seat",
            "dropped"),
        Mutant.of("forgets deletions unnoticed", new NoHorizon(), "not-for-this-seat"),
        Mutant.of("lets the last text win", merges(text -> false, true), "wrong-field"),
        Mutant.of("tells nobody of a conflict", merges(null, false), "conflict-not-shown"),
        Mutant.of(
            "writes the ledger after the work", books(LateLedger::new), "applied-twice", "lost"),
        Mutant.of(
            "begins no run when it starts",
            books(OneRun::new),
            "lost",
            "dropped",
            "not-the-same",
            "not-for-this-seat"));
  }

  private static Parts offers(UnaryOperator<Offer> bend) {
    return new Parts() {
      @Override
      Judgement judge(Offer offer) {
        return super.judge(bend.apply(offer));
      }
    };
  }

  private static Parts merges(@Nullable Predicate<String> freeText, boolean told) {
    return new Parts() {
      @Override
      TicketMerge.Merged merge(
          TicketRecord ticket, List<Mutation.Edit> edits, Predicate<String> real) {
        TicketMerge.Merged merged = super.merge(ticket, edits, freeText == null ? real : freeText);
        return told ? merged : new TicketMerge.Merged(merged.ticket(), List.of());
      }
    };
  }

  private interface Maker {
    ServerBooks of(Disk disk);
  }

  private static Parts books(Maker maker) {
    return new Parts() {
      @Override
      ServerBooks serverBooks(Disk disk) {
        return maker.of(disk);
      }
    };
  }

  private static final class NumberIsEnough extends Parts {
    @Override
    Judgement judge(Offer offer) {
      return super.judge(offer) instanceof Judgement.Reused
          ? new Judgement.Repeat(new Result(offer.number(), Outcome.DUPLICATE, null))
          : super.judge(offer);
    }
  }

  private static final class ForgetsConflicts extends Parts {
    @Override
    Judgement judge(Offer offer) {
      return super.judge(offer) instanceof Judgement.Repeat(Result r)
          ? new Judgement.Repeat(new Result(r.number(), r.outcome(), r.code()))
          : super.judge(offer);
    }
  }

  private static final class AnyStore extends Parts {
    @Override
    MutationLedger.Opening open(
        Lineage lineage, HistoryPoint known, @Nullable StoreMark kept, StoreMark offered) {
      MutationLedger.Opening opening = super.open(lineage, known, kept, offered);
      return opening.verdict() == Verdict.RENEW
          ? new MutationLedger.Opening(Verdict.TAKEN, false)
          : opening;
    }
  }

  private static final class NeverForgot extends Parts {
    @Override
    MutationLedger.Opening open(
        Lineage lineage, HistoryPoint known, @Nullable StoreMark kept, StoreMark offered) {
      return super.open(lineage, HistoryPoint.NONE, kept, offered);
    }

    @Override
    FeedDoor.Entry door(Lineage lineage, long horizon, FeedDoor.Ask ask) {
      FeedDoor.Entry entry = super.door(lineage, horizon, ask);
      return entry.continuity() == Continuity.FORGOTTEN
          ? new FeedDoor.Entry(Continuity.CONTINUES, ask.after())
          : entry;
    }
  }

  private static final class NoHorizon extends Parts {
    @Override
    FeedDoor.Entry door(Lineage lineage, long horizon, FeedDoor.Ask ask) {
      return super.door(lineage, 0, ask);
    }
  }

  /** The line of the ledger is written with the next one, so that a crash may lose it. */
  private static final class LateLedger extends ServerBooks {
    private Runnable late = () -> {};

    LateLedger(Disk disk) {
      super(disk);
    }

    @Override
    void startRun(String id) {
      late = () -> {};
      super.startRun(id);
    }

    @Override
    @Nullable Line line(String client, long number) {
      late.run();
      late = () -> {};
      return super.line(client, number);
    }

    @Override
    void addLine(String client, long number, Line line) {
      late.run();
      late = () -> super.addLine(client, number, line);
    }
  }

  private static final class OneRun extends ServerBooks {
    OneRun(Disk disk) {
      super(disk);
    }

    @Override
    void startRun(String id) {
      if (last() == 0) {
        super.startRun("run");
      }
    }
  }
}
