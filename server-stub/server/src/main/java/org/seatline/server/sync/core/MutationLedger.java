package org.seatline.server.sync.core;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.seatline.protocol.HistoryPoint;
import org.seatline.protocol.MutationResults;
import org.seatline.protocol.MutationResults.Conflict;
import org.seatline.protocol.MutationResults.Outcome;
import org.seatline.protocol.MutationResults.Result;
import org.seatline.protocol.MutationResults.Verdict;
import org.seatline.protocol.StoreMark;

/**
 * Decides what of a batch is applied. The ledger has a line for each (client id, number), written
 * in the transaction that applies the mutation; a line is never changed.
 */
public final class MutationLedger {
  private MutationLedger() {}

  /**
   * A line: what became of a mutation when it came first.
   *
   * @param contentHash of who did what, so that a number that is used again is noticed
   * @param origin the client id that it was first numbered under, or null
   * @param conflicts as they were told, to be told again when the answer was lost
   */
  public record Line(
      String contentHash,
      @Nullable String origin,
      Outcome outcome,
      @Nullable String code,
      List<Conflict> conflicts) {}

  /** What opening a batch comes to. */
  public record Opening(Verdict verdict, boolean marksStore) {}

  /**
   * Before the mutations: may this store go on? {@code marksStore} says that the offered mark is to
   * be kept in the same transaction.
   *
   * @param kept the newest mark that this client id has come with, or null
   */
  public static Opening open(
      Lineage lineage, HistoryPoint known, @Nullable StoreMark kept, StoreMark offered) {
    if (!lineage.holds(known)) {
      return new Opening(Verdict.FORGOTTEN, false);
    }
    if (offered.equals(StoreMark.NONE)) {
      return new Opening(Verdict.TAKEN, false);
    }
    if (kept == null || offered.generation() > kept.generation()) {
      return new Opening(Verdict.TAKEN, true);
    }
    return new Opening(offered.equals(kept) ? Verdict.TAKEN : Verdict.RENEW, false);
  }

  /**
   * A mutation at the ledger.
   *
   * @param line the line of its client id and number, or null
   * @param elsewhere a line of the same content under another number, where it or this mutation was
   *     numbered again; null when there is none
   * @param blocked whether an earlier one of its subject in this batch was rejected
   */
  public record Offer(
      long number,
      String contentHash,
      @Nullable Line line,
      @Nullable Line elsewhere,
      boolean blocked) {}

  /** What is to be done with a mutation. */
  public sealed interface Judgement {
    /** Apply it and write the line. */
    record Apply() implements Judgement {}

    /** It has a line: answer this. */
    record Repeat(Result result) implements Judgement {}

    /** It was looked at under another number: write this line and answer. */
    record Known(Line line, Result result) implements Judgement {}

    /** Do not apply it: write a line with this code and answer. */
    record Reject(String code) implements Judgement {}

    /** The number stands for something else: the store has to be renewed, the batch ends. */
    record Reused() implements Judgement {}
  }

  /** Decides. */
  public static Judgement judge(Offer offer) {
    Line line = offer.line();
    if (line != null) {
      return line.contentHash().equals(offer.contentHash())
          ? new Judgement.Repeat(repeated(offer.number(), line))
          : new Judgement.Reused();
    }
    Line elsewhere = offer.elsewhere();
    if (elsewhere != null) {
      return new Judgement.Known(elsewhere, repeated(offer.number(), elsewhere));
    }
    return offer.blocked()
        ? new Judgement.Reject(MutationResults.DEPENDS_ON_REJECTED)
        : new Judgement.Apply();
  }

  private static Result repeated(long number, Line line) {
    return line.outcome() == Outcome.REJECTED
        ? new Result(number, Outcome.REJECTED, line.code())
        : new Result(number, Outcome.DUPLICATE, null, line.conflicts());
  }
}
