package org.seatline.server.sync;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import org.seatline.protocol.Mutation;
import org.seatline.protocol.MutationBatch;
import org.seatline.protocol.MutationBatch.Numbered;
import org.seatline.protocol.MutationResults;
import org.seatline.protocol.MutationResults.Outcome;
import org.seatline.protocol.MutationResults.Result;
import org.seatline.protocol.Wire;
import org.seatline.server.admin.Digests;
import org.seatline.server.admin.LiveConfiguration;
import org.seatline.server.store.Mutations;
import org.seatline.server.store.Store;
import org.seatline.server.store.StoreErrors;
import org.seatline.server.store.Tx;

/**
 * Applies what seats send, each (client id, number) exactly once: the work and the note that it was
 * done are one transaction. A rejected mutation stops no other. Safe for several threads; blocks.
 */
public final class MutationService {
  private static final String APPLIED = "applied";
  private static final String REJECTED = "rejected";

  private final Store store;
  private final LiveConfiguration live;
  private final MutationApplier applier;
  private final LongSupplier nowMs;
  private final LongConsumer changed;

  /**
   * @param changed told the last change number after a batch that changed something
   */
  public MutationService(
      Store store, LiveConfiguration live, LongSupplier nowMs, LongConsumer changed) {
    this.store = store;
    this.live = live;
    this.applier = new MutationApplier(live, nowMs);
    this.nowMs = nowMs;
    this.changed = changed;
  }

  /** Applies a batch in its order. When this returns, it survives power loss. */
  public MutationResults apply(MutationBatch batch) {
    List<Result> results = new ArrayList<>();
    for (Numbered numbered : batch.mutations()) {
      results.add(apply(batch.clientId(), numbered));
    }
    if (results.stream().anyMatch(r -> r.outcome() == Outcome.APPLIED)) {
      store.syncToDisk();
      changed.accept(store.inTransaction(tx -> tx.feed().last()));
    }
    return new MutationResults(results);
  }

  private Result apply(String clientId, Numbered numbered) {
    String hash = Digests.sha256Hex(numbered.agentId() + "\n" + Wire.encode(numbered.mutation()));
    try {
      return store.inTransaction(tx -> once(tx, clientId, numbered, hash));
    } catch (Rejection rejection) {
      return store.inTransaction(tx -> rejected(tx, clientId, numbered, hash, rejection.code()));
    } catch (RuntimeException failure) {
      return afterFailure(clientId, numbered, hash, failure);
    }
  }

  /** The same mutation came over another connection at the same moment, or cannot be stored. */
  private Result afterFailure(
      String clientId, Numbered numbered, String hash, RuntimeException failure) {
    if (StoreErrors.isDuplicate(failure)) {
      return store.inTransaction(tx -> once(tx, clientId, numbered, hash));
    }
    if (StoreErrors.isBadValue(failure)) {
      return store.inTransaction(tx -> rejected(tx, clientId, numbered, hash, "bad-value"));
    }
    throw failure;
  }

  private Result once(Tx tx, String clientId, Numbered numbered, String hash) {
    Optional<Mutations.Applied> before = tx.mutations().find(clientId, numbered.number());
    if (before.isPresent()) {
      return repeated(numbered, hash, before.get());
    }
    if (!live.knew(numbered.agentId())) {
      throw new Rejection("unknown-agent");
    }
    tx.mutations().add(entry(clientId, numbered, hash, APPLIED, null));
    applier.apply(tx, numbered.agentId(), numbered.mutation());
    return new Result(numbered.number(), Outcome.APPLIED, null);
  }

  private Result rejected(Tx tx, String clientId, Numbered numbered, String hash, String code) {
    Optional<Mutations.Applied> before = tx.mutations().find(clientId, numbered.number());
    if (before.isPresent()) {
      return repeated(numbered, hash, before.get());
    }
    tx.mutations().add(entry(clientId, numbered, hash, REJECTED, code));
    return new Result(numbered.number(), Outcome.REJECTED, code);
  }

  private static Result repeated(Numbered numbered, String hash, Mutations.Applied before) {
    if (!before.contentHash().equals(hash)) {
      return new Result(numbered.number(), Outcome.REJECTED, "number-reused");
    }
    return before.outcome().equals(APPLIED)
        ? new Result(numbered.number(), Outcome.DUPLICATE, null)
        : new Result(numbered.number(), Outcome.REJECTED, before.code());
  }

  private Mutations.Entry entry(
      String clientId,
      Numbered numbered,
      String hash,
      String outcome,
      @org.jspecify.annotations.Nullable String code) {
    return new Mutations.Entry(
        clientId,
        numbered.number(),
        hash,
        numbered.agentId(),
        typeOf(numbered.mutation()),
        limited(numbered.mutation().subject()),
        outcome,
        code,
        nowMs.getAsLong());
  }

  private static String typeOf(Mutation mutation) {
    return switch (mutation) {
      case Mutation.TicketSubmitted m -> "ticket-submitted";
      case Mutation.TicketChanged m -> "ticket-changed";
      case Mutation.CallWrappedUp m -> "call-wrapped-up";
      case Mutation.NoteAdded m -> "note-added";
      case Mutation.RecordingMade m -> "recording-made";
      case Mutation.CallMeasured m -> "call-measured";
    };
  }

  private static String limited(String subject) {
    return subject.substring(0, Math.min(subject.length(), 120));
  }
}
