package org.seatline.server.sync;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import org.seatline.protocol.HistoryPoint;
import org.seatline.protocol.MutationBatch;
import org.seatline.protocol.MutationBatch.Numbered;
import org.seatline.protocol.MutationResults;
import org.seatline.protocol.MutationResults.Conflict;
import org.seatline.protocol.MutationResults.Outcome;
import org.seatline.protocol.MutationResults.Result;
import org.seatline.protocol.MutationResults.Verdict;
import org.seatline.protocol.StoreMark;
import org.seatline.server.admin.LiveConfiguration;
import org.seatline.server.store.Store;
import org.seatline.server.store.StoreErrors;
import org.seatline.server.store.Tx;
import org.seatline.server.sync.MutationDoor.Arrival;
import org.seatline.server.sync.core.MutationLedger;
import org.seatline.server.sync.core.MutationLedger.Judgement;
import org.seatline.server.sync.core.MutationLedger.Line;
import org.seatline.server.sync.core.MutationLedger.Opening;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Applies what seats send, each (client id, number) exactly once: the work and the line that it was
 * done are in the same transaction. A rejected mutation stops no other, except those of its subject
 * that came with it. Safe for several threads; blocks.
 */
public final class MutationService {
  private static final Logger LOG = LoggerFactory.getLogger(MutationService.class);

  /**
   * So many share a transaction; it keeps all others from changing anything as long as it lasts.
   */
  private static final int TOGETHER_MAX = 50;

  private final Store store;
  private final LiveConfiguration live;
  private final ServerHistory history;
  private final MutationApplier applier;
  private final MutationDoor door;
  private final LongSupplier nowMs;
  private final LongConsumer changed;

  /**
   * What it is made of.
   *
   * @param keys that seats seal to
   * @param changed told the last change number after a batch that changed something
   */
  public record Parts(
      Store store,
      LiveConfiguration live,
      ServerHistory history,
      ServerKeys keys,
      LongSupplier nowMs,
      LongConsumer changed) {}

  public MutationService(Parts parts) {
    this.store = parts.store();
    this.live = parts.live();
    this.history = parts.history();
    this.applier = new MutationApplier(live, parts.nowMs());
    this.door = new MutationDoor(parts.keys());
    this.nowMs = parts.nowMs();
    this.changed = parts.changed();
  }

  /** Applies a batch in its order. When this returns, it survives power loss. */
  public MutationResults apply(Deliverer deliverer, MutationBatch batch) {
    Opening opening = open(batch);
    List<Result> results = new ArrayList<>();
    Verdict verdict =
        opening.verdict() == Verdict.TAKEN
            ? applyAll(deliverer, batch, results)
            : opening.verdict();
    if (opening.marksStore() || results.stream().anyMatch(r -> r.outcome() != Outcome.DUPLICATE)) {
      store.syncToDisk();
    }
    HistoryPoint point = store.inTransaction(tx -> history.lineage(tx).point());
    if (results.stream().anyMatch(r -> r.outcome() == Outcome.APPLIED)) {
      changed.accept(point.number());
    }
    return new MutationResults(verdict, point, nowMs.getAsLong(), results);
  }

  /** Two lives of one store at the same moment: the second one looks again. */
  private Opening open(MutationBatch batch) {
    try {
      return store.inTransaction(tx -> open(tx, batch));
    } catch (RuntimeException failure) {
      if (StoreErrors.isDuplicate(failure)) {
        return store.inTransaction(tx -> open(tx, batch));
      }
      throw failure;
    }
  }

  private Opening open(Tx tx, MutationBatch batch) {
    StoreMark kept = tx.storeMarks().find(batch.clientId()).orElse(null);
    Opening opening = MutationLedger.open(history.lineage(tx), batch.known(), kept, batch.store());
    if (opening.marksStore()) {
      tx.storeMarks().put(batch.clientId(), batch.store(), nowMs.getAsLong());
    }
    return opening;
  }

  private Verdict applyAll(Deliverer deliverer, MutationBatch batch, List<Result> results) {
    BatchSubjects subjects = new BatchSubjects();
    List<Arrival> arrivals = door.admit(deliverer, batch);
    for (int from = 0; from < arrivals.size(); from += TOGETHER_MAX) {
      List<Arrival> some = arrivals.subList(from, Math.min(arrivals.size(), from + TOGETHER_MAX));
      Optional<List<Result>> together = together(batch.clientId(), some, subjects);
      if (together.isPresent()) {
        results.addAll(together.get());
      } else if (!oneByOne(batch.clientId(), some, subjects, results)) {
        return Verdict.RENEW;
      }
    }
    return Verdict.TAKEN;
  }

