package org.seatline.server.sync;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.seatline.protocol.Change;
import org.seatline.protocol.ChangeKind;
import org.seatline.protocol.Continuity;
import org.seatline.protocol.FeedPage;
import org.seatline.protocol.HistoryPoint;
import org.seatline.protocol.Protocol;
import org.seatline.server.store.FeedReader;
import org.seatline.server.store.Store;
import org.seatline.server.store.Tx;
import org.seatline.server.sync.core.FeedDoor;
import org.seatline.server.sync.core.Lineage;

/** The server's history in its database: which run this is, and what a seat may go on with. */
public final class ServerHistory {
  /** So long a deletion is remembered at least. A seat that was away for longer copies anew. */
  private static final Duration DELETIONS_KEPT = Duration.ofDays(30);

  private final String epoch;

  private ServerHistory(String epoch) {
    this.epoch = epoch;
  }

  /** Begins a run; it is on disk before anybody hears of it. */
  public static ServerHistory begin(Store store, String epoch, long nowMs) {
    store.useTransaction(
        tx -> {
          tx.runs().begin(UUID.randomUUID().toString(), nowMs);
          tx.feed().forgetDeletions(tx.runs().numberBefore(nowMs - DELETIONS_KEPT.toMillis()));
        });
    store.syncToDisk();
    return new ServerHistory(epoch);
  }

  /** As it is now. */
  Lineage lineage(Tx tx) {
    long last = tx.feed().last();
    return new Lineage(
        epoch,
        tx.runs().newest().stream().map(run -> new Lineage.Run(run.id(), run.from())).toList(),
        last);
  }

  /** Where a seat goes on that asks this. */
  FeedDoor.Entry entry(Tx tx, FeedDoor.Ask ask) {
    return FeedDoor.judge(lineage(tx), tx.feed().horizon(), ask);
  }

  /** A page of changes of these kinds. */
  FeedPage page(Tx tx, Set<ChangeKind> kinds, FeedDoor.Ask ask) {
    Lineage lineage = lineage(tx);
    FeedDoor.Entry hoped = FeedDoor.judge(lineage, 0, ask);
    Found found = find(tx, kinds, hoped);
    // Only now: a deletion that was forgotten before the changes were read may be missing in them.
    FeedDoor.Entry entry = FeedDoor.judge(lineage, tx.feed().horizon(), ask);
    if (!entry.equals(hoped)) {
      found = find(tx, kinds, entry);
    }
    FeedReader.Stretch stretch = found.stretch;
    long upTo = stretch.more() ? stretch.upTo() : Math.max(lineage.last(), stretch.upTo());
    return new FeedPage(
        lineage.point(), entry.continuity(), entry.after(), upTo, stretch.more(), found.changes);
  }

  /**
   * What a page holds. How far it reaches is asked first: what is changed before it is read has a
   * number behind it then, and comes later.
   */
  private record Found(FeedReader.Stretch stretch, List<Change> changes) {}

  private static Found find(Tx tx, Set<ChangeKind> kinds, FeedDoor.Entry entry) {
    FeedReader feed = tx.feed().reader();
    FeedReader.Stretch stretch = feed.stretch(entry.after(), kinds, Protocol.CHANGE_PAGE_MAX);
    return new Found(stretch, feed.between(entry.after(), stretch.upTo(), kinds));
  }

  /**
   * All about the customers who have this number, out of its turn: no reader gets any further in
   * the feed by it.
   */
  FeedPage about(Tx tx, String phone, HistoryPoint known) {
    Lineage lineage = lineage(tx);
    if (!lineage.holds(known)) {
      return new FeedPage(lineage.point(), Continuity.FORGOTTEN, 0, 0, true, List.of());
    }
    List<Change> found = tx.feed().reader().about(phone, Protocol.CHANGE_PAGE_MAX);
    return new FeedPage(lineage.point(), Continuity.CONTINUES, 0, 0, false, List.copyOf(found));
  }

  /** Whom this person is likeliest to talk to next, out of its turn. */
  FeedPage recent(Tx tx, List<String> queues, String agentId, HistoryPoint known) {
    Lineage lineage = lineage(tx);
    if (!lineage.holds(known)) {
      return new FeedPage(lineage.point(), Continuity.FORGOTTEN, 0, 0, true, List.of());
    }
    List<Change> found = tx.recent().of(queues, agentId, Protocol.RECENT_MAX);
    return new FeedPage(lineage.point(), Continuity.CONTINUES, 0, 0, false, List.copyOf(found));
  }
}
