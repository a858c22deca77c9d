package org.seatline.app.customer;

import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import org.seatline.app.session.Seat;
import org.seatline.app.session.ServerApi.Reply;
import org.seatline.app.session.Watched;
import org.seatline.protocol.ContactRecord;
import org.seatline.protocol.EarlierRecords;
import org.seatline.protocol.Protocol;
import org.seatline.protocol.TicketRecord;

/**
 * Calls, closed tickets and notes of a customer in one list, latest first: what this computer's
 * copy has, and behind it, when somebody asks, what the server has. Lives on the thread of {@link
 * CustomerViewModel}.
 */
public final class TimeLine {
  /** So many more are shown each time. */
  static final int PAGE = 8;

  private static final Comparator<TimeEntry> LATEST_FIRST =
      Comparator.comparingLong(TimeEntry::atMs).reversed().thenComparing(TimeEntry::id);

  private final Seat seat;
  private final InstantSource clock;
  private final ReadOnlyIntegerWrapper changes = new ReadOnlyIntegerWrapper();
  private final Map<String, TimeEntry> here = new HashMap<>();
  private final Map<String, TimeEntry> fetched = new LinkedHashMap<>();
  private String customerId = "";
  private int shown = PAGE;
  private long asked;
  private Older older = Older.MORE;

  /** What there is behind the end of the list. */
  enum Older {
    /** Perhaps more, at the server. */
    MORE,
    /** The server was asked. */
    ASKING,
    /** The server did not answer; it can be asked again. */
    AWAY,
    /** Nothing. */
    NOTHING
  }

  TimeLine(Seat seat, InstantSource clock) {
    this.seat = seat;
    this.clock = clock;
  }

  /** Grows with every change. */
  ReadOnlyIntegerProperty changesProperty() {
    return changes.getReadOnlyProperty();
  }

  /** What is shown, latest first. */
  List<TimeEntry> entries() {
    return all().limit(shown).toList();
  }

  private Stream<TimeEntry> all() {
    Map<String, TimeEntry> all = new HashMap<>(fetched);
    all.putAll(here);
    return all.values().stream().sorted(LATEST_FIRST);
  }

  /** What there is behind the last that is shown. */
  Older older() {
    boolean moreHere = all().skip(shown).findAny().isPresent();
    return moreHere && older != Older.ASKING ? Older.MORE : older;
  }

  /** Another customer, or none. */
  void show(String nextCustomer) {
    customerId = nextCustomer;
    here.clear();
    fetched.clear();
    shown = PAGE;
    older = Older.MORE;
    asked++;
    changed();
  }

  void tickets(List<TicketRecord> tickets) {
    here.values().removeIf(entry -> entry.kind() == TimeEntry.Kind.TICKET);
    tickets.stream()
        .filter(ticket -> ticket.state().equals("closed"))
        .map(TimeEntry::of)
        .forEach(entry -> here.put(entry.id(), entry));
    changed();
  }

  void contacts(List<ContactRecord> contacts) {
    here.values().removeIf(entry -> entry.kind() != TimeEntry.Kind.TICKET);
    contacts.stream().map(TimeEntry::of).forEach(entry -> here.put(entry.id(), entry));
    changed();
  }

  /** Shows more: of what is here first, then of what the server has. */
  public void showOlder() {
    if (customerId.isEmpty() || older == Older.ASKING) {
      return;
    }
    boolean moreHere = all().skip(shown).findAny().isPresent();
    shown += PAGE;
    if (!moreHere && older != Older.NOTHING) {
      ask();
    }
    changed();
  }

  private void ask() {
    older = Older.ASKING;
    long mine = ++asked;
    long before = before();
    Watched.take(
        "ask for older contacts",
        seat.centre().earlier(customerId, before),
        reply -> {
          if (mine == asked) {
            answered(reply);
            changed();
          }
        });
  }

  /** Where what is known ends. */
  private long before() {
    return Stream.concat(here.values().stream(), fetched.values().stream())
        .mapToLong(TimeEntry::atMs)
        .min()
        .orElse(clock.millis());
  }

  private void answered(Reply<EarlierRecords> reply) {
    if (!(reply instanceof Reply.Ok<EarlierRecords>(EarlierRecords records))) {
      older = Older.AWAY;
      return;
    }
    long complete = completeDownTo(records);
    records.tickets().stream()
        .map(TimeEntry::of)
        .filter(entry -> entry.atMs() >= complete)
        .forEach(entry -> fetched.put(entry.id(), entry));
    records.contacts().stream()
        .map(TimeEntry::of)
        .filter(entry -> entry.atMs() >= complete)
        .forEach(entry -> fetched.put(entry.id(), entry));
    older = records.more() ? Older.MORE : Older.NOTHING;
  }

  /** Tickets and contacts come in pages of their own: what only one of them reaches waits. */
  private static long completeDownTo(EarlierRecords records) {
    LongStream tickets = records.tickets().stream().mapToLong(TicketRecord::createdAtMs);
    LongStream contacts = records.contacts().stream().mapToLong(ContactRecord::startedAtMs);
    return Math.max(
        records.tickets().size() < Protocol.EARLIER_MAX ? Long.MIN_VALUE : tickets.min().orElse(0),
        records.contacts().size() < Protocol.EARLIER_MAX
            ? Long.MIN_VALUE
            : contacts.min().orElse(0));
  }

  private void changed() {
    changes.set(changes.get() + 1);
  }
}
