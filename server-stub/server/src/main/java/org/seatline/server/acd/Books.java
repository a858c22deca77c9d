package org.seatline.server.acd;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The state of the core. Seats and calls are immutable records; {@link #put} alone changes them and
 * keeps the indexes up to date.
 */
final class Books {
  /** Ended calls that are remembered, so that a late event revives none. */
  static final int ENDED_CALLS_MAX = 2_000;

  private final List<Strategy> strategies;
  private final NavigableMap<String, Seat> seats = new TreeMap<>();
  private final NavigableMap<String, Call> calls = new TreeMap<>();
  private final NavigableMap<String, Door> doors = new TreeMap<>();
  private final Pace pace;
  private final LastAgents lastAgents;
  private final LinkedHashSet<String> ended = new LinkedHashSet<>();
  private final TreeSet<String> consults = new TreeSet<>();
  private final TreeSet<String> changedSeats = new TreeSet<>();
  private final TreeSet<String> changedQueues = new TreeSet<>();
  private Routing routing;
  private Indexes indexes;
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
    calls.keySet().stream().filter(Consults::is).forEach(consults::add);
    state.doors().forEach(door -> doors.put(door.queueId(), door));
    this.pace = new Pace(state.pace());
    this.lastAgents = new LastAgents(state.lastAgents());
    ended.addAll(state.endedCalls());
    this.indexes = new Indexes(routing, seats.values(), calls.values());
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
        pace.all(),
        List.copyOf(ended),
        List.copyOf(doors.values()),
        lastAgents.oldestFirst());
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
    doors.keySet().removeIf(queueId -> routing.queue(queueId) == null);
    calls.replaceAll((id, call) -> call.waiting(call.waited().step(stepNow(call))));
    indexes = new Indexes(routing, seats.values(), calls.values());
    markAllChanged();
  }

  void markAllChanged() {
    changedSeats.addAll(seats.keySet());
    routing.config().queues().forEach(queue -> changedQueues.add(queue.id()));
  }

  Routing routing() {
    return routing;
  }

  Indexes indexes() {
    return indexes;
  }

  QueueBook queueBook(String queueId) {
    return indexes.queueBook(queueId);
  }

  Deadlines deadlines() {
    return indexes.deadlines();
  }

  Pace pace() {
    return pace;
  }

  LastAgents lastAgents() {
    return lastAgents;
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

  NavigableMap<String, Seat> seats() {
    return seats;
  }

  NavigableMap<String, Call> calls() {
    return calls;
  }

  /** Each call as it is when its turn comes: what was done for another may have changed it. */
  void forEachCall(Consumer<Call> work) {
    for (String callId : List.copyOf(calls.keySet())) {
      Call call = calls.get(callId);
      if (call != null) {
        work.accept(call);
      }
    }
  }

  /** Each seat as it is when its turn comes. */
  void forEachSeat(Consumer<Seat> work) {
    for (String agentId : List.copyOf(seats.keySet())) {
      Seat seat = seats.get(agentId);
      if (seat != null) {
        work.accept(seat);
      }
    }
  }

  /** The call that this open offer is for, or null. */
  @Nullable Call callOfOffer(String offerId) {
    String callId = indexes.callOfOffer(offerId);
    return callId == null ? null : calls.get(callId);
  }

  /** Calls that ring at numbers outside, or are with them. */
  int outsideCalls() {
    return indexes.outsideCalls();
  }

  boolean isEnded(String callId) {
    return ended.contains(callId);
  }

  void put(Seat seat) {
    indexes.replace(seats.put(seat.agentId(), seat), seat);
    changedSeats.add(seat.agentId());
  }

  /** The ids of the consults that there are. */
  List<String> consults() {
    return List.copyOf(consults);
  }

  /** The consult about this call, or null. */
  @Nullable Call consultAbout(String callId) {
    String consultId = consults.ceiling(Consults.id(callId, 0));
    boolean about = consultId != null && Consults.about(consultId).equals(callId);
    return about ? calls.get(consultId) : null;
  }

  void put(Call call) {
    if (Consults.is(call)) {
      consults.add(call.callId());
    }
    indexes.replace(calls.put(call.callId(), call), call);
  }

  /** Forgets a call that ended. */
  void end(String callId) {
    consults.remove(callId);
    indexes.replace(calls.remove(callId), null);
    ended.add(callId);
    if (ended.size() > ENDED_CALLS_MAX) {
      ended.removeFirst();
    }
  }

  boolean isOpen(String queueId) {
    Door door = doors.get(queueId);
    return door == null || door.open();
  }

  /** The door of a queue; one that never was closed is open. */
  Door door(String queueId) {
    return doors.getOrDefault(queueId, new Door(queueId, null, null, null, 0));
  }

  void put(Door door) {
    doors.put(door.queueId(), door);
    changedQueues.add(door.queueId());
  }

  /** By how many steps a call's requirement is relaxed by now. */
  int stepNow(Call call) {
    return routing.rules(call.queueId()).stepAfter(nowMs - call.waited().sinceMs());
  }

  /** Place in its line, 1 is next. */
  int position(Call call) {
    return indexes.position(call);
  }

  List<String> takeChangedSeats() {
    List<String> taken = List.copyOf(changedSeats);
    changedSeats.clear();
    return taken;
  }

  List<String> takeChangedQueues() {
    changedQueues.addAll(indexes.changedQueues());
    indexes.changedQueues().clear();
    List<String> taken = List.copyOf(changedQueues);
    changedQueues.clear();
    return taken;
  }
}
