package org.seatline.app.ticket;

import java.util.ArrayList;
import java.util.List;
import org.seatline.app.fx.Messages;
import org.seatline.app.session.Seat;
import org.seatline.app.session.SeatSnapshot;
import org.seatline.app.session.TicketFilter;
import org.seatline.app.session.TicketQuery;
import org.seatline.protocol.TicketState;

/** What tickets can be searched by besides words, as this person sees it. */
final class TicketChoices {
  private static final int[] LAST_DAYS = {1, 7, 30};

  private final Seat seat;
  private final Messages messages;

  TicketChoices(Seat seat, Messages messages) {
    this.seat = seat;
    this.messages = messages;
  }

  /** A value to choose; an empty id stands for any. */
  record Choice(String id, String words) {
    static final Choice ANY = new Choice("", "");
  }

  /** The state of this id; any when it is there no more. */
  Choice state(String id) {
    return of(id, states());
  }

  /** The queue of this id; any when it is there no more. */
  Choice queue(String id) {
    return of(id, queues());
  }

  /** Who has this id; anybody when nobody here has. */
  Choice assignee(String id) {
    return of(id, assignees());
  }

  /** This many days; any time when they are not offered. */
  Choice time(String id) {
    return of(id, times());
  }

  private static Choice of(String id, List<Choice> all) {
    return all.stream().filter(each -> each.id().equals(id)).findFirst().orElse(all.getFirst());
  }

  /** The questions that everybody has: what is mine to do, and what nobody does yet. */
  List<TicketFilter> usual() {
    List<TicketFilter> usual = new ArrayList<>();
    SeatSnapshot.Person person = seat.snapshot().person();
    if (person != null) {
      usual.add(unfinished("ticket.search.usual.mine", person.agent().agentId()));
    }
    usual.add(unfinished("ticket.search.usual.nobody", TicketQuery.NOBODY));
    return usual;
  }

  private TicketFilter unfinished(String name, String whose) {
    return new TicketFilter(messages.get(name), "", TicketQuery.UNFINISHED, "", whose, "");
  }

  /** The states to choose from. */
  List<Choice> states() {
    List<Choice> choices = new ArrayList<>();
    choices.add(any("ticket.search.any-state"));
    choices.add(new Choice(TicketQuery.UNFINISHED, messages.get("ticket.search.unfinished")));
    for (TicketState each : TicketState.values()) {
      choices.add(new Choice(each.wire(), messages.get("customer.ticket-state." + each.wire())));
    }
    return choices;
  }

  /** The queues to choose from. */
  List<Choice> queues() {
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
  List<Choice> assignees() {
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
  List<Choice> times() {
    List<Choice> choices = new ArrayList<>();
    choices.add(any("ticket.search.any-days"));
    for (int count : LAST_DAYS) {
      choices.add(
          new Choice(Integer.toString(count), messages.get("ticket.search.last-days", count)));
    }
    return choices;
  }

  private Choice any(String key) {
    return new Choice("", messages.get(key));
  }
}
