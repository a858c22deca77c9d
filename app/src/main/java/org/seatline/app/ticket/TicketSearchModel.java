package org.seatline.app.ticket;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.seatline.app.fx.Messages;
import org.seatline.app.session.Desk;
import org.seatline.app.session.Seat;
import org.seatline.app.session.SeatSnapshot;
import org.seatline.app.session.TicketQuery;
import org.seatline.app.session.Watched;
import org.seatline.protocol.TicketRecord;
import org.seatline.protocol.TicketState;

/**
 * Searches the tickets that this computer holds, at each keystroke; an answer to an earlier
 * question is dropped. On the view models' thread.
 */
public final class TicketSearchModel {
  /** So many are listed. */
  static final int FOUND_MAX = 100;

  private static final int CUSTOMERS_MAX = 3;

  private final Seat seat;
  private final Messages messages;
  private final InstantSource clock;
  private final Consumer<TicketRecord> opener;
  private final StringProperty text = new SimpleStringProperty("");
  private final ObjectProperty<Choice> state = new SimpleObjectProperty<>(Choice.ANY);
  private final ObjectProperty<Choice> queue = new SimpleObjectProperty<>(Choice.ANY);
  private final ObjectProperty<Choice> assignee = new SimpleObjectProperty<>(Choice.ANY);
  private final ObjectProperty<Choice> days = new SimpleObjectProperty<>(Choice.ANY);
  private final ObservableList<Line> found = FXCollections.observableArrayList();
  private final ReadOnlyStringWrapper summary = new ReadOnlyStringWrapper("");
  private final TicketSearchLines lines;
  private int searches;

  /** A value to choose; an empty id stands for any. */
  public record Choice(String id, String words) {
    static final Choice ANY = new Choice("", "");
  }

  /**
   * A ticket that was found.
   *
   * @param customer the name, or words for nobody
   * @param due when, and whether that has passed; empty for none
   * @param who whoever does it, else the group that has it
   * @param begun the time of day, with the day when it is another one
   */
  public record Line(
      TicketRecord ticket,
      String number,
      String customer,
      String form,
      String state,
      String due,
      String who,
      String begun,
      String words) {}

  /**
   * Finds nothing yet.
   *
   * @param opener opens a ticket that was chosen
   */
  public TicketSearchModel(
      Seat seat, Messages messages, InstantSource clock, Consumer<TicketRecord> opener) {
    this.seat = seat;
    this.messages = messages;
    this.clock = clock;
    this.opener = opener;
    this.lines = new TicketSearchLines(seat, messages, clock);
    text.addListener(changed -> search());
    List.of(state, queue, assignee, days).forEach(each -> each.addListener(changed -> search()));
    messages.languageProperty().addListener(changed -> search());
  }

  /** What is typed: words, a number, a customer's name. */
  public StringProperty textProperty() {
    return text;
  }

  /** In which state. */
  public ObjectProperty<Choice> stateProperty() {
    return state;
  }

  /** Of which queue or group. */
  public ObjectProperty<Choice> queueProperty() {
    return queue;
  }

  /** Who does it. */
  public ObjectProperty<Choice> assigneeProperty() {
    return assignee;
  }

  /** Since when it was begun. */
  public ObjectProperty<Choice> daysProperty() {
    return days;
  }

  /** What was found, the newest first. */
  public ObservableList<Line> found() {
    return found;
  }

  /** How many were found, and among how many of this computer. */
  public ReadOnlyStringProperty summaryProperty() {
    return summary.getReadOnlyProperty();
  }

  /** The states to choose from. */
  public List<Choice> states() {
    List<Choice> choices = new ArrayList<>();
    choices.add(any("ticket.search.any-state"));
    choices.add(new Choice(TicketQuery.UNFINISHED, messages.get("ticket.search.unfinished")));
    for (TicketState each : TicketState.values()) {
      choices.add(new Choice(each.wire(), messages.get("customer.ticket-state." + each.wire())));
    }
    return choices;
  }

