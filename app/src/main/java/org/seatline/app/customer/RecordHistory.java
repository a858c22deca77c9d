package org.seatline.app.customer;

import java.time.InstantSource;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.seatline.app.session.Seat;
import org.seatline.app.session.SeatSnapshot;
import org.seatline.app.session.ServerApi.Reply;
import org.seatline.app.session.Watched;
import org.seatline.protocol.CustomerHistory;
import org.seatline.protocol.CustomerRecord;
import org.seatline.protocol.CustomerRights;
import org.seatline.protocol.Mutation;
import org.seatline.protocol.Protocol;

/** Who changed a record, asked of the server. Lives on the thread of {@link CustomerViewModel}. */
public final class RecordHistory {
  private final Seat seat;
  private final InstantSource clock;
  private final ReadOnlyObjectWrapper<@Nullable Page> page = new ReadOnlyObjectWrapper<>();
  private int asked;

  /**
   * What is shown.
   *
   * @param lines latest first
   * @param word key of a line about it, empty for none
   */
  record Page(List<CustomerHistory.Line> lines, String word) {}

  RecordHistory(Seat seat, InstantSource clock) {
    this.seat = seat;
    this.clock = clock;
  }

  /** The history, or null while nobody looks at it. */
  ReadOnlyObjectProperty<@Nullable Page> pageProperty() {
    return page.getReadOnlyProperty();
  }

  /** Asks for the history of a record. */
  void open(CustomerRecord of) {
    int mine = ++asked;
    page.set(new Page(List.of(), "customer.history-asking"));
    Watched.take(
        "ask for a record's history",
        seat.centre().customerHistory(of.id()),
        reply -> {
          if (mine == asked) {
            page.set(answered(reply));
          }
        });
  }

  private static Page answered(Reply<CustomerHistory> reply) {
    return reply instanceof Reply.Ok<CustomerHistory>(CustomerHistory history)
        ? new Page(history.lines(), history.lines().isEmpty() ? "customer.history-none" : "")
        : new Page(List.of(), "customer.history-away");
  }

  /** Nobody looks any more. */
  void close() {
    asked++;
    page.set(null);
  }

  /** Whether this line is a merge that whoever is signed in may still take back. */
  boolean mayPart(CustomerHistory.Line line) {
    Page now = page.get();
    SeatSnapshot.Person person = seat.snapshot().person();
    boolean parted =
        now == null
            || now.lines().stream()
                .anyMatch(l -> l.act().equals("parted") && l.about().equals(line.about()));
    return line.act().equals("merged")
        && !parted
        && clock.millis() - line.atMs() <= Protocol.MERGE_UNDO_MS
        && person != null
        && CustomerRights.mayMerge(person.agent().roles());
  }

  /** Takes a merge back; the server does it, and the records come with its next changes. */
  void part(CustomerRecord kept, CustomerHistory.Line line) {
    Watched.take(
        "take a merge back",
        seat.desk().submit(new Mutation.CustomersParted(line.about(), kept.id(), clock.millis())),
        done -> page.set(new Page(List.of(), "customer.part-sent")));
  }
}
