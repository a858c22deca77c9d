package org.seatline.app.customer;

import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;
import org.seatline.app.session.Seat;
import org.seatline.app.session.SeatSnapshot;
import org.seatline.app.session.ServerApi.Reply;
import org.seatline.app.session.Watched;
import org.seatline.protocol.CustomerHistory;
import org.seatline.protocol.CustomerRecord;
import org.seatline.protocol.CustomerRights;
import org.seatline.protocol.Mutation;

/**
 * Two records of one customer on their way to be one: which stays, and of each field which value.
 * The server decides; what came in between sends the merge back. Lives on the thread of {@link
 * CustomerViewModel}.
 */
public final class RecordMerge {
  /** Longest reason, in characters. */
  static final int REASON_MAX_CHARS = 200;

  private static final int BELONGINGS_MAX = 300;

  private final Seat seat;
  private final InstantSource clock;
  private final DuplicateSearch search;
  private final ReadOnlyObjectWrapper<@Nullable MergePair> pair = new ReadOnlyObjectWrapper<>();
  private final SentMerge sent;
  private final ReadOnlyIntegerWrapper changes = new ReadOnlyIntegerWrapper();
  private final ReadOnlyIntegerWrapper openings = new ReadOnlyIntegerWrapper();
  private final StringProperty reason = new SimpleStringProperty("");
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
  private @Nullable MergeChoice choice;
  private boolean sending;

  RecordMerge(Seat seat, InstantSource clock) {
    this.seat = seat;
    this.clock = clock;
    this.search = new DuplicateSearch(seat.desk(), this::changed);
    this.sent = new SentMerge(seat.desk());
    sent.goneProperty().addListener(changed -> changed());
  }

  /** Finds the other record. */
  DuplicateSearch search() {
    return search;
  }

  /** The two that are compared, or null. */
  ReadOnlyObjectProperty<@Nullable MergePair> pairProperty() {
    return pair.getReadOnlyProperty();
  }

  /** What the server makes of it. */
  SentMerge sent() {
    return sent;
  }

  /** Grows whenever something here is to be drawn anew. */
  ReadOnlyIntegerProperty changesProperty() {
    return changes.getReadOnlyProperty();
  }

  /** Grows whenever somebody wants to compare, falls to 0 when that is left. */
  public ReadOnlyIntegerProperty openingsProperty() {
    return openings.getReadOnlyProperty();
  }

  /** Why both are one customer. */
  StringProperty reasonProperty() {
    return reason;
  }

  /** Key of what is wrong, empty when nothing is. */
  ReadOnlyStringProperty problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /** Whether whoever is signed in may do it. */
  public boolean allowed() {
    SeatSnapshot.Person person = seat.snapshot().person();
    return person != null && CustomerRights.mayMerge(person.agent().roles());
  }

  /** Whether the server can be asked now; else it decides later. */
  boolean online() {
    return seat.snapshot().connection().online();
  }

  /** Another record is open, or none. */
  void show(@Nullable CustomerRecord open) {
    sent.forget();
    search.show(allowed() ? open : null);
    MergePair now = pair.get();
    if (now != null && (open == null || !open.id().equals(now.kept().id()))) {
      leave();
    }
  }

  /** Compares the open record with the likeliest other one; what was begun goes on. */
  void begin(CustomerRecord open) {
    if (!allowed()) {
      return;
    }
    MergePair now = pair.get();
    boolean same = now != null && (isOf(open, now.kept()) || isOf(open, now.gone()));
    if (!same) {
      choice = null;
      pair.set(MergePair.of(open, null));
      search.suspects().stream().findFirst().ifPresent(suspect -> choose(suspect.other()));
    }
    openings.set(openings.get() + 1);
    changed();
  }

  private static boolean isOf(CustomerRecord one, @Nullable CustomerRecord other) {
    return other != null && one.id().equals(other.id());
  }

  /** Gives it up. */
  public void leave() {
    pair.set(null);
    openings.set(0);
    reason.set("");
    problem.set("");
    choice = null;
    search.type("");
    changed();
  }

  /** Says which the other record is. */
  void choose(CustomerRecord other) {
    MergePair now = pair.get();
    if (now == null || other.id().equals(now.kept().id())) {
      return;
    }
    compare(MergePair.of(now.kept(), other), new MergeChoice(now.kept(), other));
    askDates(now.kept(), other);
    countBelongings(other);
  }

  private void compare(MergePair next, @Nullable MergeChoice values) {
    pair.set(next);
    choice = values;
    problem.set("");
    changed();
  }

