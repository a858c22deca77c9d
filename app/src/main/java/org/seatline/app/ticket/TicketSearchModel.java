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
import org.seatline.app.session.TicketFilter;
import org.seatline.app.session.TicketQuery;
import org.seatline.app.session.Watched;
import org.seatline.protocol.TicketRecord;

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
  private final ObjectProperty<TicketChoices.Choice> state =
      new SimpleObjectProperty<>(TicketChoices.Choice.ANY);
  private final ObjectProperty<TicketChoices.Choice> queue =
      new SimpleObjectProperty<>(TicketChoices.Choice.ANY);
  private final ObjectProperty<TicketChoices.Choice> assignee =
      new SimpleObjectProperty<>(TicketChoices.Choice.ANY);
  private final ObjectProperty<TicketChoices.Choice> days =
      new SimpleObjectProperty<>(TicketChoices.Choice.ANY);
  private final ObservableList<Line> found = FXCollections.observableArrayList();
  private final ReadOnlyStringWrapper summary = new ReadOnlyStringWrapper("");
  private final TicketSearchLines lines;
  private final TicketChoices choices;
  private final SavedFilters saved;
  private int searches;
  private boolean asking;

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
    this.choices = new TicketChoices(seat, messages);
    this.saved = new SavedFilters(seat.desk(), this);
    text.addListener(changed -> changed());
    List.of(state, queue, assignee, days).forEach(each -> each.addListener(changed -> changed()));
    messages.languageProperty().addListener(changed -> search());
  }

  /** What there is to choose from. */
  TicketChoices choices() {
    return choices;
  }

  /** Questions that are asked again and again. */
  SavedFilters saved() {
    return saved;
  }

  /** Gives up naming a search; whether one was being named. */
  public boolean leaveNaming() {
    return saved.leaveNaming();
  }

  private void changed() {
    if (!asking) {
      saved.askedIs(asked());
      search();
    }
  }

  /** What is asked now, without a name. */
  TicketFilter asked() {
    return new TicketFilter(
        "",
        text.get().strip(),
        state.get().id(),
        queue.get().id(),
        assignee.get().id(),
        days.get().id());
  }

  /** Asks this instead; a choice that is there no more means any. */
  void ask(TicketFilter filter) {
    asking = true;
    try {
      text.set(filter.text());
      state.set(choices.state(filter.state()));
      queue.set(choices.queue(filter.queue()));
      assignee.set(choices.assignee(filter.assignee()));
      days.set(choices.time(filter.days()));
    } finally {
      asking = false;
    }
    changed();
  }

  /** The words of the choices that are asked now, as a name to begin with. */
  String suggestedName() {
    List<String> words = new ArrayList<>();
    if (!text.get().isBlank()) {
      words.add(text.get().strip());
    }
    for (TicketChoices.Choice each :
        List.of(state.get(), queue.get(), assignee.get(), days.get())) {
      if (!each.id().isEmpty()) {
        words.add(each.words());
      }
    }
    return asked().named(String.join(", ", words)).name();
  }

  /** What is typed: words, a number, a customer's name. */
  public StringProperty textProperty() {
    return text;
  }

  /** In which state. */
  public ObjectProperty<TicketChoices.Choice> stateProperty() {
    return state;
  }

  /** Of which queue or group. */
  public ObjectProperty<TicketChoices.Choice> queueProperty() {
    return queue;
  }

  /** Who does it. */
  public ObjectProperty<TicketChoices.Choice> assigneeProperty() {
    return assignee;
  }

  /** Since when it was begun. */
  public ObjectProperty<TicketChoices.Choice> daysProperty() {
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
