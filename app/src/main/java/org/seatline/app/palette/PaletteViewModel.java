package org.seatline.app.palette;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.seatline.app.fx.Clocks;
import org.seatline.app.fx.Messages;
import org.seatline.app.keys.SeatAction;
import org.seatline.app.session.Desk;
import org.seatline.app.session.Seat;
import org.seatline.app.session.SeatSnapshot;
import org.seatline.app.session.TicketQuery;
import org.seatline.protocol.CustomerRecord;
import org.seatline.protocol.QueueInfo;
import org.seatline.protocol.TicketRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds actions and states at once, customers and articles as the store answers; an answer to what
 * was typed before is dropped.
 *
 * <p>Lives on one thread, the one that the seat's observers and futures arrive on.
 */
public final class PaletteViewModel {
  private static final Logger LOG = LoggerFactory.getLogger(PaletteViewModel.class);
  private static final int ACTIONS_MAX = 8;
  private static final int CUSTOMERS_MAX = 6;
  private static final int ARTICLES_MAX = 6;
  private static final int TICKETS_MAX = 6;
  private static final int RECENT_MAX = 5;

  private final Seat seat;
  private final Messages messages;
  private final PaletteDoor door;
  private final ReadOnlyBooleanWrapper open = new ReadOnlyBooleanWrapper();
  private final ObservableList<PaletteItem> items = FXCollections.observableArrayList();
  private final Set<String> recent = new LinkedHashSet<>();
  private List<PaletteItem> actions = List.of();
  private List<PaletteItem> customers = List.of();
  private List<PaletteItem> articles = List.of();
  private List<PaletteItem> tickets = List.of();
  private int searches;

  /** Closed, until it is opened. */
  public PaletteViewModel(Seat seat, Messages messages, PaletteDoor door) {
    this.seat = seat;
    this.messages = messages;
    this.door = door;
  }

  /** Whether it is shown. */
  public ReadOnlyBooleanProperty openProperty() {
    return open.getReadOnlyProperty();
  }

  /** What is found, best first of each kind. */
  public ObservableList<PaletteItem> items() {
    return items;
  }

  /** Shows it with what was used last, or closes it. */
  public void toggle() {
    if (open.get()) {
      close();
    } else {
      open.set(true);
      type("");
    }
  }

  /** Closes it without doing anything. */
  public void close() {
    searches++;
    open.set(false);
  }

  /** Finds what fits. */
  public void type(String typed) {
    String wanted = typed.strip();
    int mine = ++searches;
    customers = List.of();
    articles = List.of();
    tickets = List.of();
    actions = wanted.isEmpty() ? atFirst() : fitting(wanted);
    show();
    if (wanted.isEmpty()) {
      return;
    }
    look(mine, seat.desk().searchCustomers(wanted, CUSTOMERS_MAX), this::showCustomers);
    look(
        mine,
        seat.desk()
            .searchTickets(TicketQuery.of(wanted), TICKETS_MAX)
            .thenApply(Desk.FoundTickets::tickets),
        this::showTickets);
    look(
        mine,
        seat.desk().searchArticles(wanted, messages.language().tag(), ARTICLES_MAX),
        this::showArticles);
  }

  private <T> void look(
      int mine, CompletableFuture<List<T>> found, java.util.function.Consumer<List<T>> show) {
    var _ =
        found.whenComplete(
            (things, error) -> {
              if (error != null) {
                LOG.error("the local store could not be searched", error);
              } else if (mine == searches) {
                show.accept(things);
              }
            });
  }

  private void showCustomers(List<CustomerRecord> found) {
    customers = found.stream().map(this::customer).toList();
    show();
  }

  private void showArticles(List<JsonNode> found) {
    articles = found.stream().map(this::article).toList();
    show();
  }

  private void showTickets(List<TicketRecord> found) {
    tickets = found.stream().map(this::ticket).toList();
    show();
  }

