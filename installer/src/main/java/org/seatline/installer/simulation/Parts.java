package org.seatline.installer.simulation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.seatline.app.sync.FeedCopy;
import org.seatline.app.sync.FeedCore;
import org.seatline.app.sync.Knowledge;
import org.seatline.app.sync.OutboxCore;
import org.seatline.protocol.Change;
import org.seatline.protocol.ChangeShelf;
import org.seatline.protocol.FeedPage;
import org.seatline.protocol.HistoryPoint;
import org.seatline.protocol.Mutation;
import org.seatline.protocol.StoreMark;
import org.seatline.protocol.TicketRecord;
import org.seatline.server.sync.core.FeedDoor;
import org.seatline.server.sync.core.Lineage;
import org.seatline.server.sync.core.MutationLedger;
import org.seatline.server.sync.core.TicketMerge;

/** What the simulation drives: the product's cores. A test bends one of them to plant a bug. */
class Parts {
  OutboxCore.Step outbox(OutboxCore.State state, OutboxCore.Event event, int batchMax) {
    return OutboxCore.transition(state, event, batchMax);
  }

  boolean counts(OutboxCore.State state, long flight) {
    return OutboxCore.counts(state, flight);
  }

  FeedCore.Step feed(FeedCore.State state, FeedCore.Event event) {
    return FeedCore.transition(state, event);
  }

  Map<ChangeShelf, FeedCore.Point> points(
      Map<ChangeShelf, FeedCore.Point> before, ChangeShelf shelf, FeedPage page) {
    return FeedCopy.points(before, shelf, page);
  }

  boolean begins(FeedPage page) {
    return FeedCopy.begins(page);
  }

  boolean completes(FeedPage page) {
    return FeedCopy.completes(page);
  }

  List<Change> news(Map<ChangeShelf, FeedCore.Point> points, FeedPage page) {
    return FeedCopy.news(points, page);
  }

  Optional<HistoryPoint> known(HistoryPoint present, HistoryPoint sent, HistoryPoint got) {
    return Knowledge.after(present, sent, got);
  }

  MutationLedger.Opening open(
      Lineage lineage, HistoryPoint known, @Nullable StoreMark kept, StoreMark offered) {
    return MutationLedger.open(lineage, known, kept, offered);
  }

  MutationLedger.Judgement judge(MutationLedger.Offer offer) {
    return MutationLedger.judge(offer);
  }

  FeedDoor.Entry door(Lineage lineage, long horizon, FeedDoor.Ask ask) {
    return FeedDoor.judge(lineage, horizon, ask);
  }

  TicketMerge.Merged merge(
      TicketRecord ticket, List<Mutation.Edit> edits, Predicate<String> freeText) {
    return TicketMerge.merge(ticket, edits, freeText);
  }

  SeatBooks seatBooks(Disk disk) {
    return new SeatBooks(disk);
  }

  ServerBooks serverBooks(Disk disk) {
    return new ServerBooks(disk);
  }
}
