package org.seatline.app.ticket;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.seatline.app.form.FieldModel;
import org.seatline.app.session.Desk;
import org.seatline.app.session.Seat;
import org.seatline.protocol.CustomerRecord;
import org.seatline.protocol.Mutation.Edit;
import org.seatline.protocol.TicketRecord;
import org.seatline.protocol.form.FormField;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notices while a ticket is written that there is one about the same already, and opens that one
 * instead, with what was typed. The store is asked only when customer, meter or address have
 * changed. On the view models' thread.
 */
public final class DuplicateWatch {
  private static final Logger LOG = LoggerFactory.getLogger(DuplicateWatch.class);
  private static final int TICKETS_MAX = 50;
  private static final int NEIGHBOURS_MAX = 3;
  private static final Set<FormField.Type> PLACES =
      Set.of(FormField.Type.METER, FormField.Type.ADDRESS);

  private final Seat seat;
  private final TicketViewModel ticket;
  private final InstantSource clock;
  private final ReadOnlyObjectWrapper<@Nullable TicketRecord> found = new ReadOnlyObjectWrapper<>();
  private @Nullable SameMatter asked;

  DuplicateWatch(Seat seat, TicketViewModel ticket, InstantSource clock) {
    this.seat = seat;
    this.ticket = ticket;
    this.clock = clock;
  }

  /** The ticket that is there already, or null. */
  public ReadOnlyObjectProperty<@Nullable TicketRecord> foundProperty() {
    return found.getReadOnlyProperty();
  }

  /** What is on the screen may be about something else now. */
  void look() {
    SameMatter matter = matter();
    if (Objects.equals(matter, asked)) {
      return;
    }
    asked = matter;
    if (matter == null) {
      found.set(null);
      return;
    }
    var _ =
        tickets(matter)
            .whenComplete(
                (tickets, error) -> {
                  if (error != null) {
                    LOG.error("the local store could not look for the same matter", error);
                  } else if (matter.equals(asked)) {
                    found.set(matter.among(tickets, clock.millis()).orElse(null));
                  }
                });
  }

  /** What the new ticket on the screen is about; null when there is none. */
  private @Nullable SameMatter matter() {
    var form = ticket.formProperty().get();
    if (form == null || !ticket.isOpen() || ticket.changes() != null) {
      return null;
    }
    Set<String> places = new HashSet<>();
    for (FieldModel field : ticket.fields()) {
      if (PLACES.contains(field.field().type()) && !field.value().isBlank()) {
        places.add(field.value());
      }
    }
    return new SameMatter(ticket.draftId(), ticket.customerId(), form.id(), places);
  }

  /** Of the customer, and of whoever else has such a meter or address. */
  private CompletableFuture<List<TicketRecord>> tickets(SameMatter matter) {
    List<CompletableFuture<List<TicketRecord>>> parts = new ArrayList<>();
    String customer = matter.customerId();
    if (customer != null) {
      parts.add(seat.desk().ticketsOf(customer, TICKETS_MAX));
    }
    for (String place : matter.places()) {
      parts.add(
          seat.desk().searchCustomers(place, NEIGHBOURS_MAX).thenCompose(this::ticketsOfThese));
    }
    return together(parts);
  }

  private CompletableFuture<List<TicketRecord>> ticketsOfThese(List<CustomerRecord> customers) {
    return together(
        customers.stream().map(each -> seat.desk().ticketsOf(each.id(), TICKETS_MAX)).toList());
  }

  private static CompletableFuture<List<TicketRecord>> together(
      List<CompletableFuture<List<TicketRecord>>> parts) {
    return CompletableFuture.allOf(parts.toArray(CompletableFuture[]::new))
        .thenApply(done -> parts.stream().flatMap(part -> part.join().stream()).toList());
  }

  /**
   * Opens the ticket that was found; what the agent has typed is carried over. The new one is given
   * up, unless a change of that ticket was begun before: then both stay.
   */
  public void openInstead() {
    TicketRecord there = found.get();
    if (there == null) {
      return;
    }
    String mine = ticket.draftId();
    List<Edit> typed = typed(there, ticket.fields());
    var _ =
        seat.desk()
            .drafts()
            .whenComplete(
                (drafts, error) -> {
                  if (error != null) {
                    LOG.error("the local store could not list drafts", error);
                  } else {
                    drafts.stream()
                        .filter(draft -> draft.draftId().equals(TicketReopening.changeOf(there)))
                        .findFirst()
                        .ifPresentOrElse(
                            ticket.drafts()::resume,
                            () -> {
                              carry(there, typed);
                              giveUp(mine, drafts);
                            });
                  }
                });
  }

  /** On disk before it is on the screen: the ticket that it was typed in is given up. */
  private void carry(TicketRecord there, List<Edit> typed) {
    Desk.Draft draft = new TicketReopening(seat, ticket).begin(there, typed);
    if (!typed.isEmpty()) {
      seat.desk().saveDraft(draft);
    }
    ticket.drafts().resume(draft);
  }

  private void giveUp(String draftId, List<Desk.Draft> drafts) {
    ticket.atHand().forget(draftId);
    if (drafts.stream().anyMatch(draft -> draft.draftId().equals(draftId))) {
      seat.desk().discardDraft(draftId);
      ticket.drafts().forget(draftId);
    }
  }

  /** What agent and script have written, where the ticket that is there says something else. */
  static List<Edit> typed(TicketRecord there, List<FieldModel> fields) {
    Map<String, String> values = there.fields();
    return fields.stream()
        .filter(DuplicateWatch::isWritten)
        .map(field -> edit(values, field))
        .filter(edit -> !edit.before().equals(edit.after()))
        .toList();
  }

  private static boolean isWritten(FieldModel field) {
    boolean typed =
        field.origin() == FieldModel.Origin.AGENT || field.origin() == FieldModel.Origin.SCRIPT;
    return typed && !field.value().isBlank();
  }

  private static Edit edit(Map<String, String> values, FieldModel field) {
    String id = field.field().id();
    return new Edit(id, values.getOrDefault(id, ""), field.value());
  }
}
