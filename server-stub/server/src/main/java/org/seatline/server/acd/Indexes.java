package org.seatline.server.acd;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is looked up instead of searched for. Each index is a function of seats, calls
 * and configuration: made anew from a snapshot, and kept up to date by telling it of every record
 * that goes and every one that comes.
 */
final class Indexes {
  private final Routing routing;
  private final Map<String, QueueBook> queueBooks = new HashMap<>();
  private final Map<String, OrderedIndex<Place>> privateLines = new HashMap<>();
  private final Map<String, TreeMap<String, OrderedIndex<Place>>> stickyLines = new HashMap<>();
  private final Map<String, String> openOffers = new HashMap<>();
  private final Map<String, String> callbacks = new HashMap<>();
  private final DueTimes dueTimes;
  private int outsideCalls;
  private final TreeSet<String> changedQueues = new TreeSet<>();
  private final TreeSet<String> unmatchedSeats = new TreeSet<>();
  private final TreeSet<String> unmatchedQueues = new TreeSet<>();
  private final TreeSet<String> deserted = new TreeSet<>();

  Indexes(Routing routing, Collection<Seat> seats, Collection<Call> calls) {
    this.routing = routing;
    this.dueTimes = new DueTimes(routing);
    for (Seat seat : seats) {
      staff(null, seat);
      index(seat, true);
    }
    calls.forEach(call -> index(call, true));
    for (AcdConfig.Queue queue : routing.config().queues()) {
      if (queueBook(queue.id()).staff == 0) {
        deserted.add(queue.id());
      }
    }
  }

  Deadlines deadlines() {
    return dueTimes.deadlines();
  }

  QueueBook queueBook(String queueId) {
    return queueBooks.computeIfAbsent(
        queueId, id -> new QueueBook(routing.rules(id).relaxations().size()));
  }

  /** The calls that only this seat may get. */
  OrderedIndex<Place> privateLine(String agentId) {
    return privateLines.computeIfAbsent(agentId, id -> new OrderedIndex<>(Place.ORDER));
  }

  /** The calls that wait for this seat a little while, by queue. */
  Map<String, OrderedIndex<Place>> stickyLines(String agentId) {
    return stickyLines.getOrDefault(agentId, new TreeMap<>());
  }

  /** The call that this open offer is for, or null. */
  @Nullable String callOfOffer(String offerId) {
    return openOffers.get(offerId);
  }

  Set<String> changedQueues() {
    return changedQueues;
  }

  /** Seats that a new pair may have come up for since the last matching. */
  List<String> unmatchedSeats() {
    return List.copyOf(unmatchedSeats);
  }

  /** Queues that a new pair may have come up for since the last matching. */
  List<String> unmatchedQueues() {
    return List.copyOf(unmatchedQueues);
  }

  void matched() {
    unmatchedSeats.clear();
    unmatchedQueues.clear();
  }

  /** Queues that have lost their last seat since this was asked last. */
  List<String> takeDeserted() {
    List<String> taken = List.copyOf(deserted);
    deserted.clear();
    return taken;
  }

  Place place(Call call) {
    return Place.of(
        call,
        call.onlyAgent() == null
            ? routing.rules(call.queueId()).ageingPerMinute()
            : Place.OWN_LINE_AGEING);
  }

  /** Place in its line, 1 is next. */
  int position(Call call) {
    Place place = place(call);
    String only = call.onlyAgent();
    return only == null
        ? queueBook(call.queueId()).line.position(place)
        : privateLine(only).before(place) + 1;
  }

  void replace(@Nullable Seat old, Seat seat) {
    if (old != null) {
      index(old, false);
    }
    index(seat, true);
    staff(old, seat);
  }

  void replace(@Nullable Call old, @Nullable Call call) {
    if (old != null) {
      index(old, false);
    }
    if (call != null) {
      index(call, true);
    }
  }

  /** Counts who is signed in; a queue that loses its last one is looked at. */
  private void staff(@Nullable Seat old, Seat seat) {
    int before = old == null || old.state() instanceof SeatState.SignedOut ? 0 : 1;
    int now = seat.state() instanceof SeatState.SignedOut ? 0 : 1;
    if (before == now) {
      return;
    }
    for (Routing.Served served : routing.served(seat.agentId())) {
      QueueBook book = queueBook(served.queue().id());
      book.staff += now - before;
      if (book.staff == 0) {
        deserted.add(served.queue().id());
      }
    }
  }