  /** The queues to choose from. */
  public List<Choice> queues() {
    List<Choice> choices = new ArrayList<>();
    choices.add(any("ticket.search.any-queue"));
    SeatSnapshot.Person person = seat.snapshot().person();
    if (person != null) {
      person
          .queues()
          .values()
          .forEach(each -> choices.add(new Choice(each.id(), messages.of(each.name()))));
    }
    return choices;
  }

  /** Whose tickets to choose from. */
  public List<Choice> assignees() {
    List<Choice> choices = new ArrayList<>();
    choices.add(any("ticket.search.any-assignee"));
    SeatSnapshot.Person person = seat.snapshot().person();
    if (person != null) {
      choices.add(new Choice(person.agent().agentId(), messages.get("ticket.search.mine")));
    }
    choices.add(new Choice(TicketQuery.NOBODY, messages.get("ticket.change.nobody")));
    return choices;
  }

  /** Times to choose from. */
  public List<Choice> times() {
    List<Choice> choices = new ArrayList<>();
    choices.add(any("ticket.search.any-days"));
    for (int count : new int[] {1, 7, 30}) {
      choices.add(
          new Choice(Integer.toString(count), messages.get("ticket.search.last-days", count)));
    }
    return choices;
  }

  private Choice any(String key) {
    return new Choice("", messages.get(key));
  }

  private TicketQuery query() {
    String since = days.get().id();
    long fromMs =
        since.isEmpty()
            ? Long.MIN_VALUE
            : clock.millis() - Duration.ofDays(Long.parseLong(since)).toMillis();
    return new TicketQuery(
        TicketQuery.split(text.get()),
        state.get().id(),
        queue.get().id(),
        assignee.get().id(),
        fromMs);
  }

  /** Searches again: something may have come meanwhile. */
  public void search() {
    int mine = ++searches;
    TicketQuery query = query();
    Watched.read(
        "search tickets",
        seat.desk()
            .searchTickets(query, FOUND_MAX)
            .thenCombine(ofCustomers(query), TicketSearchModel::together)
            .thenCompose(lines::read),
        answer -> {
          if (mine == searches) {
            show(answer);
          }
        });
  }

  /** Tickets of the customers whom the words fit. */
  private CompletableFuture<List<TicketRecord>> ofCustomers(TicketQuery query) {
    if (query.words().isEmpty()) {
      return CompletableFuture.completedFuture(List.of());
    }
    return seat.desk()
        .searchCustomers(String.join(" ", query.words()), CUSTOMERS_MAX)
        .thenCompose(
            customers -> {
              List<CompletableFuture<List<TicketRecord>>> parts =
                  customers.stream()
                      .map(each -> seat.desk().ticketsOf(each.id(), FOUND_MAX))
                      .toList();
              return CompletableFuture.allOf(parts.toArray(CompletableFuture[]::new))
                  .thenApply(done -> parts.stream().flatMap(p -> p.join().stream()).toList());
            })
        .thenApply(all -> all.stream().filter(query.withoutWords()::finds).toList());
  }

  private static Desk.FoundTickets together(
      Desk.FoundTickets byWords, List<TicketRecord> byCustomer) {
    Map<String, TicketRecord> all = new LinkedHashMap<>();
    byWords.tickets().forEach(each -> all.put(each.id(), each));
    byCustomer.forEach(each -> all.putIfAbsent(each.id(), each));
    List<TicketRecord> newest =
        all.values().stream()
            .sorted(Comparator.comparingLong(TicketRecord::createdAtMs).reversed())
            .limit(FOUND_MAX)
            .toList();
    return new Desk.FoundTickets(newest, byWords.among());
  }

  private void show(TicketSearchLines.Found answer) {
    found.setAll(lines.lines(answer));
    int count = answer.answer().tickets().size();
    summary.set(
        messages.get(
            count < FOUND_MAX ? "ticket.search.summary" : "ticket.search.summary-more",
            count,
            answer.answer().among()));
  }

  /** Opens a ticket. */
  public void open(Line line) {
    opener.accept(line.ticket());
  }
}
