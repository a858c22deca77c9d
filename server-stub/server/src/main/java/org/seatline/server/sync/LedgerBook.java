package org.seatline.server.sync;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.seatline.protocol.MutationResults.Conflict;
import org.seatline.protocol.MutationResults.Outcome;
import org.seatline.protocol.Wire;
import org.seatline.server.store.Mutations;
import org.seatline.server.store.Tx;
import org.seatline.server.sync.core.MutationLedger;
import org.seatline.server.sync.core.MutationLedger.Judgement;
import org.seatline.server.sync.core.MutationLedger.Line;
import org.seatline.server.sync.core.MutationLedger.Offer;

/** The lines of the ledger in the database; all within the transaction that does the work. */
final class LedgerBook {
  private static final String APPLIED = "applied";
  private static final String REJECTED = "rejected";
  private static final TypeReference<List<Conflict>> CONFLICTS = new TypeReference<>() {};

  private LedgerBook() {}

  static Judgement judge(Tx tx, Incoming incoming) {
    long number = incoming.numbered().number();
    Optional<Line> line = tx.mutations().find(incoming.clientId(), number).map(LedgerBook::line);
    Optional<Line> elsewhere =
        line.isPresent()
            ? Optional.empty()
            : tx.mutations()
                .sameContent(incoming.hash(), incoming.numbered().origin() != null)
                .map(LedgerBook::line);
    return MutationLedger.judge(
        new Offer(
            number,
            incoming.hash(),
            line.orElse(null),
            elsewhere.orElse(null),
            incoming.blocked()));
  }

  /** A second line with the same client id and number fails the transaction. */
  static void add(Tx tx, Incoming incoming, Line line, long nowMs) {
    tx.mutations()
        .add(
            new Mutations.Entry(
                incoming.clientId(),
                incoming.numbered().number(),
                incoming.numbered().agentId(),
                incoming.type(),
                incoming.subject(),
                known(line),
                nowMs));
  }

  private static Mutations.Known known(Line line) {
    return new Mutations.Known(
        line.contentHash(),
        line.origin(),
        line.outcome() == Outcome.REJECTED ? REJECTED : APPLIED,
        line.code(),
        line.conflicts().isEmpty() ? null : Wire.encode(line.conflicts()));
  }

  private static Line line(Mutations.Known known) {
    return new Line(
        known.contentHash(),
        known.origin(),
        known.outcome().equals(APPLIED) ? Outcome.APPLIED : Outcome.REJECTED,
        known.code(),
        conflicts(known.conflicts()));
  }

  private static List<Conflict> conflicts(@Nullable String json) {
    try {
      return json == null ? List.of() : Wire.mapper().readValue(json, CONFLICTS);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the ledger holds unreadable conflicts", e);
    }
  }
}
