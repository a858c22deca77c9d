package org.seatline.server.acd;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The state of the core and its indexes. Seats and calls are immutable records; each index is a
 * function of them and is brought up to date by {@link #put} alone, so it can be built anew from a
 * snapshot.
 */
final class Books {
  /** Ended calls that are remembered, so that a late event revives none. */
  static final int ENDED_CALLS_MAX = 2_000;

  private final List<Strategy> strategies;
  private final NavigableMap<String, Seat> seats = new TreeMap<>();
  private final NavigableMap<String, Call> calls = new TreeMap<>();
  private final NavigableMap<String, AcdState.Pace> pace = new TreeMap<>();
  private final LinkedHashSet<String> ended = new LinkedHashSet<>();
  private final Map<String, QueueBook> queueBooks = new HashMap<>();
  private final Map<String, OrderedIndex<Place>> privateLines = new HashMap<>();
  private final Map<String, String> openOffers = new HashMap<>();
  private final Deadlines deadlines = new Deadlines();
  private final TreeSet<String> changedSeats = new TreeSet<>();
  private final TreeSet<String> changedQueues = new TreeSet<>();
  private final TreeSet<String> unmatchedSeats = new TreeSet<>();
  private final TreeSet<String> unmatchedQueues = new TreeSet<>();
  private Routing routing;
  private long nowMs;
  private long nextEffectId;
  private long nextOffer;
  private long nextOrder;

  Books(List<Strategy> strategies, AcdState state) {
    this.strategies = strategies;
    this.routing = new Routing(state.config(), strategies);
    this.nowMs = state.nowMs();
    this.nextEffectId = state.nextEffectId();
    this.nextOffer = state.nextOffer();
    this.nextOrder = state.nextOrder();
    state.seats().forEach(seat -> seats.put(seat.agentId(), seat));
    state.calls().forEach(call -> calls.put(call.callId(), call));
    state.pace().forEach(each -> pace.put(each.queueId(), each));
    ended.addAll(state.endedCalls());
    index();
  }

  AcdState state() {
    return new AcdState(
        nowMs,
        nextEffectId,
        nextOffer,
        nextOrder,
        routing.config(),
        List.copyOf(seats.values()),
        List.copyOf(calls.values()),
        List.copyOf(pace.values()),
        List.copyOf(ended));
  }

  void configure(AcdConfig config) {
    routing = new Routing(config, strategies);
    for (AcdConfig.Agent agent : config.agents()) {
      seats.computeIfAbsent(agent.agentId(), id -> Seat.signedOut(id, nowMs));
    }
    seats
        .values()
        .removeIf(
            seat ->
                seat.state() instanceof SeatState.SignedOut
                    && routing.agent(seat.agentId()) == null);
    calls.replaceAll((id, call) -> call.waiting(call.waited().step(stepNow(call))));
    index();
    markAllChanged();
  }

  private void index() {
    queueBooks.clear();
    privateLines.clear();
    openOffers.clear();
    deadlines.clear();
    seats.values().forEach(seat -> index(seat, true));
    calls.values().forEach(call -> index(call, true));
  }

  void markAllChanged() {
    changedSeats.addAll(seats.keySet());
    routing.config().queues().forEach(queue -> changedQueues.add(queue.id()));
  }

  Routing routing() {
    return routing;
  }

  long nowMs() {
    return nowMs;
  }

  /** Moves time on; it never goes back. */
  void advance(long atMs) {
    nowMs = Math.max(nowMs, atMs);
  }

  long takeEffectId() {
    return nextEffectId++;
  }

  long takeOffer() {
    return nextOffer++;
  }

  /** The number that the next offer gets. */
  long nextOffer() {
    return nextOffer;
  }

  long takeOrder() {
    return nextOrder++;
  }

  Deadlines deadlines() {
    return deadlines;
  }

  NavigableMap<String, Seat> seats() {
    return seats;
  }

  NavigableMap<String, Call> calls() {
    return calls;
  }

  List<Call> callsNow() {
    return new ArrayList<>(calls.values());
  }

  List<Seat> seatsNow() {
    return new ArrayList<>(seats.values());
  }

  QueueBook queueBook(String queueId) {
    return queueBooks.computeIfAbsent(
        queueId, id -> new QueueBook(routing.rules(id).relaxations().size()));
  }

  /** The calls that only this seat may get. */
  OrderedIndex<Place> privateLine(String agentId) {
    return privateLines.computeIfAbsent(agentId, id -> new OrderedIndex<>(Place.ORDER));
  }

  /** The call that this open offer is for, or null. */
  @Nullable Call callOfOffer(String offerId) {
    String callId = openOffers.get(offerId);
    return callId == null ? null : calls.get(callId);
  }

  boolean isEnded(String callId) {
    return ended.contains(callId);
  }

  void put(Seat seat) {
    Seat old = seats.put(seat.agentId(), seat);
    if (old != null) {
      index(old, false);
    }
    index(seat, true);
    markChanged(seat);
  }

  void markChanged(Seat seat) {
    changedSeats.add(seat.agentId());
  }

  void put(Call call) {
    Call old = calls.put(call.callId(), call);
    if (old != null) {
      index(old, false);
    }
    index(call, true);
  }

  /** Forgets a call that ended. */
  void end(String callId) {
    Call old = calls.remove(callId);
    if (old != null) {
      index(old, false);
    }
    ended.add(callId);
    if (ended.size() > ENDED_CALLS_MAX) {
      ended.removeFirst();
    }
  }

  void answered(String queueId) {
    AcdState.Pace before = pace.get(queueId);
    if (before == null) {
      pace.put(queueId, new AcdState.Pace(queueId, nowMs, 0));
      return;
    }
    long gap = nowMs - before.lastAnsweredAtMs();
    long smoothed = before.gapMs() == 0 ? gap : (before.gapMs() * 7 + gap) / 8;
    pace.put(queueId, new AcdState.Pace(queueId, nowMs, smoothed));
  }

  long estimatedWaitMs(String queueId, int position) {
    AcdState.Pace known = pace.get(queueId);
    return known == null ? 0 : known.gapMs() * position;
  }

  List<String> takeChangedSeats() {
    List<String> taken = List.copyOf(changedSeats);
    changedSeats.clear();
    return taken;
  }

  List<String> takeChangedQueues() {
    List<String> taken = List.copyOf(changedQueues);
    changedQueues.clear();
    return taken;
  }

  /** Seats and queues that a new pair may have come up for since the last matching. */
  List<String> unmatchedSeats() {
    return List.copyOf(unmatchedSeats);
  }

  List<String> unmatchedQueues() {
    return List.copyOf(unmatchedQueues);
  }

  void matched() {
    unmatchedSeats.clear();
    unmatchedQueues.clear();
  }

  /** By how many steps a call's requirement is relaxed by now. */
  int stepNow(Call call) {
    return routing.rules(call.queueId()).stepAfter(nowMs - call.waited().sinceMs());
  }

  Place place(Call call) {
    return Place.of(
        call,
        call.onlyAgent() == null
            ? routing.rules(call.queueId()).ageingPerMinute()
            : Place.OWN_LINE_AGEING);
  }

  private void index(Seat seat, boolean in) {
    if (seat.offerable() && seat.state() instanceof SeatState.Ready ready) {
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
    if (seat.state() instanceof SeatState.WrapUp wrapUp) {
      deadline(wrapUp.deadlineMs(), Deadlines.Kind.WRAP_UP, seat.agentId(), in);
    }
    if (seat.unprovenSinceMs() != 0) {
      AcdConfig.Timings timings = routing.config().timings();
      switch (seat.state()) {
        case SeatState.SignedOut s -> {}
        case SeatState.Reserved s -> {}
        case SeatState.Talking s ->
            deadline(
                seat.unprovenSinceMs() + timings.talkLeaseGraceMs(),
                Deadlines.Kind.TALK_LEASE,
                seat.agentId(),
                in);
        default ->
            deadline(
                seat.unprovenSinceMs() + timings.seatLeaseGraceMs(),
                Deadlines.Kind.SEAT_LEASE,
                seat.agentId(),
                in);
      }
    }
  }

  private void index(Call call, boolean in) {
    switch (call.state()) {
      case CallState.InMenu menu ->
          deadline(menu.deadlineMs(), Deadlines.Kind.MENU, call.callId(), in);
      case CallState.Queued queued -> {
        indexWaiting(call, in);
        if (queued.announceAtMs() != 0) {
          deadline(queued.announceAtMs(), Deadlines.Kind.ANNOUNCE, call.callId(), in);
        }
      }
      case CallState.Offered offered -> {
        for (CallState.Offer offer : offered.offers()) {
          deadline(offer.deadlineMs(), Deadlines.Kind.OFFER, offer.offerId(), in);
          if (in) {
            openOffers.put(offer.offerId(), call.callId());
          } else {
            openOffers.remove(offer.offerId());
          }
        }
      }
      case CallState.Talking talking -> {}
    }
    if (!call.queueId().isEmpty()) {
      queueBook(call.queueId()).count(call, in ? 1 : -1);
      changedQueues.add(call.queueId());
    }
  }

  private void indexWaiting(Call call, boolean in) {
    Place place = place(call);
    String only = call.onlyAgent();
    int step = call.waited().step();
    if (only == null) {
      queueBook(call.queueId()).line.set(place, step, in);
      unmatchedQueues.add(call.queueId());
    } else if (in) {
      privateLine(only).add(place);
      unmatchedSeats.add(only);
    } else {
      privateLine(only).remove(place);
    }
    AcdConfig.Queue queue = routing.queue(call.queueId());
    if (queue == null) {
      return;
    }
    deadline(call.queuedAtMs() + queue.maxWaitMs(), Deadlines.Kind.MAX_WAIT, call.callId(), in);
    List<QueueRules.Relaxation> relaxations = queue.rules().relaxations();
    if (step < relaxations.size()) {
      long atMs = call.waited().sinceMs() + relaxations.get(step).afterMs();
      deadline(atMs, Deadlines.Kind.RELAX, call.callId(), in);
    }
  }

  /** Place in its line, 1 is next. */
  int position(Call call) {
    Place place = place(call);
    String only = call.onlyAgent();
    return only == null
        ? queueBook(call.queueId()).line.position(place)
        : privateLine(only).before(place) + 1;
  }

  private void deadline(long atMs, Deadlines.Kind kind, String key, boolean in) {
    deadlines.set(atMs, kind, key, in);
  }
}