  private void show() {
    List<PaletteItem> all = new ArrayList<>(actions);
    all.addAll(customers);
    all.addAll(tickets);
    all.addAll(articles);
    items.setAll(all);
  }

  /** Does what was chosen; the palette is closed before, so that the focus is where it was. */
  public void choose(PaletteItem item) {
    close();
    recent.remove(item.id());
    recent.add(item.id());
    if (recent.size() > RECENT_MAX) {
      recent.remove(recent.iterator().next());
    }
    item.run().run();
  }

  /** What was used last, then what can be done now. */
  private List<PaletteItem> atFirst() {
    List<String> newest = List.copyOf(recent).reversed();
    return all()
        .sorted(
            Comparator.comparingInt(
                item -> newest.contains(item.id()) ? newest.indexOf(item.id()) : RECENT_MAX))
        .toList();
  }

  private record Ranked(int rank, PaletteItem item) {}

  private List<PaletteItem> fitting(String typed) {
    List<Ranked> ranked = new ArrayList<>();
    all()
        .forEach(
            item -> {
              OptionalInt rank = PaletteMatch.rank(item.title(), typed);
              rank.ifPresent(fits -> ranked.add(new Ranked(fits, item)));
            });
    return ranked.stream()
        .sorted(
            Comparator.comparingInt(Ranked::rank)
                .thenComparing(each -> !recent.contains(each.item().id())))
        .limit(ACTIONS_MAX)
        .map(Ranked::item)
        .toList();
  }

  private Stream<PaletteItem> all() {
    Stream<PaletteItem> doings =
        Stream.of(SeatAction.values())
            .filter(action -> action != SeatAction.PALETTE)
            .filter(door::isPossible)
            .map(this::action);
    return Stream.concat(doings, states());
  }

  private PaletteItem action(SeatAction action) {
    return new PaletteItem(
        PaletteItem.Kind.ACTION,
        "action/" + action.id(),
        messages.get("keys." + action.id()),
        "",
        messages.keys().textOf(action),
        () -> door.perform(action));
  }

  private Stream<PaletteItem> states() {
    SeatSnapshot.Person person = seat.snapshot().person();
    if (person == null) {
      return Stream.empty();
    }
    Stream<PaletteItem> away =
        person.reasons().stream()
            .map(
                reason ->
                    state(
                        reason.id(),
                        messages.get("palette.not-ready", messages.of(reason.name())),
                        () -> seat.notReady(reason.id())));
    return Stream.concat(
        Stream.of(state("ready", messages.get("palette.ready"), seat::ready)), away);
  }

  private static PaletteItem state(String id, String title, Runnable run) {
    return new PaletteItem(PaletteItem.Kind.STATE, "state/" + id, title, "", "", run);
  }

  private PaletteItem customer(CustomerRecord customer) {
    return new PaletteItem(
        PaletteItem.Kind.CUSTOMER,
        "customer/" + customer.id(),
        messages.of(customer.name()),
        messages.of(customer.address()),
        "",
        () -> door.open(customer));
  }

  private PaletteItem ticket(TicketRecord ticket) {
    SeatSnapshot.Person person = seat.snapshot().person();
    QueueInfo queue = person == null ? null : person.queues().get(ticket.queueId());
    String name = queue == null ? ticket.queueId() : messages.of(queue.name());
    return new PaletteItem(
        PaletteItem.Kind.TICKET,
        "ticket/" + ticket.id(),
        ticket.number().isEmpty() ? messages.get("ticket.change.unsent") : ticket.number(),
        messages.get(
            "palette.ticket",
            name,
            messages.get("customer.ticket-state." + ticket.state()),
            Clocks.dayAndTime(ticket.createdAtMs())),
        "",
        () -> door.open(ticket));
  }

  private PaletteItem article(JsonNode article) {
    String id = article.path("id").asText("");
    return new PaletteItem(
        PaletteItem.Kind.ARTICLE,
        "article/" + id,
        article.path("title").path(messages.language().tag()).asText(id),
        "",
        "",
        () -> door.openArticle(id));
  }
}