  private void index(Seat seat, boolean in) {
    if (seat.offerable() && seat.state() instanceof SeatState.Ready ready) {
      ready(seat, ready, in);
    }
    dueTimes.seat(seat, in);
  }

  private void ready(Seat seat, SeatState.Ready ready, boolean in) {
    AcdConfig.Agent agent = routing.agent(seat.agentId());
    for (Routing.Served served : routing.served(seat.agentId())) {
      AcdConfig.Queue queue = served.queue();
      long rank = agent == null ? 0 : served.strategy().rank(seat, agent, queue);
      var key = new Candidates.Ranked(rank, ready.order(), seat.agentId());
      queueBook(queue.id()).ready.set(key, served.step(), in);
      changedQueues.add(queue.id());
      if (in) {
        unmatchedQueues.add(queue.id());
      }
    }
    if (in) {
      unmatchedSeats.add(seat.agentId());
    }
  }

  private void index(Call call, boolean in) {
    dueTimes.call(call, in);
    switch (call.state()) {
      case CallState.Queued s -> line(call, in);
      case CallState.Offered offered -> offers(call, offered, in);
      case CallState.Outside s -> outside(call, s, in);
      case CallState.Resting s when !Consults.is(call) -> rest(call, in);
      default -> {}
    }
    callback(call, in);
    if (!call.queueId().isEmpty() && !Consults.is(call)) {
      queueBook(call.queueId()).count(call, in ? 1 : -1);
      changedQueues.add(call.queueId());
    }
  }

  private void offers(Call call, CallState.Offered offered, boolean in) {
    for (CallState.Offer offer : offered.offers()) {
      if (in) {
        openOffers.put(offer.offerId(), call.callId());
      } else {
        openOffers.remove(offer.offerId());
      }
    }
  }

  private void outside(Call call, CallState.Outside outside, boolean in) {
    outsideCalls += in ? 1 : -1;
    if (in && !outside.answered()) {
      openOffers.put(outside.offerId(), call.callId());
    } else {
      openOffers.remove(outside.offerId());
    }
  }

  /** Calls that ring at numbers outside, or are with them. */
  int outsideCalls() {
    return outsideCalls;
  }

  private void rest(Call call, boolean in) {
    Set<String> resting = queueBook(call.queueId()).resting;
    if (in) {
      resting.add(call.callId());
    } else {
      resting.remove(call.callId());
    }
  }

  private void callback(Call call, boolean in) {
    Callback callback = call.callback();
    if (callback != null) {
      String key = callbackKey(call.queueId(), callback.number());
      if (in) {
        callbacks.put(key, call.callId());
      } else {
        callbacks.remove(key, call.callId());
      }
    }
  }

  private static String callbackKey(String queueId, String number) {
    return queueId + " " + number;
  }

  /** The callback to this number that the queue owes, or null. */
  @Nullable String callbackTo(String queueId, String number) {
    return callbacks.get(callbackKey(queueId, number));
  }

  private void line(Call call, boolean in) {
    Place place = place(call);
    String only = call.onlyAgent();
    Call.Preference preferred = call.waited().preferred();
    if (only != null) {
      set(privateLine(only), place, in);
      unmatchedSeats.add(only);
      return;
    }
    Line line = queueBook(call.queueId()).line;
    line.set(place, in);
    if (preferred != null) {
      set(stickyLine(preferred.agentId(), call.queueId()), place, in);
      unmatchedSeats.add(preferred.agentId());
    } else {
      line.open(place, call.waited().step(), in);
      unmatchedQueues.add(call.queueId());
    }
  }

  private OrderedIndex<Place> stickyLine(String agentId, String queueId) {
    return stickyLines
        .computeIfAbsent(agentId, id -> new TreeMap<>())
        .computeIfAbsent(queueId, id -> new OrderedIndex<>(Place.ORDER));
  }

  private static void set(OrderedIndex<Place> line, Place place, boolean in) {
    if (in) {
      line.add(place);
    } else {
      line.remove(place);
    }
  }
}