  /**
   * Some in one transaction, if each of them can be applied or has been: a commit costs more than
   * the work. Empty, and nothing is done, when one of them is anything else: then each is judged by
   * itself.
   */
  private Optional<List<Result>> together(
      String clientId, List<Arrival> some, BatchSubjects subjects) {
    List<Arrival.Let> lets = new ArrayList<>();
    for (Arrival arrival : some) {
      if (!(arrival instanceof Arrival.Let let)
          || subjects.afterUnread(let)
          || subjects.blocks(let)) {
        return Optional.empty();
      }
      lets.add(let);
    }
    try {
      return Optional.of(store.inTransaction(tx -> together(tx, clientId, lets)));
    } catch (RuntimeException failure) {
      LOG.debug("{} mutations are not applied together: {}", lets.size(), failure.getMessage());
      return Optional.empty();
    }
  }

  private List<Result> together(Tx tx, String clientId, List<Arrival.Let> lets) {
    List<Result> results = new ArrayList<>();
    for (Arrival.Let let : lets) {
      Result result =
          once(tx, Incoming.of(clientId, let.numbered(), false))
              .filter(r -> r.outcome() != Outcome.REJECTED)
              .orElseThrow(() -> new Rejection("not-together"));
      results.add(let.toAuthor() ? result : forOthers(result));
    }
    return results;
  }

  /** Each in a transaction of its own; false when a number stands for something else. */
  private boolean oneByOne(
      String clientId, List<Arrival> some, BatchSubjects subjects, List<Result> results) {
    for (Arrival arrival : some) {
      switch (arrival) {
        case Arrival.Kept(long number, String tag, String code) ->
            results.add(subjects.kept(number, tag, code));
        case Arrival.Let let when subjects.afterUnread(let) ->
            results.add(subjects.kept(let.number(), let.tag(), MutationResults.SEAL_BEFORE));
        case Arrival.Let let -> {
          boolean blocked = subjects.blocks(let);
          Optional<Result> result = apply(Incoming.of(clientId, let.numbered(), blocked));
          if (result.isEmpty()) {
            return false;
          }
          subjects.became(let, result.get());
          results.add(let.toAuthor() ? result.get() : forOthers(result.get()));
        }
      }
    }
    return true;
  }

  /** Conflicts are their author's words: whoever brought them hears only that there are some. */
  private static Result forOthers(Result result) {
    return result.conflicts().isEmpty()
        ? result
        : new Result(
            result.number(), result.outcome(), result.code(), List.of(Conflict.FOR_AUTHOR));
  }

  /** Empty when the number stands for something else. */
  private Optional<Result> apply(Incoming incoming) {
    try {
      return store.inTransaction(tx -> once(tx, incoming));
    } catch (Rejection rejection) {
      return rejected(incoming, rejection.code());
    } catch (RuntimeException failure) {
      return afterFailure(incoming, failure);
    }
  }

  /** The same mutation came over another connection at the same moment, or cannot be stored. */
  private Optional<Result> afterFailure(Incoming incoming, RuntimeException failure) {
    if (StoreErrors.isDuplicate(failure)) {
      return store.inTransaction(tx -> once(tx, incoming));
    }
    if (StoreErrors.isBadValue(failure)) {
      return rejected(incoming, "bad-value");
    }
    throw failure;
  }

  private Optional<Result> once(Tx tx, Incoming incoming) {
    return switch (LedgerBook.judge(tx, incoming)) {
      case Judgement.Repeat(Result result) -> Optional.of(result);
      case Judgement.Known(Line line, Result result) -> {
        write(tx, incoming, line);
        yield Optional.of(result);
      }
      case Judgement.Reused() -> Optional.empty();
      case Judgement.Reject(String code) -> throw new Rejection(code);
      case Judgement.Apply() -> Optional.of(applied(tx, incoming));
    };
  }

  private Result applied(Tx tx, Incoming incoming) {
    Numbered numbered = incoming.numbered();
    if (!live.knew(numbered.agentId())) {
      throw new Rejection("unknown-agent");
    }
    tx.feed().takeNumber();
    List<Conflict> conflicts = applier.apply(tx, numbered.agentId(), numbered.mutation());
    Line line = new Line(incoming.hash(), numbered.origin(), Outcome.APPLIED, null, conflicts);
    LedgerBook.add(tx, incoming, line, nowMs.getAsLong());
    return new Result(numbered.number(), Outcome.APPLIED, null, conflicts);
  }

  private Optional<Result> rejected(Incoming incoming, String code) {
    return store.inTransaction(
        tx ->
            switch (LedgerBook.judge(tx, incoming)) {
              case Judgement.Repeat(Result result) -> Optional.of(result);
              case Judgement.Reused() -> Optional.empty();
              case Judgement.Known _, Judgement.Reject _, Judgement.Apply _ -> {
                Line line =
                    new Line(
                        incoming.hash(),
                        incoming.numbered().origin(),
                        Outcome.REJECTED,
                        code,
                        List.of());
                write(tx, incoming, line);
                yield Optional.of(new Result(incoming.numbered().number(), Outcome.REJECTED, code));
              }
            });
  }

  /** Every line takes a change number, so that a history without it is told apart. */
  private void write(Tx tx, Incoming incoming, Line line) {
    tx.feed().takeNumber();
    LedgerBook.add(tx, incoming, line, nowMs.getAsLong());
  }
}
