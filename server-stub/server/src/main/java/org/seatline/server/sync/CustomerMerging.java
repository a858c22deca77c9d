package org.seatline.server.sync;

import java.util.List;
import org.seatline.protocol.CustomerField;
import org.seatline.protocol.CustomerHistory;
import org.seatline.protocol.CustomerRecord;
import org.seatline.protocol.CustomerRights;
import org.seatline.protocol.Mutation;
import org.seatline.protocol.MutationResults.Conflict;
import org.seatline.protocol.Protocol;
import org.seatline.server.store.CustomerMerges.Merge;
import org.seatline.server.store.Tx;
import org.seatline.server.sync.CustomerChanges.Author;
import org.seatline.server.sync.core.CustomerMerge;

/** Makes one customer of two records, and two of one again. */
final class CustomerMerging {
  private static final String MERGED_ALREADY = "merged-already";

  private CustomerMerging() {}

  static List<Conflict> merge(Tx tx, Author author, Mutation.CustomersMerged m) {
    CustomerRules.allowed(CustomerRights.mayMerge(author.roles()));
    MutationApplier.checkId(m.mergeId());
    if (!CustomerField.TEXTS.containsAll(m.fromGone())) {
      throw new Rejection("bad-field");
    }
    CustomerRules.checkReason(m.reason());
    CustomerRecord kept = itself(tx, m.keptId());
    CustomerRecord gone = itself(tx, m.goneId());
    if (kept.id().equals(gone.id()) || tx.customerMerges().find(m.mergeId()).isPresent()) {
      throw new Rejection(MERGED_ALREADY);
    }
    if (!CustomerMerge.sameForPeople(kept, m.seen().kept())
        || !CustomerMerge.sameForPeople(gone, m.seen().gone())) {
      throw new Rejection("changed-meanwhile");
    }
    CustomerRecord one = CustomerMerge.merged(kept, gone, m.fromGone());
    List<String> tickets = tx.belongings().tickets(gone.id());
    List<String> contacts = tx.belongings().contacts(gone.id());
    // The other one first: its meters are free then.
    CustomerChanges.put(tx, gone.tombstone(kept.id()));
    CustomerChanges.put(tx, one);
    tx.belongings().moveTickets(tickets, kept.id());
    tx.belongings().moveContacts(contacts, kept.id());
    tx.customerMerges()
        .add(
            new Merge(
                m.mergeId(),
                kept,
                gone,
                one,
                tickets,
                contacts,
                author.nowMs(),
                author.agentId(),
                null));
    writeDown(tx, author, new Act("merged", m.mergeId(), m.reason().strip()), kept, gone);
    return List.of();
  }

  /** A record that was not merged into another. */
  private static CustomerRecord itself(Tx tx, String id) {
    CustomerRecord found = CustomerChanges.find(tx, id);
    if (!found.id().equals(id)) {
      throw new Rejection(MERGED_ALREADY);
    }
    return found;
  }

  static List<Conflict> part(Tx tx, Author author, Mutation.CustomersParted m) {
    CustomerRules.allowed(CustomerRights.mayMerge(author.roles()));
    Merge merge =
        tx.customerMerges()
            .find(m.mergeId())
            .filter(found -> found.partedMs() == null)
            .filter(found -> found.keptBefore().id().equals(m.keptId()))
            .orElseThrow(() -> new Rejection("unknown-merge"));
    if (author.nowMs() - merge.mergedMs() > Protocol.MERGE_UNDO_MS) {
      throw new Rejection("too-late");
    }
    CustomerRecord now = itself(tx, m.keptId());
    CustomerRecord gone = merge.goneBefore();
    CustomerChanges.put(tx, CustomerMerge.parted(now, merge.keptBefore(), merge.keptAfter(), gone));
    CustomerChanges.put(tx, gone);
    tx.belongings().moveTickets(merge.tickets(), gone.id());
    tx.belongings().moveContacts(merge.contacts(), gone.id());
    tx.customerMerges().parted(merge.id(), author.nowMs());
    writeDown(tx, author, new Act("parted", merge.id(), ""), merge.keptBefore(), gone);
    return List.of();
  }

  /** What is done with two records. */
  private record Act(String name, String mergeId, String reason) {
    CustomerHistory.Line line(Author author, CustomerRecord other) {
      return author.line(name, mergeId, reason, CustomerMerging.name(other));
    }
  }

  private static void writeDown(
      Tx tx, Author author, Act act, CustomerRecord kept, CustomerRecord gone) {
    tx.customerBook().add(kept.id(), act.line(author, gone));
    tx.customerBook().add(gone.id(), act.line(author, kept));
    tx.housekeeping()
        .audit(
            author.nowMs(),
            author.agentId(),
            "customers-" + act.name(),
            "customer " + kept.id(),
            gone.id() + (act.reason().isEmpty() ? "" : ": " + act.reason()));
  }

  private static String name(CustomerRecord of) {
    return of.name().zh().isBlank() ? of.name().en() : of.name().zh();
  }
}