  private void askDates(CustomerRecord kept, CustomerRecord gone) {
    Watched.take(
        "ask what is newer of two records",
        seat.centre()
            .customerHistory(kept.id())
            .thenCombine(seat.centre().customerHistory(gone.id()), Dates::new),
        dates -> {
          MergePair now = pair.get();
          if (now != null && kept.equals(now.kept()) && gone.equals(now.gone())) {
            answered(now, gone, dates);
          }
        });
  }

  /** What the server says of both. */
  private record Dates(Reply<CustomerHistory> kept, Reply<CustomerHistory> gone) {}

  private void answered(MergePair now, CustomerRecord gone, Dates dates) {
    MergeChoice values = choice;
    if (values != null
        && dates.kept() instanceof Reply.Ok<CustomerHistory>(CustomerHistory ofKept)
        && dates.gone() instanceof Reply.Ok<CustomerHistory>(CustomerHistory ofGone)) {
      values.date(ofKept.lines(), ofGone.lines());
      pair.set(new MergePair(now.kept(), gone, now.tickets(), now.contacts(), true));
      changed();
    }
  }

  private void countBelongings(CustomerRecord gone) {
    Watched.take(
        "count what belongs to a record",
        seat.desk()
            .ticketsOf(gone.id(), BELONGINGS_MAX)
            .thenCombine(
                seat.desk().contactsOf(gone.id(), BELONGINGS_MAX),
                (tickets, contacts) -> new int[] {tickets.size(), contacts.size()}),
        counts -> {
          MergePair now = pair.get();
          if (now != null && gone.equals(now.gone())) {
            pair.set(new MergePair(now.kept(), gone, counts[0], counts[1], now.datesKnown()));
            changed();
          }
        });
  }

  /** The fields with both values. */
  List<MergeChoice.Row> rows() {
    MergeChoice values = choice;
    return values == null ? List.of() : values.rows();
  }

  /** Takes the value of one of both. */
  void take(String field, boolean ofGone) {
    MergeChoice values = choice;
    if (values != null) {
      values.take(field, ofGone);
    }
  }

  /** The other one stays; the values that were chosen stay chosen. */
  void swap() {
    MergePair now = pair.get();
    CustomerRecord gone = now == null ? null : now.gone();
    MergeChoice values = choice;
    if (now == null || gone == null || values == null) {
      return;
    }
    compare(new MergePair(gone, now.kept(), 0, 0, now.datesKnown()), values.swapped());
    countBelongings(now.kept());
  }

  /** Sends it, when both still are as they are shown here. */
  void send() {
    MergePair now = pair.get();
    CustomerRecord gone = now == null ? null : now.gone();
    if (now == null || gone == null || sending) {
      return;
    }
    if (reason.get().isBlank()) {
      problem.set("customer.merge.why-missing");
      return;
    }
    sending = true;
    Watched.take(
        "read two records again",
        seat.desk()
            .customer(now.kept().id())
            .thenCombine(seat.desk().customer(gone.id()), Found::new),
        found -> {
          sending = false;
          if (now.equals(pair.get())) {
            decide(now.kept(), gone, found);
          }
        });
  }

  /** Both as they are in the copy. */
  private record Found(Optional<CustomerRecord> kept, Optional<CustomerRecord> gone) {}

  private void decide(CustomerRecord kept, CustomerRecord gone, Found found) {
    CustomerRecord nowKept = found.kept().orElse(null);
    CustomerRecord nowGone = found.gone().orElse(null);
    if (!isOf(kept, nowKept) || !isOf(gone, nowGone) || nowKept == null || nowGone == null) {
      problem.set("customer.merge.already");
      return;
    }
    Mutation.Seen seen = new Mutation.Seen(kept, gone);
    if (!seen.equals(new Mutation.Seen(nowKept, nowGone))) {
      compare(MergePair.of(nowKept, nowGone), new MergeChoice(nowKept, nowGone));
      problem.set("customer.merge.changed");
      return;
    }
    submit(seen, Objects.requireNonNull(choice));
  }

  private void submit(Mutation.Seen seen, MergeChoice values) {
    String why = reason.get().strip();
    var merge =
        new Mutation.CustomersMerged(
            UUID.randomUUID().toString(),
            seen.kept().id(),
            seen.gone().id(),
            values.taken(),
            seen,
            why.substring(0, Math.min(why.length(), REASON_MAX_CHARS)),
            clock.millis());
    sent.send(merge, this::leave);
  }

  private void changed() {
    changes.set(changes.get() + 1);
  }
}
