package org.seatline.app.ticket;

import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.seatline.app.fx.Clocks;
import org.seatline.app.fx.Messages;
import org.seatline.app.session.Desk;
import org.seatline.app.session.Masked;
import org.seatline.app.session.Seat;
import org.seatline.app.session.SeatSnapshot;
import org.seatline.protocol.CustomerRecord;
import org.seatline.protocol.QueueInfo;
import org.seatline.protocol.TicketRecord;
import org.seatline.protocol.TicketState;
import org.seatline.protocol.form.AttachedFiles;
import org.seatline.protocol.form.FormDocument;

/**
 * Says of tickets that were found whose they are and how they stand. On the view models' thread.
 */
final class TicketSearchLines {
  private static final int WORDS_MIN_CHARS = 5;

  private final Seat seat;
  private final TicketForms forms;
  private final Messages messages;
  private final InstantSource clock;

  TicketSearchLines(Seat seat, Messages messages, InstantSource clock) {
    this.seat = seat;
    this.forms = new TicketForms(seat.desk());
    this.messages = messages;
    this.clock = clock;
  }

  /** What tickets only name by an id. */
  record Found(
      Desk.FoundTickets answer,
      Map<String, CustomerRecord> customers,
      Map<Form, FormDocument> forms) {}

  /** A form as a ticket began with it. */
  record Form(String id, int version) {
    static Form of(TicketRecord ticket) {
      return new Form(ticket.formId(), ticket.formVersion());
    }
  }

  /** Reads the customers and forms of these tickets, each once. */
  CompletableFuture<Found> read(Desk.FoundTickets answer) {
    Map<String, CompletableFuture<Optional<CustomerRecord>>> customers = new HashMap<>();
    Map<Form, CompletableFuture<Optional<FormDocument>>> documents = new HashMap<>();
    for (TicketRecord ticket : answer.tickets()) {
      String customer = ticket.customerId();
      if (customer != null) {
        customers.computeIfAbsent(customer, seat.desk()::customer);
      }
      documents.computeIfAbsent(
          Form.of(ticket), form -> forms.begunWith(form.id(), form.version()));
    }
    return present(customers)
        .thenCombine(present(documents), (whose, which) -> new Found(answer, whose, which));
  }

  private static <K, V> CompletableFuture<Map<K, V>> present(
      Map<K, CompletableFuture<Optional<V>>> parts) {
    return CompletableFuture.allOf(parts.values().toArray(CompletableFuture[]::new))
        .thenApply(
            done ->
                parts.entrySet().stream()
                    .filter(part -> part.getValue().join().isPresent())
                    .collect(
                        Collectors.toMap(
                            Map.Entry::getKey, part -> part.getValue().join().orElseThrow())));
  }

  List<TicketSearchModel.Line> lines(Found found) {
    SeatSnapshot.Person person = seat.snapshot().person();
    Function<TicketRecord, TicketSearchModel.Line> line = ticket -> line(ticket, person, found);
    return found.answer().tickets().stream().map(line).toList();
  }

  private TicketSearchModel.Line line(
      TicketRecord ticket, SeatSnapshot.@Nullable Person person, Found found) {
    FormDocument form = found.forms().get(Form.of(ticket));
    String words =
        ticket.fields().values().stream()
            .map(AttachedFiles::words)
            .filter(value -> value.length() >= WORDS_MIN_CHARS)
            .map(value -> value.replaceAll("\\s+", " "))
            .findFirst()
            .orElse("");
    return new TicketSearchModel.Line(
        ticket,
        ticket.number().isEmpty() ? messages.get("ticket.change.unsent") : ticket.number(),
        customer(ticket, person, found.customers()),
        form == null ? ticket.formId() : messages.of(form.title()),
        messages.get("customer.ticket-state." + ticket.state()),
        due(ticket),
        who(ticket, person),
        Clocks.dayOrTime(ticket.createdAtMs(), clock.millis()),
        words);
  }

  /** The name; for a record without one its first number, as this person may see it. */
  private String customer(
      TicketRecord ticket,
      SeatSnapshot.@Nullable Person person,
      Map<String, CustomerRecord> customers) {
    String id = ticket.customerId();
    if (id == null) {
      return messages.get("ticket.search.no-customer");
    }
    CustomerRecord known = customers.get(id);
    if (known == null) {
      return messages.get("ticket.search.customer-away");
    }
    String name = messages.of(known.name());
    if (!name.isBlank() || known.phones().isEmpty()) {
      return name;
    }
    return Masked.shown(person, known.phones().getFirst());
  }

  private String due(TicketRecord ticket) {
    Long dueAtMs = ticket.dueAtMs();
    if (dueAtMs == null || TicketState.CLOSED.wire().equals(ticket.state())) {
      return "";
    }
    String when = Clocks.dayOrTime(dueAtMs, clock.millis());
    return messages.get(
        dueAtMs <= clock.millis() ? "ticket.search.overdue" : "ticket.search.due", when);
  }

  private String who(TicketRecord ticket, SeatSnapshot.@Nullable Person person) {
    String assignee = ticket.handled().assignee();
    if (assignee.isEmpty()) {
      String group = ticket.handled().group();
      QueueInfo queue = person == null ? null : person.queues().get(group);
      String named = queue == null ? group : messages.of(queue.name());
      boolean closed = TicketState.CLOSED.wire().equals(ticket.state());
      return named.isEmpty() && !closed ? messages.get("ticket.change.nobody") : named;
    }
    if (person != null && person.agent().agentId().equals(assignee)) {
      return messages.of(person.agent().name());
    }
    return assignee;
  }
}
